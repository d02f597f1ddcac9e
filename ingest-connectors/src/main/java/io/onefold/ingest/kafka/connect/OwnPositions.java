package io.onefold.ingest.kafka.connect;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.source.SourceTaskContext;
import org.apache.kafka.connect.source.TransactionContext;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.jspecify.annotations.Nullable;

/** The context of a task inside ours: what it asks of positions is found where ours are kept, under the source's name. */
final class OwnPositions implements SourceTaskContext {
    private final SourceTaskContext outer;
    private final OffsetStorageReader reader;

    OwnPositions(SourceTaskContext outer, String source) {
        this.outer = outer;
        this.reader = new OffsetStorageReader() {
            @Override
            public <T> Map<String, Object> offset(Map<String, T> partition) {
                return outer.offsetStorageReader().offset(ours(partition, source));
            }

            @Override
            public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
                Map<Map<String, T>, Map<String, Object>> all = new HashMap<>();
                for (Map<String, T> partition : partitions) all.put(partition, offset(partition));
                return all;
            }
        };
    }

    private static <T> Map<String, String> ours(Map<String, T> partition, String source) {
        Map<String, String> stream = new HashMap<>();
        partition.forEach((key, value) -> stream.put(key, String.valueOf(value)));
        return FeedRecord.partition(source, stream);
    }

    @Override
    public Map<String, String> configs() {
        return outer.configs();
    }

    @Override
    public OffsetStorageReader offsetStorageReader() {
        return reader;
    }

    @Override
    public @Nullable TransactionContext transactionContext() {
        return null;
    }

    @Override
    public PluginMetrics pluginMetrics() {
        return outer.pluginMetrics();
    }
}
