package io.onefold.profile.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.profile.expression.Compilation.Refused;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.Value;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
    private static final Result TOO_MUCH = new Result.NotTold("it is more work than one expression may be");

    private final People person = new People();

    @Test
    void anExpressionMayNotBeLong() {
        assertThat(problem("traits.x == '" + "a".repeat(4083) + "'"))
                .isEqualTo("line 1, column 1: it is too long: at most 4096 characters");
        assertThat(People.compiled(People.ALL.condition("traits.x == '" + "a".repeat(4082) + "'")))
                .isNotNull();
        assertThat(problem("a".repeat(1_000_000))).contains("too long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "!(", "-(", "size(", "has("})
    void whatIsOpenedTooOftenIsRefused(String open) {
        assertThat(problem(open.repeat(800))).contains("too much within one another: at most 24 levels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1", "==1", "[0]", ".a", "?true:true"})
    void whatIsAppendedTooOftenIsRefused(String appended) {
        assertThat(problem("traits.x" + appended.repeat(400)))
                .contains("too much within one another: at most 24 levels");
    }

    @Test
    void andMayStandInARow() {
        assertThat(person.is("traits.vip" + " && traits.vip".repeat(280))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identifiers.email.exists(a, identifiers.email.exists(b, identifiers.email.exists(c, a + b == c)))",
                "identifiers.email.all(a, size(identifiers.email) + size(identifiers.email) + size(identifiers.email) + size(identifiers.email) > 0)",
                "identifiers.email.all(a, identifiers.email.all(b, identifiers.email.map(c, c).size() > 0))",
                "identifiers.email.exists(a, identifiers.email.exists(b, identifiers.email == [a]))",
                "identifiers.email.map(a, identifiers.email + identifiers.email).size() == 0 || identifiers.email.all(a, identifiers.email.all(b, size(traits.long) > 0))",
                "identifiers.email.all(a, traits.long == traits.twin && traits.long + '' != a)",
                "identifiers.email.all(a, traits.long.matches('(a|aa)+$') || true)",
                "traits.long.matches('(x+x+)+y{100}')",
                "identifiers.email.all(a, !traits.long.contains(traits.part))",
                "identifiers.email.all(a, traits.long.lowerAscii() != '')",
                "identifiers.email.all(a, sum(traits.none_of.map(x, 1)) == 0 || identifiers.email.all(b, max(identifiers.email) >= min(identifiers.email)))",
            })
    void anEvaluationStops(String condition) {
        for (int i = 0; i < 500; i++) person.identifiers.add(new ProfileIdentifier("email", "a" + i, 0, 0));
        person.trait("long", new Value.Text("a".repeat(32_000)));
        person.trait("twin", new Value.Text("a".repeat(32_000)));
        person.trait("part", new Value.Text("a".repeat(3_000) + "b"));
        person.trait("none_of", new Value.Texts(Collections.nCopies(500, "x")));

        assertThat(person.of(People.compiled(People.ALL.condition(condition)))).isEqualTo(TOO_MUCH);
    }

    @Test
    void loopsWithinLoopsStop() {
        String condition = "true";
        for (String variable : List.of("a", "b", "c", "d", "e", "f", "g"))
            condition = "[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].all(" + variable + ", " + condition + ")";

        assertThat(person.of(People.compiled(People.ALL.condition(condition)))).isEqualTo(TOO_MUCH);
    }

    /** A type that is twice as large with each call would take for ever to check. */
    @Test
    void typesStaySmall() {
        assertThat(problem("[1]" + ".map(a, {a: a})".repeat(20) + " == []")).contains("nothing can be made in braces");
    }

    @Test
    void aTextStaysShort() {
        person.trait("long", new Value.Text("a".repeat(4096)));

        assertThat(person.value("traits.long + 'b'", ValueType.TEXT))
                .isEqualTo(new Result.NotTold("a text of more than 4096 characters"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(x{1000}){1000}",
                "(((x{100}){100}){100}){100}",
                "x{99999999999999999999}",
                "((x{0,90}){2}){90,}"
            })
    void aPatternMayNotRepeatTooMuch(String pattern) {
        assertThat(problem("traits.x.matches('" + pattern + "')")).contains("column 18: the pattern repeats too much");
    }

    private static String problem(String source) {
        return ((Refused) People.ALL.condition(source)).problems().toString().replaceAll("^\\[|]$", "");
    }
}
