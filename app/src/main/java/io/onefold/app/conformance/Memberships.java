package io.onefold.app.conformance;

import io.onefold.identity.audit.LatestRecords;
import io.onefold.schemas.SegmentMembership;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Who is in which segment, as the topic of memberships tells it, sorted on disk by profile. Of one thread. */
final class Memberships {
    private static final byte[] IN = {};

    private final Deserializer<SegmentMembership> values;
    private final LatestRecords latest;
    private final Differences differences;

    Memberships(Deserializer<SegmentMembership> values, LatestRecords into, Differences differences) {
        this.values = values;
        this.latest = into;
        this.differences = differences;
    }

    /** Takes the next record of its partition. Profile ids are of one length, so sorted by id and segment they stand together. */
    void take(ConsumerRecord<byte[], byte[]> record) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        int slash = key.lastIndexOf('/');
        if (slash < 0) return;
        String id = key.substring(slash + 1);
        SegmentMembership told = record.value() == null ? null : values.deserialize(record.topic(), record.value());
        if (told != null && !told.key().equals(key))
            differences.add(id, "segments", "segment-memberships tells of another under its key");
        boolean isIn = told != null && told.change() == SegmentMembership.Change.ENTERED;
        latest.put((id + "/" + key.substring(0, slash)).getBytes(StandardCharsets.UTF_8), isIn ? IN : null);
    }

    LatestRecords.Reading read() {
        return latest.read();
    }

    /** Segments by profile, both ascending; a profile in none is not there. */
    static Iterator<Map.Entry<String, List<String>>> byProfile(LatestRecords.Reading rows) {
        return new ByProfile(rows);
    }

    private static final class ByProfile implements Iterator<Map.Entry<String, List<String>>> {
        private final LatestRecords.Reading rows;
        private @Nullable String ahead;

        ByProfile(LatestRecords.Reading rows) {
            this.rows = rows;
            this.ahead = nextRow();
        }

        private @Nullable String nextRow() {
            return rows.hasNext() ? new String(rows.next().getKey(), StandardCharsets.UTF_8) : null;
        }

        @Override
        public boolean hasNext() {
            return ahead != null;
        }

        @Override
        public Map.Entry<String, List<String>> next() {
            String first = ahead;
            if (first == null) throw new NoSuchElementException();
            String id = first.substring(0, first.indexOf('/'));
            List<String> segments = new ArrayList<>();
            for (String row = first; row != null && row.startsWith(id + "/"); row = ahead) {
                segments.add(row.substring(id.length() + 1));
                ahead = nextRow();
            }
            return Map.entry(id, segments);
        }
    }
}
