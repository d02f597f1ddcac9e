package io.onefold.identity.normalise;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.identity.rules.Garbage;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.Namespace;
import io.onefold.identity.rules.Normalisation;
import io.onefold.schemas.KeyedIdentifier;
import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierReaderTest {
    private final IdentifierReader reader = new IdentifierReader(Shipped.RULES, Shipped.KEYS);

    @ParameterizedTest
    @CsvSource({
        "CN, 13912345678, +8613912345678",
        "CN, 139 1234 5678, +8613912345678",
        "CN, 139-1234-5678, +8613912345678",
        "CN, 8613912345678, +8613912345678",
        "CN, +86 139 1234 5678, +8613912345678",
        "CN, 0086 139 1234 5678, +8613912345678",
        "CN, １３９１２３４５６７８, +8613912345678",
        "CN, （021）５８８８ １２３４, +862158881234",
        "CN, 021-58881234, +862158881234",
        "CN, 021-58881234 ext. 12, +862158881234;ext=12",
        "CN, +862158881234;ext=12, +862158881234;ext=12",
        "CN, +44 20 7946 0958, +442079460958",
        "GB, 020 7946 0958, +442079460958",
        "GB, (020) 7946-0958, +442079460958",
        "GB, +44 (0)20 7946 0958, +442079460958",
        "GB, 07700 900123, +447700900123",
        "US, (212) 555-0123, +12125550123",
        "US, 1 212 555 0123, +12125550123",
        "US, +1.212.555.0123, +12125550123",
        "'', +8613912345678, +8613912345678",
        "HK, 2345 6789, +85223456789"
    })
    void telephoneNumbersBecomeE164(String region, String raw, String expected) {
        assertThat(read("phone", region, raw)).isEqualTo(new Reading.Normalised(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "CN, abc, is not a telephone number",
        "CN, 1-800-FLOWERS, is not a telephone number",
        "CN, 123, is too short for a telephone number",
        "CN, 1391234567890123, is too long for a telephone number",
        "'', 13912345678, 'has no country code that exists; send one, or set the region of the source or the namespace'",
        "CN, +999 123 4567, 'has no country code that exists; send one, or set the region of the source or the namespace'"
    })
    void whatIsNoTelephoneNumberIsUnreadable(String region, String raw, String reason) {
        assertThat(read("phone", region, raw)).isEqualTo(new Reading.Unreadable(reason));
    }

    @ParameterizedTest
    @CsvSource({
        "Ada.Lovelace@Mail.Example, ada.lovelace@mail.example",
        "'  ada@mail.example \t', ada@mail.example",
        "ada@mail.example., ada@mail.example",
        "ＡＤＡ＠ｍａｉｌ．ｅｘａｍｐｌｅ, ada@mail.example",
        "ada+shop@mail.example, ada+shop@mail.example",
        "o'neill@mail.example, o'neill@mail.example",
        "li@例子.公司, li@xn--fsqu00a.xn--55qx5d",
        "li@例子。公司, li@xn--fsqu00a.xn--55qx5d",
        "li@XN--FSQU00A.xn--55qx5d, li@xn--fsqu00a.xn--55qx5d",
        "jürgen@BÜCHER.example, jürgen@xn--bcher-kva.example",
        "李雷@mail.example, 李雷@mail.example",
        "a.d.a+tag@gmail.com, a.d.a+tag@gmail.com"
    })
    void emailAddressesAreInLowerCaseWithAnAsciiDomain(String raw, String expected) {
        assertThat(read("email", "", raw)).isEqualTo(new Reading.Normalised(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "A.D.A+tag@GMail.com, ada@gmail.com",
        "ada@googlemail.com, ada@gmail.com",
        "ada@gmail.com, ada@gmail.com",
        "a.da+tag@mail.example, a.da+tag@mail.example"
    })
    void whatGmailIgnoresIsDroppedWhereANamespaceAsksForIt(String raw, String expected) {
        Namespace byProvider = Namespace.of("email", 1).withNormalise(Normalisation.EMAIL_BY_PROVIDER, "");
        IdentifierReader optedIn = new IdentifierReader(IdentityRules.of(List.of(byProvider)), Shipped.KEYS);

        assertThat(optedIn.read(byProvider, "", raw)).isEqualTo(new Reading.Normalised(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "ada@",
                "@mail.example",
                "ada@mail",
                "ada@@mail.example",
                "ada lovelace@mail.example",
                ".ada@mail.example",
                "a..da@mail.example",
                "ada@-mail.example",
                "ada@mail..example",
                "ada@127.0.0.1",
                "ada@mail_box.example",
                "<ada@mail.example>",
                "ada@mail.example, li@mail.example"
            })
    void whatIsNoAddressIsUnreadable(String raw) {
        assertThat(read("email", "", raw)).isEqualTo(new Reading.Unreadable("is not an e-mail address"));
    }

    @ParameterizedTest
    @CsvSource({
        "customer_id, ' 李雷 ', 李雷",
        "customer_id, 'C-００７', C-007",
        "customer_id, '\uFEFFC-7\u200B', C-7",
        "customer_id, '\u3000C-7\u00A0', C-7",
        "member_id, 'AbC', AbC",
        "social_id, 'o6_bmjrPTlm6_2sgVt7hMZOPfL2M', o6_bmjrPTlm6_2sgVt7hMZOPfL2M",
        "device_id, 'inner  space', 'inner  space'"
    })
    void otherValuesAreCleanedAndKeptAsTheyAre(String namespace, String raw, String expected) {
        assertThat(read(namespace, "", raw)).isEqualTo(new Reading.Normalised(expected));
    }

    @ParameterizedTest
    @CsvSource({
        "customer_id, ''",
        "customer_id, '  \u200B '",
        "customer_id, null",
        "customer_id, NULL",
        "customer_id, ' None '",
        "customer_id, ｕｎｄｅｆｉｎｅｄ",
        "customer_id, NaN",
        "customer_id, anonymous",
        "customer_id, Unknown",
        "customer_id, 未知",
        "customer_id, 0",
        "customer_id, 0000000000",
        "customer_id, -1",
        "device_id, 00000000-0000-0000-0000-000000000000",
        "device_id, 00000000000000000000000000000000",
        "member_id, xxxx",
        "email, test@test.com",
        "email, Test@TEST.com",
        "email, test@Example.com",
        "email, null",
        "email, ada@localhost",
        "phone, 13800138000",
        "phone, +86 138-0013-8000",
        "phone, 18888888888",
        "phone, ０００００"
    })
    void garbageIsKnownHoweverItIsWritten(String namespace, String raw) {
        assertThat(read(namespace, Shipped.namespace(namespace).region(), raw)).isEqualTo(new Reading.Garbage());
    }

    @ParameterizedTest
    @CsvSource({
        "customer_id, 88888888",
        "customer_id, nullable",
        "customer_id, 100",
        "member_id, A0000",
        "email, ada@example.com",
        "phone, 13800138001"
    })
    void whatOnlyLooksLikeGarbageIsKept(String namespace, String raw) {
        assertThat(read(namespace, Shipped.namespace(namespace).region(), raw)).isInstanceOf(Reading.Normalised.class);
    }

    @Test
    void aValueThatIsTooLongIsUnreadable() {
        assertThat(read("customer_id", "", "x1".repeat(129)))
                .isEqualTo(new Reading.Unreadable("is longer than 256 characters"));
    }

    @Test
    void anEmptyValueIsGarbageWhateverTheRules() {
        Namespace id = Namespace.of("id", 1);
        IdentityRules rules = IdentityRules.of(1, List.of(id), Garbage.NONE, Set.of());

        assertThat(new IdentifierReader(rules, Shipped.KEYS).read(id, "", " ")).isEqualTo(new Reading.Garbage());
    }

    @Test
    void aNormalisedValueNormalisesToItself() {
        String alphabet = "aZ09 .+-@_'()ＡİßéÀ李１＠。．\u200B\u3000\u0301ﬁ";
        Random random = new Random(20_261_121);
        for (int n = 0; n < 6_000; n++) {
            StringBuilder raw = new StringBuilder();
            if (n % 3 == 0) raw.append("li");
            for (int length = random.nextInt(12); length >= 0; length--)
                raw.append(alphabet.charAt(random.nextInt(alphabet.length())));
            if (n % 3 == 0) raw.append("@Mail.Example");
            for (Namespace namespace : Shipped.RULES.namespaces())
                if (reader.read(namespace, namespace.region(), raw.toString())
                        instanceof Reading.Normalised(String value)) {
                    assertThat(reader.read(namespace, namespace.region(), value))
                            .as(() -> namespace.name() + " of " + escaped(raw))
                            .isEqualTo(new Reading.Normalised(value));
                    assertThat(Normalizer.isNormalized(value, Normalizer.Form.NFKC))
                            .isTrue();
                }
        }
    }

    @Test
    void aLookupFindsWhatTheNormaliserWouldHaveFound() {
        assertThat(reader.lookup("phone", "139 1234 5678"))
                .isEqualTo(new Lookup.Found(new KeyedIdentifier(
                        Shipped.KEYS.key(Shipped.namespace("phone"), "+8613912345678"), "+8613912345678")));
        assertThat(reader.lookup("phone", "abc"))
                .isEqualTo(new Lookup.Unreadable("this phone is not a telephone number"));
        assertThat(reader.lookup("phone", "0000"))
                .isEqualTo(new Lookup.Unreadable("this phone is garbage by the rules: nothing is ever kept under it"));
        assertThat(reader.lookup("emial", "ada@mail.example"))
                .isEqualTo(new Lookup.UnknownNamespace("no namespace is called emial. Did you mean email? There are:"
                        + " customer_id, member_id, social_id, email, phone, email_hash, phone_hash, payment_card,"
                        + " device_id, anonymous_id, session_id, fingerprint, ip, order_number"));
    }

    @Test
    void whatIsNoNamespacesNameIsNotRepeated() {
        assertThat(reader.lookup("ada@mail.example", "email"))
                .isInstanceOfSatisfying(
                        Lookup.UnknownNamespace.class,
                        unknown -> assertThat(unknown.message())
                                .startsWith("not a namespace's name.")
                                .doesNotContain("ada"));
    }

    @Test
    void blockedValuesOfAFileAreKeyedAsTheNormaliserKeysThem() {
        assertThat(IdentifierReader.blockedValues(Shipped.KEYS).key(Shipped.namespace("phone"), " 021 5888 1234"))
                .contains(Shipped.KEYS.key(Shipped.namespace("phone"), "+862158881234"));
        assertThat(IdentifierReader.blockedValues(Shipped.KEYS).key(Shipped.namespace("phone"), "abc"))
                .isEmpty();
    }

    private Reading read(String namespace, String region, String raw) {
        return reader.read(Shipped.namespace(namespace), region, raw);
    }

    private static String escaped(CharSequence text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(String.format("\\u%04x", c)));
        return escaped.toString();
    }
}
