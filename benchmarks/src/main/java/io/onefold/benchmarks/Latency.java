package io.onefold.benchmarks;

import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.testing.identity.RunningIdentity;
import io.onefold.testing.identity.TouchpointPublisher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * From the moment a touchpoint is handed to Kafka to the moment a subscriber that reads only what is committed has the profile that it
 * changed. A minute's worth of events at once, and then a minute at the rate, only warm up: until then the compilers take half a core.
 * Arguments: events a second, seconds, people.
 */
public final class Latency {
    private static final int PARTITIONS = 16;
    private static final int WARM_UP_SECONDS = 60;
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private Latency() {}

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        int rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
        int people = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5_000;
        try (Machine machine = new Machine();
                RunningIdentity identity = RunningIdentity.start(new RunningIdentity.Place(
                        "latency",
                        machine.bootstrap(),
                        machine.registry().settings(),
                        machine.folder("latency"),
                        PARTITIONS))) {
            Load load = new Load(people);
            identity.publish(load.next(rate * WARM_UP_SECONDS, System.currentTimeMillis()));
            identity.awaitRest();
            send(identity, load, rate, WARM_UP_SECONDS, new ConcurrentHashMap<>());
            Machine.Clock clock = machine.clock();
            List<Double> seen = measure(identity, load, rate, seconds);
            System.out.printf(
                    "%d events/s for %d s: %d profiles seen, p50 %.0f ms, p99 %.0f ms, max %.0f ms; %s%n",
                    rate, seconds, seen.size(), at(seen, 0.5), at(seen, 0.99), at(seen, 1), clock.stop());
        }
    }

    private static List<Double> measure(RunningIdentity identity, Load load, int rate, int seconds) throws Exception {
        Map<String, Long> sent = new ConcurrentHashMap<>();
        List<Double> millis = Collections.synchronizedList(new ArrayList<>());
        AutoCloseable subscription = identity.subscribe(profile -> record(profile, sent, millis));
        try {
            send(identity, load, rate, seconds, sent);
            identity.awaitRest();
        } finally {
            subscription.close();
        }
        Collections.sort(millis);
        return millis;
    }

    private static void send(RunningIdentity identity, Load load, int rate, int seconds, Map<String, Long> sent)
            throws InterruptedException {
        try (TouchpointPublisher publisher = identity.publisher()) {
            long start = System.nanoTime();
            for (int step = 0; step < seconds * 100; step++) {
                for (int i = 0; i < rate / 100; i++) {
                    Touchpoint touchpoint = load.next(System.currentTimeMillis());
                    sent.put(touchpoint.messageId(), System.nanoTime());
                    publisher.send(touchpoint);
                }
                long wait = start + (step + 1) * STEP_NANOS - System.nanoTime();
                if (wait > 0) TimeUnit.NANOSECONDS.sleep(wait);
            }
        }
    }

    /** A profile shows the event that its probe is from; events that were overtaken before they were published are not counted. */
    private static void record(UnifiedProfile profile, Map<String, Long> sent, List<Double> millis) {
        UnifiedProfile.Trait probe = profile.traits().get("probe");
        Long start = probe == null ? null : sent.remove(probe.messageId());
        if (start != null) millis.add((System.nanoTime() - start) / 1e6);
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
    }
}
