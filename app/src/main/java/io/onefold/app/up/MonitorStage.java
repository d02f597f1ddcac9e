package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.app.metrics.InstanceMetrics;
import io.onefold.app.metrics.Metrics;
import io.onefold.app.status.Ages;
import io.onefold.app.status.SourceReadings;
import io.onefold.app.status.StageStatus;
import io.onefold.app.status.Status;
import io.onefold.app.status.StatusMetrics;
import io.onefold.app.status.StatusMonitor;
import io.onefold.app.status.SubscriberStatus;
import io.onefold.ingest.Source;
import io.onefold.schemas.Accounting;
import io.onefold.schemas.SourceMinute;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topic;
import io.onefold.schemas.topics.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Looks at the installation every second. */
final class MonitorStage implements Stage {
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int MOST_AT_ONCE = 500;

    private final Configuration configuration;
    private final String group;
    private final Supplier<TopicSerdes> serdes;
    private final Supplier<List<StageStatus>> stages;
    private final Supplier<List<SubscriberStatus>> subscribers;
    private final Metrics metrics;
    private final StatusMetrics shown;
    private final Ages ages = new Ages();
    private final RepeatedStage turns = new RepeatedStage("monitor", EVERY, this::open);
    private volatile @Nullable StatusMonitor monitor;

    /**
     * @param group that consumes the topics
     * @param serdes asked for at the start
     * @param metrics closed when it stops
     */
    MonitorStage(
            Configuration configuration,
            String group,
            Supplier<TopicSerdes> serdes,
            Supplier<List<StageStatus>> stages,
            Supplier<List<SubscriberStatus>> subscribers,
            Metrics metrics) {
        this.metrics = metrics;
        this.shown = new StatusMetrics(
                metrics.registry(),
                configuration.sources().all().stream().map(Source::name).collect(Collectors.toSet()));
        this.subscribers = subscribers;
        this.configuration = configuration;
        this.group = group;
        this.serdes = serdes;
        this.stages = stages;
    }

    @Override
    public String name() {
        return turns.name();
    }

    @Override
    public String start() {
        return turns.start();
    }

    private RepeatedStage.Work open() {
        Topics topics = configuration.topics().topics();
        Admin admin = Admin.create(KafkaProperties.of(configuration));
        Consumer<byte[], byte[]> peeking = bytes();
        Consumer<byte[], byte[]> published = bytes();
        published.assign(
                StatusMonitor.partitions(published, topics.customerProfiles().name()));
        published.seekToEnd(published.assignment());
        Consumer<String, Accounting> accounting = new KafkaConsumer<>(
                reading(), new StringDeserializer(), serdes.get().accounting().deserializer());
        accounting.assign(
                StatusMonitor.partitions(accounting, topics.accounting().name()));
        accounting.seekToBeginning(accounting.assignment());
        Consumer<String, SourceMinute> minutes = new KafkaConsumer<>(
                reading(),
                new StringDeserializer(),
                serdes.get().sourceMinutes().deserializer());
        minutes.assign(StatusMonitor.partitions(minutes, topics.sourceMinutes().name()));
        StatusMonitor made = new StatusMonitor(
                work(admin, topics),
                new StatusMonitor.Views(
                        stages, ages, shown, new SourceReadings(minutes, Clock.systemUTC()), subscribers),
                peeking,
                accounting);
        monitor = made;
        InstanceMetrics instance =
                new InstanceMetrics(metrics.registry(), configuration.data(), configuration.kafka(), Clock.systemUTC());
        return new RepeatedStage.Work(
                () -> {
                    measureAges(published);
                    instance.look();
                    made.look();
                },
                List.of(admin, peeking, published, accounting, minutes));
    }

    private StatusMonitor.Work work(Admin admin, Topics topics) {
        return new StatusMonitor.Work(
                admin,
                group,
                consumed(topics),
                Map.of("identity", configuration.data().resolve("state"), "profiles", configuration.profiles()),
                configuration.sources().all().stream()
                        .collect(Collectors.toMap(
                                Source::name, source -> source.channel().label())),
                Clock.systemUTC());
    }

    /** The latest. */
    Status status() {
        StatusMonitor made = monitor;
        return made == null ? Status.unseen(stages.get()) : made.latest();
    }

    /** How many profiles were published since the start. */
    long published() {
        return ages.seen();
    }

    @Override
    public void stop() {
        turns.stop();
        monitor = null;
        metrics.close();
    }

    @Override
    public Health health() {
        return turns.health();
    }

    /** A record's time is the receipt of what brought it about. */
    private void measureAges(Consumer<byte[], byte[]> published) {
        ConsumerRecords<byte[], byte[]> news;
        do {
            news = published.poll(Duration.ofMillis(50));
            long now = Clock.systemUTC().millis();
            news.forEach(record -> ages.add(now - record.timestamp()));
            // As many as one poll gives: there are more, and what is read later would look older than it was.
        } while (news.count() == MOST_AT_ONCE);
    }

    private static Set<String> consumed(Topics topics) {
        Set<String> names = new HashSet<>();
        for (Topic topic : topics.touchpoints()) names.add(topic.name());
        names.add(topics.identityCommands().name());
        names.add(topics.observations().name());
        names.add(topics.identityLinks().name());
        return names;
    }

    private KafkaConsumer<byte[], byte[]> bytes() {
        return new KafkaConsumer<>(reading(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> reading() {
        Map<String, Object> properties = KafkaProperties.of(configuration);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_AT_ONCE);
        return properties;
    }
}
