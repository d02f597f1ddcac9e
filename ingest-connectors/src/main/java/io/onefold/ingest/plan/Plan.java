package io.onefold.ingest.plan;

import io.onefold.ingest.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the events of a source hold.
 *
 * @param version as its authors count
 * @param allowsUnplanned whether an event that is not among them passes unchecked
 * @param events by name
 */
public record Plan(String version, Mode mode, boolean allowsUnplanned, SortedMap<String, Event> events) {
    private static final int DIGEST_DIGITS = 8;

    /** What becomes of an event that does not keep to the plan. */
    public enum Mode {
        /** It is quarantined. */
        BLOCK,
        /** It passes without what is not planned. */
        DROP,
        /** It passes as it is. */
        FLAG;

        /** As a description writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What an event of one name holds. A map that is null is not checked; where one is empty, nothing is planned.
     *
     * @param properties by name
     * @param traits by name
     */
    public record Event(
            @Nullable SortedMap<String, PlannedValue> properties,
            @Nullable SortedMap<String, PlannedValue> traits) {
        public Event {
            properties = sorted(properties);
            traits = sorted(traits);
        }
    }

    public Plan {
        events = Collections.unmodifiableSortedMap(new TreeMap<>(events));
    }

    /** A digest of what is planned, whatever becomes of what is not: two contents under one version can be told apart. The same in every run. */
    public String content() {
        return digest(new Plan(version, Mode.FLAG, allowsUnplanned, events));
    }

    /**
     * What headers and metrics name the plan by, such as {@code 3/drop/1f0c22e9}: version, mode, and the beginning of a
     * digest of the content, so that two contents under one version can be told apart. The same in every run.
     */
    public String label() {
        return version + "/" + mode.word() + "/" + digest(this);
    }

    private static String digest(Plan plan) {
        String digest = Digests.nameOf(plan.toString().getBytes(StandardCharsets.UTF_8));
        return digest.substring(0, DIGEST_DIGITS);
    }

    private static @Nullable SortedMap<String, PlannedValue> sorted(@Nullable SortedMap<String, PlannedValue> values) {
        return values == null ? null : Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }
}
