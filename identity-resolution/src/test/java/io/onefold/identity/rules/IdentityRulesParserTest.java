package io.onefold.identity.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.onefold.schemas.IdentifierKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityRulesParserTest {
    private static final String MINIMAL = """
            version: 1
            namespaces:
              email: { strength: 2 }
              phone: { strength: 1, normalise: phone, region: CN }
            """;

    @Test
    void theShippedRulesAreTheOnesOfTheDesign() {
        IdentityRules rules = parse(IdentityRulesParser.shipped());

        assertThat(rules.version()).isEqualTo(3);
        assertThat(rules.namespaces())
                .extracting(Namespace::name)
                .containsExactly(
                        "customer_id",
                        "member_id",
                        "social_id",
                        "email",
                        "phone",
                        "email_hash",
                        "phone_hash",
                        "payment_card",
                        "device_id",
                        "anonymous_id",
                        "session_id",
                        "fingerprint",
                        "ip",
                        "order_number");
        assertThat(rules.limit(1)).isEqualTo(1);
        assertThat(rules.limit(10)).isEqualTo(Namespace.UNLIMITED);
        assertThat(rules.cap(1, 10)).isEqualTo(1000);
        assertThat(rules.cap(9, 5)).isEqualTo(3);
        assertThat(rules.capAny(9)).isEqualTo(50);
        assertThat(rules.capAny(13)).isEqualTo(1);
        assertThat(rules.cap(14, 1)).isEqualTo(1);
        assertThat(rules.namespace("phone").orElseThrow().region()).isEqualTo("CN");
        assertThat(rules.garbage().values()).contains("null", "13800138000", "test@test.com");
        assertThat(rules.blocked()).isEmpty();
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        Namespace email = parse(MINIMAL).namespace("email").orElseThrow();

        assertThat(email).isEqualTo(Namespace.of("email", 2));
    }

    @Test
    void layoutAndCommentsDoNotChangeTheFingerprint() {
        String other = """
                # the same
                namespaces:
                  phone:
                    region: "CN"
                    strength: 1
                    normalise: phone
                  email:
                    strength: 2
                blocked:
                version: 1
                """;

        assertThat(parse(other).fingerprint()).isEqualTo(parse(MINIMAL).fingerprint());
    }

    @Test
    void blockedValuesBecomeKeys() {
        IdentityRules rules = parse(MINIMAL + "blocked: ['email:info@shop.cn']\n");

        assertThat(rules.isBlocked(new IdentifierKey(2, "info@shop.cn".hashCode(), 0)))
                .isTrue();
    }

    @Test
    void allProblemsAreNamedAtOnceWithTheirPlaces() {
        InvalidRulesException e = refused("""
                version: 0
                namespace: {}
                namespaces:
                  customer_id: { strength: 1, limt: 1 }
                  email:
                    strength: 1
                    normalise: emial
                    sharedAbove: { custmer_id: 3, any: 0 }
                  phone: { strength: 121, normalise: phone, region: XX }
                  Phone2: { strength: 9 }
                  device_id: { limit: many, region: CN }
                  device_id: { strength: 5 }
                garbage: { values: [null], patterns: ["(", ".*"] }
                blocked: [email, "emal:x", "customer_id:unreadable"]
                """);

        assertThat(e.problems())
                .extracting(RulesProblem::toString)
                .containsExactly(
                        "line 1, column 10: version: is 0, must be a whole number from 1",
                        "line 2, column 1: namespace: no such key. Did you mean namespaces?"
                                + " Known here: version, namespaces, garbage, blocked",
                        "line 4, column 31: namespaces.customer_id.limt: no such key. Did you mean limit?"
                                + " Known here: strength, priority, limit, sharedAbove, ambiguous, normalise, region",
                        "line 6, column 15: namespaces.email.strength: is 1, which customer_id has; each needs its own",
                        "line 7, column 16: namespaces.email.normalise: is emial, must be none or email or"
                                + " email-by-provider or phone. Did you mean email?",
                        "line 8, column 20: namespaces.email.sharedAbove.custmer_id: no such namespace."
                                + " Did you mean customer_id?",
                        "line 8, column 40: namespaces.email.sharedAbove.any: is 0, must be a whole number 1 to 1000000",
                        "line 9, column 22: namespaces.phone.strength: is 121, must be a whole number 1 to 120",
                        "line 9, column 53: namespaces.phone.region: is XX, no region with telephone numbers;"
                                + " must be two capital letters, such as CN",
                        "line 10, column 3: namespaces.Phone2: no name for a namespace: it has lower-case letters,"
                                + " digits and underscores, begins with a letter, and is not any",
                        "line 11, column 14: namespaces.device_id.strength: is missing, must be a whole number 1 to 120",
                        "line 11, column 23: namespaces.device_id.limit: is text, must be whole number 1 to 1000000",
                        "line 11, column 37: namespaces.device_id.region: only means something with normalise: phone",
                        "line 12, column 3: namespaces.device_id: stands twice, first in line 11",
                        "line 13, column 21: garbage.values[0]: is nothing, must be a text, in quotes if need be",
                        "line 13, column 39: garbage.patterns: no regular expression: Unclosed group",
                        "line 13, column 44: garbage.patterns: matches everything",
                        "line 14, column 11: blocked: an entry is written namespace:value",
                        "line 14, column 18: blocked: emal: no such namespace. Did you mean email?",
                        "line 14, column 28: blocked: the value cannot be read as customer_id");
        assertThat(e).hasMessageStartingWith("identity rules with 20 problems:\nline 1, column 10: version: is 0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|the file is empty",
                "[1]|the file is a list",
                "'version: [1'|not readable as YAML",
                "'version: &v 1\nnamespaces: *v'|an alias (*v); write the value out",
                "'version: 1\n---\nversion: 2'|a second document",
                "'version: 1'|namespaces: is missing",
                "'version: 1.5\nnamespaces: {}'|version: is a number or a yes/no, must be whole number from 1",
                "'version: 99999999999\nnamespaces: {}'|version: is 99999999999, must be",
                "'version: 1\nnamespaces: {}\nblocked: x'|blocked: is text, must be a list of namespace:value"
            })
    void aFileOfAnotherShapeIsRefused(String yaml, String message) {
        assertThat(refused(yaml)).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "limt, ' Did you mean limit?'",
        "lmiit, ' Did you mean limit?'",
        "Strength, ' Did you mean strength?'",
        "stregnth, ' Did you mean strength?'",
        "colour, ''",
        "li, ''"
    })
    void theNearestWordIsSuggestedIfItIsNearEnough(String word, String suggestion) {
        assertThat(DidYouMean.suggest(word, RuleKey.below("namespaces.NAME"))).isEqualTo(suggestion);
    }

    private static IdentityRules parse(String yaml) {
        return IdentityRulesParser.parse(yaml, IdentityRulesParserTest::key);
    }

    private static InvalidRulesException refused(String yaml) {
        return catchThrowableOfType(InvalidRulesException.class, () -> parse(yaml));
    }

    private static Optional<IdentifierKey> key(Namespace namespace, String value) {
        return value.equals("unreadable")
                ? Optional.empty()
                : Optional.of(new IdentifierKey(namespace.strength(), value.hashCode(), 0));
    }
}
