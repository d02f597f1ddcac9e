package io.onefold.benchmarks;

import io.onefold.schemas.Identifier;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.Value;
import io.onefold.testing.identity.RunningIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether the stream stalls when very many profiles fall due at the same minute: that many people were seen on one day, time passes by
 * eight days at once, so that all of them leave the last seven days, and meanwhile events come in at a steady rate. Said is how long these
 * take to show in profiles before and meanwhile, and how long all profiles that fell due take. Arguments: people, events a second.
 */
public final class DueAtOnce {
    private static final int PARTITIONS = 16;
    private static final int SECONDS_BEFORE = 60;
    private static final int ACTIVE = 5_000;
    private static final String QUIET = "quiet";

    private DueAtOnce() {}

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        int people = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int rate = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 500;
        try (Machine machine = new Machine();
                RunningIdentity identity = RunningIdentity.start(new RunningIdentity.Place(
                        "due",
                        machine.bootstrap(),
                        machine.registry().settings(),
                        machine.folder("due"),
                        PARTITIONS))) {
            Load load = new Load(ACTIVE);
            long now = System.currentTimeMillis();
            long then = now - Duration.ofDays(8).toMillis();
            identity.tick(then);
            Machine.Clock first = machine.clock();
            identity.publish(visits(people, then));
            identity.publish(load.next(rate * SECONDS_BEFORE, then));
            identity.awaitRest();
            System.out.printf(
                    "%d people seen once, in %.1f s%n", people, first.stop().seconds());
            measure(identity, load, people, rate, now, machine);
        }
    }

    private static void measure(RunningIdentity identity, Load load, int people, int rate, long now, Machine machine)
            throws Exception {
        Probes probes = new Probes();
        AtomicInteger left = new AtomicInteger(people);
        AutoCloseable subscription = identity.subscribe(profile -> {
            probes.see(profile);
            if (profile.traits().containsKey(QUIET) && isOver(profile)) left.decrementAndGet();
        });
        try {
            probes.send(identity, load::next, rate, SECONDS_BEFORE);
            identity.awaitRest();
            System.out.printf("before, at %d events/s: %s%n", rate, probes.taken());
            Machine.Clock clock = machine.clock();
            identity.tick(now);
            probes.sendWhile(identity, load::next, rate, () -> left.get() > 0);
            Machine.Usage used = clock.stop();
            System.out.printf(
                    "while %d profiles fall due: all within %.1f s; %s; %s%n",
                    people, used.seconds(), probes.taken(), used);
            identity.awaitRest();
        } finally {
            subscription.close();
        }
    }

    private static boolean isOver(UnifiedProfile profile) {
        return profile.activity().last7Days() == 0;
    }

    private static List<Touchpoint> visits(int people, long at) {
        Load visits = new Load(1);
        List<Touchpoint> touchpoints = new ArrayList<>(people);
        for (int person = 0; person < people; person++) {
            TreeMap<String, Value> traits = new TreeMap<>();
            traits.put(QUIET, new Value.Flag(true));
            touchpoints.add(visits.next(at)
                    .withIdentifiers(List.of(new Identifier("customer_id", "quiet-" + person)))
                    .withTraits(traits));
        }
        return touchpoints;
    }
}
