package io.onefold.app.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.streams.KafkaStreams;

/**
 * What Kafka's own clients, Kafka Streams and RocksDB measure, as far as it says something about an installation: of some thousand
 * numbers these few. Those of tasks that come later are found within a minute. Thread-safe.
 */
public final class ClientMetrics implements AutoCloseable {
    private static final Set<String> CHOSEN = Set.of(
            "kafka.stream.alive.stream.threads",
            "kafka.stream.failed.stream.threads");

    private final MeterRegistry registry;
    private final List<AutoCloseable> bound = new ArrayList<>();

    ClientMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Leaves out what is not chosen. */
    static MeterFilter chosen() {
        return MeterFilter.deny(id -> System.getenv("ALLM") == null && id.getName().startsWith("kafka.") && !CHOSEN.contains(id.getName()));
    }

    /** Adds the engine's, with those of its clients and its stores. */
    public void add(KafkaStreams engine) {
        KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(engine);
        bind(metrics, metrics);
    }

    /** Adds a producer's. */
    public void add(Producer<?, ?> producer) {
        KafkaClientMetrics metrics = new KafkaClientMetrics(producer);
        bind(metrics, metrics);
    }

    /** Adds a consumer's. */
    public void add(Consumer<?, ?> consumer) {
        KafkaClientMetrics metrics = new KafkaClientMetrics(consumer);
        bind(metrics, metrics);
    }

    private synchronized void bind(MeterBinder metrics, AutoCloseable binding) {
        metrics.bindTo(registry);
        bound.add(binding);
    }

    @Override
    public synchronized void close() {
        for (AutoCloseable each : bound) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException("metrics could not let go", e);
            }
        }
        bound.clear();
    }
}
