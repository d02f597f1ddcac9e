package io.onefold.ingest.plan;

import io.onefold.ingest.Fate;
import io.onefold.ingest.Rejection;
import io.onefold.schemas.Details;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds touchpoints against a plan. Whose they are, when they happened, and what they say of orders, calls and consent is
 * never changed: identifiers are read before, so no plan can join or part two persons. Pure; safe for several threads.
 */
public final class PlanCheck {
    /** How many violations a verdict names. */
    public static final int MOST = 5;

    private static final int MOST_CHARACTERS = 100;

    private final Plan plan;
    private final String label;

    /** A check by {@code plan}. */
    public PlanCheck(Plan plan) {
        this.plan = plan;
        this.label = plan.label();
    }

    /** What headers and metrics name the plan by. */
    public String label() {
        return label;
    }

    /** The version, as its owner counts. */
    public String version() {
        return plan.version();
    }

    /** A digest of what is planned, whatever the mode. */
    public String content() {
        return plan.content();
    }

    /** The fate of a touchpoint: whole or without what is not planned, with a remark; refused where the plan blocks it. */
    public Fate apply(Touchpoint touchpoint) throws Rejection {
        return switch (check(touchpoint)) {
            case Verdict.Kept kept -> new Fate.Accepted(kept.touchpoint(), remark(kept));
            case Verdict.Changed changed -> new Fate.Accepted(changed.touchpoint(), remark(changed));
            case Verdict.Blocked blocked -> throw blocked.rejection();
        };
    }

    private String remark(Verdict verdict) {
        if (verdict.violations().isEmpty()) return "";
        return label + " " + verdict.violations().stream().map(Violation::code).collect(Collectors.joining(" "));
    }

    /** The verdict on a touchpoint. */
    public Verdict check(Touchpoint touchpoint) {
        Plan.@Nullable Event event = plan.events().get(name(touchpoint));
        if (event == null) return unplanned(touchpoint);
        List<Violation> found = new ArrayList<>();
        SortedMap<String, Value> properties = checked("", touchpoint.details().properties(), event.properties(), found);
        SortedMap<String, Value> traits = checked("traits.", touchpoint.traits(), event.traits(), found);
        boolean isLess = properties.size() < touchpoint.details().properties().size()
                || traits.size() < touchpoint.traits().size();
        if (found.isEmpty() || plan.mode() != Plan.Mode.DROP || !isLess) return verdict(touchpoint, found);
        return new Verdict.Changed(with(touchpoint, properties, traits), first(found));
    }

    /** What a plan calls an event: an identify call has no name of its own. */
    private static String name(Touchpoint touchpoint) {
        return touchpoint.name().isEmpty() ? touchpoint.type().name().toLowerCase(Locale.ROOT) : touchpoint.name();
    }

    private Verdict unplanned(Touchpoint touchpoint) {
        return verdict(
                touchpoint, plan.allowsUnplanned() ? List.of() : List.of(new Violation(Violation.Rule.EVENT, "")));
    }

    private Verdict verdict(Touchpoint touchpoint, List<Violation> found) {
        List<Violation> first = first(found);
        if (found.isEmpty() || plan.mode() != Plan.Mode.BLOCK) return new Verdict.Kept(touchpoint, first);
        String codes = first.stream().map(Violation::code).collect(Collectors.joining(", "));
        String more = found.size() > first.size() ? " and " + (found.size() - first.size()) + " more" : "";
        Rejection why = new Rejection(
                QuarantineReason.PLAN_VIOLATION,
                "the event " + bounded(name(touchpoint)) + " does not keep to the plan " + label + ": " + codes + more
                        + "; send it as planned, or correct the plan");
        return new Verdict.Blocked(why, first);
    }

    /** The values that are planned; all, where nothing is said of them. */
    private static SortedMap<String, Value> checked(
            String prefix,
            SortedMap<String, Value> values,
            @Nullable SortedMap<String, PlannedValue> planned,
            List<Violation> found) {
        if (planned == null) return values;
        SortedMap<String, Value> kept = new TreeMap<>(values);
        SortedMap<String, Violation.Rule> broken = new TreeMap<>();
        for (Map.Entry<String, Value> value : values.entrySet()) {
            @Nullable PlannedValue meant = planned.get(value.getKey());
            if (meant == null) broken.put(value.getKey(), Violation.Rule.UNPLANNED);
            else meant.brokenBy(value.getValue()).ifPresent(rule -> broken.put(value.getKey(), rule));
        }
        kept.keySet().removeAll(broken.keySet());
        planned.forEach((name, meant) -> {
            if (meant.required() && isMissing(values.get(name))) broken.put(name, Violation.Rule.MISSING);
        });
        broken.forEach((name, rule) -> found.add(new Violation(rule, prefix + name)));
        return kept;
    }

    private static boolean isMissing(@Nullable Value value) {
        return value == null || value instanceof Value.Cleared;
    }

    private static List<Violation> first(List<Violation> found) {
        return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
    }

    private static String bounded(String name) {
        return name.length() > MOST_CHARACTERS ? name.substring(0, MOST_CHARACTERS) : name;
    }

    private static Touchpoint with(
            Touchpoint touchpoint, SortedMap<String, Value> properties, SortedMap<String, Value> traits) {
        Details said = touchpoint.details();
        return new Touchpoint(
                touchpoint.messageId(),
                touchpoint.source(),
                touchpoint.channel(),
                touchpoint.type(),
                touchpoint.name(),
                touchpoint.occurredAt(),
                touchpoint.receivedAt(),
                touchpoint.senderTime(),
                touchpoint.identifiers(),
                traits,
                touchpoint.consents(),
                touchpoint.context(),
                new Details(said.order(), said.call(), said.complaint(), said.answers(), properties));
    }
}
