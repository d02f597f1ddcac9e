package io.onefold.identity.streams;

import io.onefold.identity.forest.Invariant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How often each invariant did not hold on this instance since its start. Thread-safe. */
public final class BrokenInvariants {
    private final Map<Invariant, LongAdder> counts = new EnumMap<>(Invariant.class);

    BrokenInvariants() {
        for (Invariant each : Invariant.values()) counts.put(each, new LongAdder());
    }

    void add(Invariant invariant) {
        of(invariant).increment();
    }

    /** How often this one did not. */
    public long count(Invariant invariant) {
        return of(invariant).sum();
    }

    private LongAdder of(Invariant invariant) {
        LongAdder count = counts.get(invariant);
        if (count == null) throw new IllegalStateException("no count of " + invariant);
        return count;
    }
}
