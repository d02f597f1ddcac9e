package io.onefold.identity.streams;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The topology, running. A failure that may pass is tried again by a new thread; a refused start ends it. Thread-safe.
 */
public final class IdentityStreams implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(IdentityStreams.class);
    private static final Duration CLOSING = Duration.ofSeconds(30);
    /** The shortest that Kafka Streams allows. */
    private static final Duration PROBING = Duration.ofMinutes(1);
    /** How many tasks at a time are copied to an instance that has joined. */
    private static final int WARMING_UP = 8;

    /** How often an instance says that it is there, at least: it hears of a rebalance by the answer, and until all have heard nobody commits. */
    private static final Duration HEARTBEAT = Duration.ofMillis(500);

    private static final long CACHED_BYTES = 4L * 1024 * 1024;

    private final KafkaStreams streams;
    private final boolean hasStandbys;
    private final CompletableFuture<Void> running = new CompletableFuture<>();
    private final RestoreProgress restore = new RestoreProgress();

    /**
     * How the topology runs.
     *
     * @param applicationId names the state: another id is another, empty installation
     * @param instanceId this instance's name, the same after a restart, so that it gets its state back without a rebalance
     * @param storeBytes memory that all state stores share
     * @param client plain Kafka client properties, such as those of TLS and SASL
     */
    public record Settings(
            String applicationId,
            String instanceId,
            Path stateFolder,
            int threads,
            int standbys,
            short replicas,
            Duration commitInterval,
            Duration transactionTimeout,
            Duration sessionTimeout,
            long storeBytes,
            Map<String, String> client) {
        public Settings {
            client = Map.copyOf(client);
        }
    }

    /** Made, not yet started. */
    public IdentityStreams(Topology topology, Settings settings) {
        this.streams = new KafkaStreams(topology, properties(settings));
        this.hasStandbys = settings.standbys() > 0;
        streams.setUncaughtExceptionHandler(this::afterFailure);
        streams.setGlobalStateRestoreListener(restore);
        streams.setStateListener((now, before) -> {
            log.info("state={} before={}", now, before);
            if (now == State.RUNNING) running.complete(null);
            if (now == State.ERROR) running.completeExceptionally(new IllegalStateException("the topology failed"));
        });
    }

    private StreamThreadExceptionResponse afterFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedStartException refused) {
                running.completeExceptionally(refused);
                return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
            }
        }
        log.error("a thread failed and is replaced", failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Starts; the future completes when every task runs, or exceptionally when that cannot be. */
    public CompletableFuture<Void> start() {
        streams.start();
        return running;
    }

    /** What the engine says of itself. */
    public State state() {
        return streams.state();
    }

    /** How far the state is read back, where it was not whole on disk. */
    public RestoreProgress restore() {
        return restore;
    }

    /** The engine, for metrics. */
    public KafkaStreams engine() {
        return streams;
    }

    @Override
    public void close() {
        // Where others have copies they take over at once, instead of after the session's end; where nobody has, the
        // same instance comes
        // back sooner than another one could read its state.
        close(hasStandbys ? GroupMembershipOperation.LEAVE_GROUP : GroupMembershipOperation.REMAIN_IN_GROUP);
    }

    /** Closes it for good: nobody waits for this instance to come back. */
    public void leave() {
        close(GroupMembershipOperation.LEAVE_GROUP);
    }

    private void close(GroupMembershipOperation membership) {
        CloseOptions how = CloseOptions.groupMembershipOperation(membership).withTimeout(CLOSING);
        if (!streams.close(how)) log.warn("the topology did not stop within {}", CLOSING);
    }

    static Properties properties(Settings settings) {
        Map<String, Object> all = tuning(settings);
        all.putAll(settings.client());
        all.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        all.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateFolder().toString());
        all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        all.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                settings.commitInterval().toMillis());
        all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        all.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbys());
        all.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) settings.replicas());
        // A task moves to an instance that has joined once its copy there is nearly whole (KIP-441). Under load no copy
        // ever is to the last
        // record: with an acceptable lag of 0 everything stayed with whoever had started first.
        all.put(StreamsConfig.ACCEPTABLE_RECOVERY_LAG_CONFIG, 10_000L);
        all.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, PROBING.toMillis());
        all.put(StreamsConfig.MAX_WARMUP_REPLICAS_CONFIG, WARMING_UP);
        // Only counters are cached.
        all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHED_BYTES);
        // No handler depends on the order of records, so no partition waits for another one.
        all.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        all.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        all.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksDbMemory.class);
        all.put(SharedRocksDbMemory.TOTAL_BYTES, Long.toString(settings.storeBytes()));
        all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), settings.instanceId());
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), (int)
                settings.sessionTimeout().toMillis());
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), (int)
                Math.min(HEARTBEAT.toMillis(), settings.sessionTimeout().toMillis() / 4));
        all.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        all.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), (int)
                settings.transactionTimeout().toMillis());
        Properties properties = new Properties();
        properties.putAll(all);
        return properties;
    }

    /** What an installation may set otherwise: a batch that lasts until the commit is begun, compressed and sent once. */
    private static Map<String, Object> tuning(Settings settings) {
        Map<String, Object> tuning = new HashMap<>();
        // A commit sends a batch to each of many partitions, most of them small; lz4 makes itself 128 KiB of buffers
        // for each.
        tuning.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "snappy");
        tuning.put(ProducerConfig.LINGER_MS_CONFIG, settings.commitInterval().toMillis());
        tuning.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
        // A partition that still writes down how the last transaction ended refuses the first batch of the next one
        // (CONCURRENT_TRANSACTIONS, KIP-890), mostly for some milliseconds; by Kafka's own 100 ms that doubles, each
        // such moment takes as long as several commits.
        tuning.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 20L);
        // A thread takes part in a rebalance, which everybody waits for, once it has done what it fetched last: of
        // Kafka Streams' own 1,000 records a Java machine that has just started makes twelve seconds.
        tuning.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 200);
        tuning.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG), 200L);
        tuning.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * 1024 * 1024);
        return tuning;
    }
}
