package io.onefold.profile.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onefold.profile.expression.Compilation.Refused;
import io.onefold.profile.portrait.ComputedTrait;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionProblemsTest {
    private static final Expressions DEPLOYED = new Expressions(new KnownNames(
            Set.of(ComputedTrait.TENURE_DAYS),
            new TreeMap<>(Map.of("tea_lover", ValueType.FLAG)),
            Set.of("email", "phone"),
            Set.of("email_marketing"),
            false));

    @ParameterizedTest
    @CsvSource(
            delimiterString = " -> ",
            quoteCharacter = '`',
            value = {
                "computed.lif_cycle == 'loyal' -> 1, 10 -> there is no computed.lif_cycle. Did you mean life_cycle?",
                "has(computed.agee) -> 1, 14 -> there is no computed.agee. Did you mean age?",
                "computed['spent_30d.USD'] > 1 -> 1, 10 -> there is no computed.spent_30d.USD. Did you mean spend_30d?",
                "computed.tea_loved -> 1, 10 -> there is no computed.tea_loved. Did you mean tea_lover?",
                "computed.tenure_days > 1 -> 1, 10 -> computed.tenure_days is switched off: see portrait in the configuration",
                "activity.last8Days > 1 -> 1, 10 -> there is no activity.last8Days. Did you mean last7Days?",
                "service.answers.exists(a, a.scor > 8) -> 1, 29 -> there is no answer.scor. Did you mean score?",
                "trait.city == 'a' -> 1, 1 -> there is no trait. Did you mean traits?",
                "traits.a == 1 && isWithinDay(traits.b, 3) -> 1, 18 -> there is no isWithinDay. Did you mean isWithinDays?",
                "traits.a.lower() == 'a' -> 1, 10 -> there is no lower.",
                "now() > 1 -> 1, 1 -> there is no now.",
                "identifiers.emial.size() > 0 -> 1, 13 -> there is no identifiers.emial. Did you mean email?",
                "identifiers['emial'].size() > 0 -> 1, 14 -> there is no identifiers.emial. Did you mean email?",
                "consent('email-marketing') == 'granted' -> 1, 10 -> there is no consents.email-marketing. Did you mean email_marketing?",
                "consents.email_marketting == 'granted' -> 1, 10 -> there is no consents.email_marketting. Did you mean email_marketing?",
                "computed.age == '34' -> 1, 14 -> a whole number and a text are never equal",
                "traits == traits -> 1, 8 -> values by name and values by name are never equal",
                "computed.age + 'a' == 'b' -> 1, 14 -> + does not take (whole number, text). It takes (whole number, whole number) or (number, number) or (whole number, number) or (number, whole number) or (text, text) or (list(anything), list(anything))",
                "computed.age > 'a' -> 1, 14 -> > does not take (whole number, text). It takes (whole number, whole number) or (number, number) or (whole number, number) or (number, whole number) or (text, text)",
                "traits.a.b == 1 -> 1, 10 -> a value has no b",
                "traits.a == null -> 1, 13 -> there is no null. Write has(traits.x), or !has(traits.x)",
                "traits.a == 1u -> 1, 13 -> no text and no number",
                "{'a': 1} == {} -> 1, 1 -> nothing can be made in braces",
                "traits.a.matches(traits.b) -> 1, 25 -> the pattern has to stand here as it is, in quotes",
                "traits.a.matches('(a') -> 1, 18 -> no regular expression: missing closing )",
                "computed[traits.a] == 1 -> 1, 17 -> the name of a computed trait has to stand here as it is, in quotes",
                "traits.a = 1 -> 1, 10 -> not understood from here on. Is it ==?",
                "traits.a and traits.b -> 1, 10 -> not understood from here on: and. Is it &&?",
                "traits.a == -> 1, 12 -> something is missing at the end",
                "traits.a == 99999999999999999999 -> 1, 13 -> a number that is too large",
                "computed.age + 1 -> 1, 1 -> it gives a whole number, and yes or no is wanted",
                "'😀é' == traits.a && trait -> 1, 21 -> there is no trait. Did you mean traits?",
            })
    void aMistakeIsFoundWhereItIs(String source, String place, String words) {
        assertThat(((Refused) DEPLOYED.condition(source)).problems())
                .first()
                .hasToString("line " + place.replace(", ", ", column ") + ": " + words);
    }

    @Test
    void nothingAsksNothing() {
        assertThat(((Refused) DEPLOYED.condition(" ")).problems()).hasToString("[line 1, column 1: it is empty]");
    }

    @Test
    void allAreFoundAtOnce() {
        Refused refused =
                (Refused) DEPLOYED.condition("computed.lif_cycle == 'a'\n  && activty.last7Days > 1\n  && now()");

        assertThat(refused.problems().stream().map(ExpressionProblem::line).collect(Collectors.toList()))
                .containsExactly(1, 2, 3);
    }

    @Test
    void ofAValueTheKindIsKnownWhereItCanBe() {
        assertThat(((Refused) DEPLOYED.compile("computed.csat", ValueType.WHOLE)).problems())
                .hasToString("[line 1, column 1: it gives a number, and a whole number is wanted]");
        assertThat(((Refused) DEPLOYED.compile("service", ValueType.TEXT)).problems())
                .hasSize(1);
        assertThat(DEPLOYED.compile("computed.age", ValueType.REAL)).isInstanceOf(Compilation.Compiled.class);
    }

    @Test
    void everyComputedTraitCanBeNamed() {
        for (ComputedTrait trait : ComputedTrait.values())
            assertThat(People.ALL.condition("has(computed." + trait.label() + ")"))
                    .isInstanceOf(Compilation.Compiled.class);
    }

    @Test
    void anOwnTraitTakesNobodysName() {
        for (String name : new String[] {"age", "Big", "a.b", ""})
            assertThatThrownBy(() -> new KnownNames(
                            Set.of(), new TreeMap<>(Map.of(name, ValueType.TEXT)), Set.of(), Set.of(), false))
                    .isInstanceOf(IllegalArgumentException.class);
    }
}
