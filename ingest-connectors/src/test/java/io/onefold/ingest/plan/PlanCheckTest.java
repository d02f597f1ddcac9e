package io.onefold.ingest.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.onefold.ingest.description.Description;
import io.onefold.schemas.Channel;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.Order;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlanCheckTest {
    private static final String PLAN = """
            version: 3
            mode: MODE
            events:
              Bought:
                properties:
                  total: {type: number, required: true}
                  size: {type: text, values: [S, M]}
                traits:
                  city: {type: text}
              Untold:
                properties: {}
              identify:
                traits: {age: {type: whole}}
            """;

    private static PlanCheck check(String mode) {
        return new PlanCheck(plan(PLAN.replace("MODE", mode)));
    }

    private static Plan plan(String yaml) {
        return Description.parse("plan.yaml", yaml, (root, problems) -> new PlanReader(problems, root, "").read());
    }

    private static Touchpoint event(String name, Map<String, Value> properties, Map<String, Value> traits) {
        return new Touchpoint(
                "m1",
                "shop",
                Channel.WEB,
                name.isEmpty() ? EventType.IDENTIFY : EventType.TRACK,
                name,
                1,
                2,
                1,
                List.of(new Identifier("email", "li@example.com")),
                new TreeMap<>(traits),
                List.of(new ConsentDecision("email_marketing", ConsentState.GRANTED, "email")),
                new Context("zh-CN", "", "", ""),
                new Details(new Order("o1", List.of()), null, null, List.of(), new TreeMap<>(properties)));
    }

    private static List<String> codes(Verdict verdict) {
        return verdict.violations().stream().map(Violation::code).toList();
    }

    @ParameterizedTest
    @EnumSource(Plan.Mode.class)
    void whatKeepsToThePlanIsUnchanged(Plan.Mode mode) {
        Touchpoint good = event(
                "Bought",
                Map.of("total", new Value.Whole(3), "size", new Value.Text("S")),
                Map.of("city", new Value.Cleared()));

        Verdict verdict = check(mode.word()).check(good);

        assertThat(verdict).isEqualTo(new Verdict.Kept(good, List.of()));
    }

    private static final Touchpoint BAD = event(
            "Bought",
            Map.of(
                    "total",
                    new Value.Text("12"),
                    "size",
                    new Value.Text("XL"),
                    "colour",
                    new Value.Text("red"),
                    "gift",
                    new Value.Flag(true)),
            Map.of("city", new Value.Real(1.5), "name", new Value.Text("Li Lei")));

    @Test
    void whatDoesNotIsFlagged() {
        Verdict verdict = check("flag").check(BAD);

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Kept.class,
                        kept -> assertThat(kept.touchpoint()).isSameAs(BAD));
        assertThat(codes(verdict))
                .containsExactly("unplanned:colour", "unplanned:gift", "value:size", "type:total", "type:traits.city");
    }

    @Test
    void whatDoesNotIsTakenOutAndNothingElseIsTouched() {
        Touchpoint half = event(
                "Bought",
                Map.of("total", new Value.Real(1.5), "size", new Value.Text("XL"), "a", new Value.Flag(true)),
                Map.of("city", new Value.Text("上海"), "name", new Value.Text("Li Lei")));

        Verdict verdict = check("drop").check(half);

        assertThat(verdict)
                .isEqualTo(new Verdict.Changed(
                        event("Bought", Map.of("total", new Value.Real(1.5)), Map.of("city", new Value.Text("上海"))),
                        verdict.violations()));
        assertThat(codes(verdict)).containsExactly("unplanned:a", "value:size", "unplanned:traits.name");
    }

    @Test
    void whatDroppingDoesNotMendIsFlagged() {
        Touchpoint missing = event("Bought", Map.of("total", new Value.Cleared()), Map.of());
        Touchpoint unplanned = event("Sold", Map.of(), Map.of());

        assertThat(check("drop").check(missing))
                .isEqualTo(new Verdict.Kept(missing, List.of(new Violation(Violation.Rule.MISSING, "total"))));
        assertThat(check("drop").check(unplanned))
                .isEqualTo(new Verdict.Kept(unplanned, List.of(new Violation(Violation.Rule.EVENT, ""))));
    }

    @Test
    void whatDoesNotIsBlockedAndNoValueIsTold() {
        PlanCheck check = check("block");

        Verdict verdict = check.check(BAD);

        assertThat(verdict).isInstanceOfSatisfying(Verdict.Blocked.class, blocked -> {
            assertThat(blocked.rejection().reason()).isEqualTo(QuarantineReason.PLAN_VIOLATION);
            assertThat(blocked.rejection().getMessage())
                    .isEqualTo("the event Bought does not keep to the plan " + check.label()
                            + ": unplanned:colour, unplanned:gift, value:size, type:total, type:traits.city and 1 more;"
                            + " send it as planned, or correct the plan")
                    .doesNotContain("XL", "red", "Li Lei", "12");
        });
        assertThat(check.check(event("Sold", Map.of(), Map.of())))
                .isInstanceOfSatisfying(
                        Verdict.Blocked.class,
                        blocked -> assertThat(blocked.rejection().getMessage())
                                .contains("the event Sold", "unplanned-event"));
    }

    @Test
    void onlyWhatThePlanSpeaksOfIsChecked() {
        PlanCheck check = check("block");
        Touchpoint anyTraits = event("Untold", Map.of(), Map.of("x", new Value.Text("y")));
        Touchpoint anyProperties = event("", Map.of("x", new Value.Text("y")), Map.of("age", new Value.Whole(3)));
        PlanCheck open = new PlanCheck(plan("version: 1\nmode: block\nunplanned-events: allow\nevents: {}"));

        assertThat(check.check(anyTraits)).isEqualTo(new Verdict.Kept(anyTraits, List.of()));
        assertThat(codes(check.check(event("Untold", Map.of("x", new Value.Flag(true)), Map.of()))))
                .containsExactly("unplanned:x");
        assertThat(check.check(anyProperties)).isEqualTo(new Verdict.Kept(anyProperties, List.of()));
        assertThat(codes(check.check(event("", Map.of(), Map.of("age", new Value.Text("3"))))))
                .containsExactly("type:traits.age");
        assertThat(open.check(BAD)).isEqualTo(new Verdict.Kept(BAD, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "text, true, false, false, false, false",
        "number, false, true, true, false, false",
        "whole, false, true, false, false, false",
        "flag, false, false, false, true, false",
        "texts, false, false, false, false, true",
        "any, true, true, true, true, true",
    })
    void aTypeHasItsValuesAndNoOthers(
            String type, boolean text, boolean whole, boolean real, boolean flag, boolean texts) {
        PlanCheck check = new PlanCheck(plan("version: 1\nevents: {E: {properties: {p: {type: " + type + "}}}}"));

        assertThat(List.of(
                        fits(check, new Value.Text("3")),
                        fits(check, new Value.Whole(3)),
                        fits(check, new Value.Real(3.5)),
                        fits(check, new Value.Flag(true)),
                        fits(check, new Value.Texts(List.of("a")))))
                .containsExactly(text, whole, real, flag, texts);
        assertThat(fits(check, new Value.Cleared())).isTrue();
    }

    private static boolean fits(PlanCheck check, Value value) {
        return check.check(event("E", Map.of("p", value), Map.of()))
                .violations()
                .isEmpty();
    }

    @Test
    void allowedValuesAreComparedAsWhatTheyAre() {
        PlanCheck numbers =
                new PlanCheck(plan("version: 1\nevents: {E: {properties: {p: {type: number, values: [1, 2.50]}}}}"));
        PlanCheck words =
                new PlanCheck(plan("version: 1\nevents: {E: {properties: {p: {type: texts, values: [a, b]}}}}"));

        assertThat(fits(numbers, new Value.Real(1.0))).isTrue();
        assertThat(fits(numbers, new Value.Real(2.5))).isTrue();
        assertThat(fits(numbers, new Value.Whole(2))).isFalse();
        assertThat(fits(words, new Value.Texts(List.of("b", "b")))).isTrue();
        assertThat(fits(words, new Value.Texts(List.of("a", "c")))).isFalse();
    }

    @Test
    void aNameFromASenderIsCut() {
        String name = "n".repeat(500);

        Verdict verdict = check("block").check(event("Bought", Map.of(name, new Value.Flag(true)), Map.of()));
        Verdict unplanned = check("block").check(event(name, Map.of(), Map.of()));

        assertThat(codes(verdict)).containsExactly("unplanned:" + "n".repeat(60), "missing:total");
        assertThat(((Verdict.Blocked) unplanned).rejection().getMessage().length())
                .isLessThan(300);
    }

    @Test
    void aPlanGoesByItsVersionModeAndMeaning() {
        String label = check("drop").label();

        assertThat(label).matches("3/drop/[0-9a-f]{8}").isEqualTo("3/drop/79633f3d");
        assertThat(new PlanCheck(plan("# the same\nmode: drop\n" + PLAN.replace("mode: MODE\n", ""))).label())
                .isEqualTo(label);
        assertThat(new PlanCheck(plan(PLAN.replace("MODE", "drop").replace("[S, M]", "[S, L]"))).label())
                .startsWith("3/drop/")
                .isNotEqualTo(label);
    }
}
