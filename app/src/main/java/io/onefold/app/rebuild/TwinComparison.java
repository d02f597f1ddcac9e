package io.onefold.app.rebuild;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Holds a published topic against its shadow, partition by partition. In memory are some 300 bytes for each key of one partition; values
 * are known by digests. Of one thread.
 */
final class TwinComparison {
    private final Partitioned reading;

    /** What a key says, and where. */
    private record Standing(long offset, Digest digest) {}

    TwinComparison(Partitioned reading) {
        this.reading = reading;
    }

    /**
     * How many partitions both have.
     *
     * @throws RebuildRefusedException where they have not equally many: a key would stand elsewhere
     */
    int partitions(Twin twin) {
        int published = reading.count(twin.published());
        if (!twin.hasShadow()) return published;
        int shadow = reading.count(twin.shadow());
        if (published == shadow) return published;
        throw new RebuildRefusedException("Topic " + twin.published() + " has " + published
                + " partitions and its shadow " + twin.shadow() + " has " + shadow
                + ": discard the fresh generation and make it anew.");
    }

    Divergence compare(Twin twin, int partition) {
        Map<String, Standing> shadow =
                twin.hasShadow() ? latest(twin.sense(), twin.shadow(), partition) : new HashMap<>();
        Map<String, Standing> published = latest(twin.sense(), twin.published(), partition);
        List<String> ended = new ArrayList<>();
        published.forEach((key, is) -> {
            Standing wanted = shadow.get(key);
            if (wanted == null && twin.sense().ends(key)) ended.add(key);
            if (wanted != null && wanted.digest().equals(is.digest())) shadow.remove(key);
        });
        List<Long> changed = new ArrayList<>();
        SortedMap<String, Long> begun = new TreeMap<>();
        shadow.forEach((key, wanted) -> {
            if (published.containsKey(key)) changed.add(wanted.offset());
            else begun.put(key, wanted.offset());
        });
        return new Divergence(
                changed.stream().sorted().toList(),
                begun,
                ended.stream().sorted().toList());
    }

    private Map<String, Standing> latest(Sense sense, String topic, int partition) {
        Map<String, Standing> latest = new HashMap<>();
        reading.read(new TopicPartition(topic, partition), record -> {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            Optional<Digest> says = says(sense, record);
            if (says.isEmpty()) latest.remove(key);
            else latest.put(key, new Standing(record.offset(), says.get()));
        });
        return latest;
    }

    private static Optional<Digest> says(Sense sense, ConsumerRecord<byte[], byte[]> record) {
        return record.value() == null ? Optional.empty() : sense.says(record);
    }
}
