package io.onefold.benchmarks;

import io.onefold.profile.ProfileRules;
import io.onefold.profile.expression.Compilation;
import io.onefold.profile.expression.Compilation.Compiled;
import io.onefold.profile.expression.Expressions;
import io.onefold.profile.expression.KnownNames;
import io.onefold.profile.portrait.PortraitRules;
import io.onefold.profile.segment.OwnTraits;
import io.onefold.profile.segment.Questions;
import io.onefold.profile.segment.Segment;
import io.onefold.profile.segment.Segments;
import io.onefold.schemas.Details;
import io.onefold.schemas.Order;
import io.onefold.schemas.OrderLine;
import io.onefold.schemas.Touchpoint;
import io.onefold.testing.identity.RunningIdentity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * What the portrait costs: events a second drained from a preloaded topic by the full path, with all computed traits that are on unless
 * switched off and fifty segments, and with none, in turn on the same broker, after a round that only warms up. Every fourth event is an
 * order. Arguments: events, people, rounds.
 */
public final class PortraitCost {
    private static final int PARTITIONS = 16;
    private static final int ORDERED = 4;
    private static final int SEGMENTS = 50;
    private static final List<String> CONDITIONS = List.of(
            "computed.spend_365d >= %d.0 && computed.life_cycle == \"active\"",
            "activity.last30Days > %d && has(identifiers.email)",
            "isWithinDays(computed.last_purchase_on, %d)",
            "computed.purchase_days >= %d || \"tea\" in computed.top_categories",
            "traits.city == \"上海\" && activity.channels.web > %d");

    private PortraitCost() {}

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60_000;
        int people = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        ProfileRules with = ProfileRules.DEFAULT.withQuestions(new Questions(OwnTraits.NONE, new Segments(segments())));
        ProfileRules without = new ProfileRules(
                ProfileRules.DEFAULT.survivorship(), PortraitRules.DEFAULT.withNothing(), Questions.NONE);
        try (Machine machine = new Machine()) {
            for (int round = 0; round <= rounds; round++) {
                Drain bare = drained(machine, "without" + round, without, events, people);
                Drain whole = drained(machine, "with" + round, with, events, people);
                System.out.printf(
                        "%s: with traits and segments %s, without %s, ratio %.2f, of processor time %.2f%n",
                        round == 0 ? "warm-up" : "round " + round,
                        whole,
                        bare,
                        whole.rate() / bare.rate(),
                        bare.microsAnEvent() / whole.microsAnEvent());
            }
        }
    }

    private static Drain drained(Machine machine, String name, ProfileRules profile, int events, int people)
            throws Exception {
        Load load = new Load(people);
        RunningIdentity.Place place = new RunningIdentity.Place(
                name, machine.bootstrap(), machine.registry().settings(), machine.folder(name), PARTITIONS);
        try (RunningIdentity identity = RunningIdentity.start(place, profile)) {
            identity.publish(ordering(load, events / 4));
            identity.awaitRest();
            identity.stop();
            identity.publish(ordering(load, events));
            identity.restart();
            Machine.Clock clock = machine.clock();
            identity.awaitRest();
            return new Drain(events, clock.stop());
        }
    }

    private static List<Touchpoint> ordering(Load load, int events) {
        Random random = new Random(events);
        List<Touchpoint> touchpoints = new ArrayList<>(events);
        for (Touchpoint each : load.next(events, System.currentTimeMillis()))
            touchpoints.add(random.nextInt(ORDERED) == 0 ? each.withDetails(ordered(each.messageId(), random)) : each);
        return touchpoints;
    }

    private static Details ordered(String id, Random random) {
        List<OrderLine> lines = new ArrayList<>();
        for (int line = 0; line < 1 + random.nextInt(3); line++)
            lines.add(new OrderLine(
                    "" + line,
                    "product-" + random.nextInt(500),
                    random.nextBoolean() ? "tea" : "cups",
                    BigDecimal.ONE,
                    BigDecimal.valueOf(random.nextInt(50_000), 2),
                    "CNY"));
        return new Details(new Order("order-" + id, lines), null, null, List.of(), new TreeMap<>());
    }

    private static List<Segment> segments() {
        Expressions expressions = new Expressions(KnownNames.SHIPPED);
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < SEGMENTS; i++) {
            String where = CONDITIONS.get(i % CONDITIONS.size()).formatted(1 + i);
            Compilation compiled = expressions.condition(where);
            if (!(compiled instanceof Compiled(var expression)))
                throw new IllegalStateException(where + ": " + compiled);
            segments.add(new Segment("segment-" + i, "", expression));
        }
        return segments;
    }
}
