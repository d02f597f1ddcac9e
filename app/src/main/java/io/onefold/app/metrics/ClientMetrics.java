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
            "kafka_stream_client_state",
            "kafka_stream_alive_stream_threads",
            "kafka_stream_failed_stream_threads_total",
            "kafka_stream_thread_process_rate",
            "kafka_stream_thread_process_ratio",
            "kafka_stream_thread_punctuate_ratio",
            "kafka_stream_thread_commit_ratio",
            "kafka_stream_thread_poll_ratio",
            "kafka_stream_thread_commit_latency_avg",
            "kafka_stream_thread_commit_latency_max",
            "kafka_stream_thread_task_created_rate",
            "kafka_stream_task_dropped_records_total",
            "kafka_stream_state_updater_active_restoring_tasks",
            "kafka_stream_state_updater_standby_updating_tasks",
            "kafka_stream_state_updater_restore_records_rate",
            "kafka_stream_state_total_sst_files_size",
            "kafka_stream_state_estimate_num_keys",
            "kafka_stream_state_cur_size_all_mem_tables",
            "kafka_stream_state_block_cache_usage",
            "kafka_stream_state_block_cache_capacity",
            "kafka_stream_state_mem_table_flush_pending",
            "kafka_stream_state_num_running_flushes",
            "kafka_stream_state_num_running_compactions",
            "kafka_stream_state_estimate_pending_compaction_bytes",
            "kafka_stream_state_background_errors",
            "kafka_consumer_coordinator_assigned_partitions",
            "kafka_consumer_coordinator_rebalance_total",
            "kafka_consumer_coordinator_failed_rebalance_total",
            "kafka_consumer_coordinator_rebalance_latency_avg",
            "kafka_consumer_coordinator_last_heartbeat_seconds_ago",
            "kafka_consumer_fetch_manager_bytes_consumed_total",
            "kafka_consumer_fetch_manager_records_consumed_total",
            "kafka_consumer_fetch_manager_fetch_latency_avg",
            "kafka_consumer_fetch_manager_fetch_latency_max",
            "kafka_producer_record_send_total",
            "kafka_producer_record_error_total",
            "kafka_producer_record_retry_total",
            "kafka_producer_outgoing_byte_total",
            "kafka_producer_request_latency_avg",
            "kafka_producer_request_latency_max",
            "kafka_producer_batch_size_avg",
            "kafka_producer_buffer_available_bytes",
            "kafka_producer_bufferpool_wait_time_ns_total",
            "kafka_producer_txn_commit_time_ns_total");

    private final MeterRegistry registry;
    private final List<AutoCloseable> bound = new ArrayList<>();

    ClientMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Leaves out what is not chosen. */
    static MeterFilter chosen() {
        return MeterFilter.deny(id ->
                id.getName().startsWith("kafka.") && !isChosen(id.getName().replace('.', '_')));
    }

    /** Counters that have no such ending get it on the page. */
    private static boolean isChosen(String name) {
        return CHOSEN.contains(name) || CHOSEN.contains(name + "_total");
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
