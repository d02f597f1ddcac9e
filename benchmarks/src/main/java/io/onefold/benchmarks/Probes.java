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
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Touchpoints sent at a steady rate, and how long each took to show in a profile. Thread-safe. */
final class Probes {
    private static final int STEPS_A_SECOND = 100;
    private static final long STEP_NANOS = TimeUnit.SECONDS.toNanos(1) / STEPS_A_SECOND;

    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final List<Double> millis = Collections.synchronizedList(new ArrayList<>());
    private final Predicate<Touchpoint> watched;

    Probes() {
        this(any -> true);
    }

    /** @param watched which of those that are sent are timed */
    Probes(Predicate<Touchpoint> watched) {
        this.watched = watched;
    }

    /** Sends for so many seconds. */
    void send(RunningIdentity identity, Supplier<Touchpoint> next, int rate, int seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        sendWhile(identity, next, rate, () -> System.nanoTime() < end);
    }

    /** Sends for as long as it is wanted. */
    void sendWhile(RunningIdentity identity, Supplier<Touchpoint> next, int rate, BooleanSupplier wanted)
            throws InterruptedException {
        try (TouchpointPublisher publisher = identity.publisher()) {
            long start = System.nanoTime();
            for (long step = 1; wanted.getAsBoolean(); step++) {
                for (int i = 0; i < rate / STEPS_A_SECOND; i++) {
                    Touchpoint touchpoint = next.get();
                    expect(touchpoint);
                    publisher.send(touchpoint);
                }
                long wait = start + step * STEP_NANOS - System.nanoTime();
                if (wait > 0) TimeUnit.NANOSECONDS.sleep(wait);
            }
        }
    }

    /** It is sent now. */
    void expect(Touchpoint touchpoint) {
        if (watched.test(touchpoint)) sent.put(touchpoint.messageId(), System.nanoTime());
    }

    /** A profile shows the event that its probe is from; events that were overtaken before they were published are not counted. */
    void see(UnifiedProfile profile) {
        UnifiedProfile.Trait probe = profile.traits().get("probe");
        Long start = probe == null ? null : sent.remove(probe.messageId());
        if (start != null) millis.add((System.nanoTime() - start) / 1e6);
    }

    /** What was seen so far, and begins anew. */
    String taken() {
        List<Double> sorted;
        synchronized (millis) {
            sorted = new ArrayList<>(millis);
            millis.clear();
        }
        Collections.sort(sorted);
        return "%d profiles seen, p50 %.0f ms, p99 %.0f ms, max %.0f ms"
                .formatted(sorted.size(), at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1));
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.min(sorted.size() - 1, sorted.size() * share));
    }
}
