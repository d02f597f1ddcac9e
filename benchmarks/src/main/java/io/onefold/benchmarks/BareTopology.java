package io.onefold.benchmarks;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * What no identity topology can be faster than on the same machine: the same hops and message sizes without any logic. Each event
 * takes a repartition hop, reads and writes 1.5 KB of state, is forwarded once more in three of four cases, and leaves as an output.
 */
public final class BareTopology implements Supplier<Topology> {
    private static final int STATE_BYTES = 1_500;

    private final BareTopics topics;

    /** The topics that a bare run uses. */
    public record BareTopics(String in, String hop, String loop, String out) {}

    public BareTopology(BareTopics topics) {
        this.topics = topics;
    }

    @Override
    public Topology get() {
        Topology topology = new Topology();
        topology.addSource("in", new ByteArrayDeserializer(), new ByteArrayDeserializer(), topics.in());
        topology.addProcessor("route", Route::new, "in");
        topology.addSink("to-hop", topics.hop(), new ByteArraySerializer(), new ByteArraySerializer(), "route");
        topology.addSource("hop", new ByteArrayDeserializer(), new ByteArrayDeserializer(), topics.hop());
        topology.addSource("loop", new ByteArrayDeserializer(), new ByteArrayDeserializer(), topics.loop());
        topology.addProcessor("state", () -> new State(topics.hop()), "hop", "loop");
        topology.addStateStore(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore("rows"), Serdes.Bytes(), Serdes.ByteArray())
                        .withCachingDisabled()
                        .withLoggingEnabled(Map.of()),
                "state");
        topology.addSink("to-loop", topics.loop(), new ByteArraySerializer(), new ByteArraySerializer(), "state");
        topology.addSink(
                "to-out",
                topics.out(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                (topic, key, value, partitions) -> Optional.of(Set.of(Math.floorMod(key[0], partitions))),
                "state");
        return topology;
    }

    /** Passes on. */
    private static final class Route implements Processor<byte[], byte[], byte[], byte[]> {
        private @Nullable ProcessorContext<byte[], byte[]> context;

        @Override
        public void init(ProcessorContext<byte[], byte[]> newContext) {
            context = newContext;
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            if (context != null) context.forward(record);
        }
    }

    /** Reads and writes state, and forwards. */
    private static final class State implements Processor<byte[], byte[], byte[], byte[]> {
        private final String hop;
        private @Nullable ProcessorContext<byte[], byte[]> context;
        private @Nullable KeyValueStore<Bytes, byte[]> rows;
        private long seen;

        State(String hop) {
            this.hop = hop;
        }

        @Override
        public void init(ProcessorContext<byte[], byte[]> newContext) {
            context = newContext;
            rows = newContext.getStateStore("rows");
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            if (context == null || rows == null) return;
            Bytes key = Bytes.wrap(record.key());
            byte[] before = rows.get(key);
            byte[] after = before == null ? new byte[STATE_BYTES] : before.clone();
            after[(int) (seen++ % STATE_BYTES)]++;
            rows.put(key, after);
            boolean first = context.recordMetadata().orElseThrow().topic().equals(hop);
            if (first && seen % 4 != 0) context.forward(record, "to-loop");
            else context.forward(record.withValue(after), "to-out");
        }
    }
}
