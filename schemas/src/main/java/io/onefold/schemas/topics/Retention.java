package io.onefold.schemas.topics;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** For how long a topic's records are kept, as the broker's own settings. */
public sealed interface Retention {
    /** After how long a record that a newer one of its key replaced is gone from the log for certain. */
    Duration COMPACTED_WITHIN = Duration.ofDays(7);

    /**
     * After how long a file of the log takes no more records. Only of files that are closed so can records be deleted or compacted away, so
     * it is a part of how long erased records stay on disk.
     */
    Duration FILE_CLOSED_AFTER = Duration.ofDays(1);

    /** How long a tombstone is kept. Who was away for longer must read from the beginning. */
    Duration TOMBSTONES_KEPT = Duration.ofDays(30);

    /** What is left of {@link #COMPACTED_WITHIN} once the file is closed. */
    static Duration compactionLag() {
        return COMPACTED_WITHIN.minus(FILE_CLOSED_AFTER);
    }

    /** The settings of the broker that bring it about, by name. */
    Map<String, String> settings();

    /** One sentence for people. */
    String sentence();

    /** For ever, but for what Onefold itself deletes once it was consumed and is old enough; so an outage of any length loses nothing. */
    record UntilConsumed() implements Retention {
        @Override
        public Map<String, String> settings() {
            return Map.of(
                    "cleanup.policy",
                    "delete",
                    "retention.ms",
                    "-1",
                    "retention.bytes",
                    "-1",
                    "segment.ms",
                    Long.toString(FILE_CLOSED_AFTER.toMillis()));
        }

        @Override
        public String sentence() {
            return "until consumed and at least 7 days old; Onefold deletes it then, the broker never does";
        }
    }

    /** For ever. */
    record ForEver() implements Retention {
        @Override
        public Map<String, String> settings() {
            return Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");
        }

        @Override
        public String sentence() {
            return "for ever";
        }
    }

    /**
     * For a time from when it was written. By its receipt, what is decided late, after an outage or of an old record, would be gone before
     * anybody could look at it; so the broker stamps it.
     */
    record For(Duration time) implements Retention {
        @Override
        public Map<String, String> settings() {
            return Map.of(
                    "cleanup.policy",
                    "delete",
                    "retention.ms",
                    Long.toString(time.toMillis()),
                    "retention.bytes",
                    "-1",
                    "message.timestamp.type",
                    "LogAppendTime");
        }

        @Override
        public String sentence() {
            return time.toDays() + " days";
        }
    }

    /** The newest record of each key, for ever; a tombstone for {@link #TOMBSTONES_KEPT}. */
    record NewestOfKey() implements Retention {
        @Override
        public Map<String, String> settings() {
            Map<String, String> settings = new TreeMap<>();
            settings.put("cleanup.policy", "compact");
            settings.put("delete.retention.ms", Long.toString(TOMBSTONES_KEPT.toMillis()));
            settings.put("max.compaction.lag.ms", Long.toString(compactionLag().toMillis()));
            settings.put("segment.ms", Long.toString(FILE_CLOSED_AFTER.toMillis()));
            settings.put("min.cleanable.dirty.ratio", "0.2");
            settings.put("segment.bytes", Integer.toString(64 << 20));
            return settings;
        }

        @Override
        public String sentence() {
            return "the newest record of each key, for ever; what it replaced goes within 7 days, a tombstone after 30";
        }
    }
}
