package io.onefold.benchmarks;

import io.onefold.benchmarks.Traffic.Flow;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * What no identity topology can be faster than on the same machine while it writes as much: the same hops, and to each store and topic as
 * many records for an event, with the bytes that the full path wrote there, but without any logic. Of its state it reads one row for each
 * event, since whether an event is a duplicate cannot be known without.
 */
public final class BareTopology implements Supplier<Topology> {
    private final Plan plan;

    /**
     * What it writes.
     *
     * @param in the topic that events are in
     * @param hop what each event is forwarded to, with what the full path writes there
     * @param loop the same of what leads back to the topology
     * @param stores by their names; of the last one a row is read for each event
     * @param outputs by their topics' names
     */
    public record Plan(String in, Way hop, Way loop, SortedMap<String, Flow> stores, SortedMap<String, Flow> outputs) {
        public Plan {
            stores = Collections.unmodifiableSortedMap(stores);
            outputs = Collections.unmodifiableSortedMap(outputs);
        }
    }

    /** A topic, and what goes there. */
    public record Way(String topic, Flow flow) {}

    public BareTopology(Plan plan) {
        this.plan = plan;
    }

    @Override
    public Topology get() {
        Topology topology = new Topology();
        source(topology, "in", plan.in());
        topology.addProcessor("route", () -> new Route(plan.hop().flow()), "in");
        sink(topology, "to-hop", plan.hop().topic(), "route");
        source(topology, "hop", plan.hop().topic());
        source(topology, "loop", plan.loop().topic());
        topology.addProcessor("state", () -> new State(plan), "hop", "loop");
        for (String store : plan.stores().keySet())
            topology.addStateStore(
                    Stores.keyValueStoreBuilder(
                                    Stores.persistentKeyValueStore(store), Serdes.Bytes(), Serdes.ByteArray())
                            .withCachingDisabled()
                            .withLoggingEnabled(Map.of()),
                    "state");
        sink(topology, "to-loop", plan.loop().topic(), "state");
        for (String output : plan.outputs().keySet()) sink(topology, output, output, "state");
        return topology;
    }

    private static void source(Topology topology, String name, String topic) {
        topology.addSource(name, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic);
    }

    /** Keys' last bytes are as good as chance. */
    private static void sink(Topology topology, String name, String topic, String parent) {
        topology.addSink(
                name,
                topic,
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                (to, key, value, partitions) ->
                        Optional.of(Set.of(Math.floorMod(key.length == 0 ? 0 : key[key.length - 1], partitions))),
                parent);
    }

    /** Of one flow so many records a call as it has on average. */
    private static final class Doses {
        private final List<KeyValue<byte[], byte[]>> samples;
        private final double perCall;
        private double due;
        private int next;

        Doses(Flow flow, double calls) {
            this.samples = flow.samples();
            this.perCall = flow.records() / calls;
            // Tasks do not all write the same at the same moment.
            this.next = ThreadLocalRandom.current().nextInt(Math.max(1, samples.size()));
        }

        boolean hasNext() {
            return due >= 1;
        }

        void call() {
            due += perCall;
        }

        KeyValue<byte[], byte[]> next() {
            due--;
            next = (next + 1) % samples.size();
            return samples.get(next);
        }
    }

    /** Passes on. */
    private static final class Route implements Processor<byte[], byte[], byte[], byte[]> {
        private final Doses hop;
        private @Nullable ProcessorContext<byte[], byte[]> context;

        Route(Flow hop) {
            this.hop = new Doses(hop, hop.records());
        }

        @Override
        public void init(ProcessorContext<byte[], byte[]> newContext) {
            context = newContext;
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            if (context == null) return;
            hop.call();
            while (hop.hasNext()) context.forward(written(record, hop.next()));
        }
    }

    private static Record<byte[], byte[]> written(Record<byte[], byte[]> record, KeyValue<byte[], byte[]> sample) {
        return new Record<>(sample.key, sample.value, record.timestamp());
    }

    /** Reads and writes state, and forwards. */
    private static final class State implements Processor<byte[], byte[], byte[], byte[]> {
        private final Plan plan;
        private final Doses loop;
        private final Map<String, Doses> outputs = new HashMap<>();
        private final Map<KeyValueStore<Bytes, byte[]>, Doses> rows = new LinkedHashMap<>();
        private @Nullable ProcessorContext<byte[], byte[]> context;
        private @Nullable KeyValueStore<Bytes, byte[]> asked;

        State(Plan plan) {
            this.plan = plan;
            this.loop = new Doses(plan.loop().flow(), plan.hop().flow().records());
            plan.outputs().forEach((topic, flow) -> outputs.put(topic, new Doses(flow, messages())));
        }

        private double messages() {
            return (double) plan.hop().flow().records() + plan.loop().flow().records();
        }

        @Override
        public void init(ProcessorContext<byte[], byte[]> newContext) {
            context = newContext;
            rows.clear();
            plan.stores()
                    .forEach((name, flow) -> rows.put(newContext.getStateStore(name), new Doses(flow, messages())));
            asked = newContext.getStateStore(plan.stores().lastKey());
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            ProcessorContext<byte[], byte[]> running = context;
            if (running == null || asked == null) return;
            boolean first = running.recordMetadata()
                    .orElseThrow()
                    .topic()
                    .equals(plan.hop().topic());
            if (first) asked.get(Bytes.wrap(record.key()));
            rows.forEach((store, doses) -> {
                doses.call();
                while (doses.hasNext()) {
                    KeyValue<byte[], byte[]> sample = doses.next();
                    store.put(Bytes.wrap(sample.key), sample.value);
                }
            });
            outputs.forEach((topic, doses) -> {
                doses.call();
                while (doses.hasNext()) running.forward(written(record, doses.next()), topic);
            });
            if (!first) return;
            loop.call();
            while (loop.hasNext()) running.forward(written(record, loop.next()), "to-loop");
        }
    }
}
