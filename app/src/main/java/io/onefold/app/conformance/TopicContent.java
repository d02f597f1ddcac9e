package io.onefold.app.conformance;

import io.onefold.identity.audit.LatestRecords;
import io.onefold.schemas.UnifiedProfile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * A topic of profiles as a subscriber ends up with it, sorted on disk, and what was wrong with its records on the way. In memory are the ids that
 * ended. Of one thread.
 */
final class TopicContent {
    /** Closes the broker's file once a day; it is nobody's. */
    private static final String NOBODY = "~";

    private static final Pattern PROFILE_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final CheckedTopic topic;
    private final Deserializer<UnifiedProfile> values;
    private final Differences differences;
    private final LatestRecords latest;
    private final Set<String> ended = new HashSet<>();
    private final Map<String, Integer> revivals = new HashMap<>();
    private long records;
    private long sound;

    TopicContent(CheckedTopic topic, Deserializer<UnifiedProfile> values, LatestRecords into, Differences differences) {
        this.topic = topic;
        this.values = values;
        this.differences = differences;
        this.latest = into;
    }

    /** Takes the next record of its partition. */
    void take(ConsumerRecord<byte[], byte[]> record) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (key.equals(NOBODY) && record.value() == null) return;
        records++;
        latest.put(record.key(), record.value());
        if (record.value() == null) ended.add(key);
        else if (ended.remove(key)) revivals.merge(key, 1, Integer::sum);
        if (isSound(key, record)) sound++;
    }

    private boolean isSound(String key, ConsumerRecord<byte[], byte[]> record) {
        if (!PROFILE_ID.matcher(key).matches()) {
            differences.add("a record at " + record.partition() + "@" + record.offset(), "key", "is no profile id");
            return false;
        }
        if (record.value() == null) return true;
        boolean isItsOwn = key.equals(read(record.value()).profileId());
        if (!isItsOwn) differences.add(key, "profileId", "is another one than the key");
        return isItsOwn;
    }

    private UnifiedProfile read(byte[] value) {
        return values.deserialize(topic.name(), value);
    }

    /** What lived again after a tombstone, more often than the change feed tells. */
    void checkRevivals(ChangeFeed feed) {
        revivals.forEach((id, times) -> {
            if (times > feed.revivals(id))
                differences.add(id, "", "came again after its end, and profile-changes does not tell of it");
        });
    }

    /** What is left, by id; may be read several times once all is taken. */
    Profiles profiles() {
        return new Profiles(latest.read());
    }

    /** That of all records, as to their keys. */
    ConformanceReport.Count count() {
        return new ConformanceReport.Count("records of " + topic.name() + " under their profile's id", sound, records);
    }

    /** Profiles in the order of their ids. */
    final class Profiles implements Iterator<Map.Entry<String, UnifiedProfile>>, AutoCloseable {
        private final LatestRecords.Reading rows;

        private Profiles(LatestRecords.Reading rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public Map.Entry<String, UnifiedProfile> next() {
            Map.Entry<byte[], byte[]> row = rows.next();
            return Map.entry(new String(row.getKey(), StandardCharsets.UTF_8), read(row.getValue()));
        }

        @Override
        public void close() {
            rows.close();
        }
    }
}
