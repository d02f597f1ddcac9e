package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.connectors.ConnectClient;
import io.onefold.app.console.Asker;
import io.onefold.app.console.Console;
import io.onefold.app.console.board.BoardKeeper;
import io.onefold.app.console.board.BoardPart;
import io.onefold.app.console.operations.ConnectorsView;
import io.onefold.app.console.operations.EngineView;
import io.onefold.app.console.operations.GroupView;
import io.onefold.app.console.operations.OperationsPart;
import io.onefold.app.console.operations.OperationsWatch;
import io.onefold.app.console.segments.SavedHours;
import io.onefold.app.console.segments.SegmentFollower;
import io.onefold.app.console.segments.SegmentSizes;
import io.onefold.app.console.segments.SegmentsPart;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.app.quarantine.ConsoleRedrive;
import io.onefold.app.quarantine.QuarantineCounts;
import io.onefold.app.quarantine.QuarantineFollower;
import io.onefold.app.status.StatusMonitor;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.SegmentMembership;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** What the console's pages about the company need to be followed or counted, and their routes. */
final class CompanyStages {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int BOARD_RESTS = 3;

    private final Configuration configuration;
    private final Supplier<TopicSerdes> serdes;
    private final TopologyStage topology;
    private final StoreStage store;
    private final MonitorStage monitor;
    private final InstantSource clock = InstantSource.system();
    private final SegmentSizes sizes = new SegmentSizes();
    private final QuarantineCounts quarantine = new QuarantineCounts(Topics.QUARANTINE_KEPT);
    private volatile @Nullable SegmentFollower segments;
    private volatile @Nullable OperationsWatch operations;
    private volatile @Nullable BoardKeeper board;

    /** @param serdes asked for at the start */
    CompanyStages(
            Configuration configuration,
            Supplier<TopicSerdes> serdes,
            TopologyStage topology,
            StoreStage store,
            MonitorStage monitor) {
        this.configuration = configuration;
        this.serdes = serdes;
        this.topology = topology;
        this.store = store;
        this.monitor = monitor;
    }

    /** In the order of their start. */
    List<Stage> stages() {
        return List.of(
                new RepeatedStage("segment sizes", LOOK, this::followSegments),
                new RepeatedStage("quarantine watch", LOOK, this::followQuarantine),
                new RepeatedStage("operations watch", LOOK, this::watchOperations),
                new RepeatedStage("board", LOOK, this::keepBoard));
    }

    /**
     * The routes.
     *
     * @param asker records what is done
     */
    List<Console.Part> parts(Asker asker) {
        return List.of(
                new SegmentsPart(
                        new SegmentsPart.Sources(
                                configuration.profile().questions().segments().all(),
                                configuration.subscribers(),
                                sizes,
                                this::segmentsCaughtUp,
                                () -> monitor.status().subscribers()),
                        clock),
                new OperationsPart(
                        new OperationsPart.Sources(
                                configuration.topics().topics(),
                                monitor::status,
                                store::behindBy,
                                () -> topology.running().map(EngineView::of),
                                () -> Optional.ofNullable(operations),
                                quarantine,
                                new ConsoleRedrive(configuration, serdes)),
                        asker,
                        clock),
                new BoardPart(() -> Optional.ofNullable(board)));
    }

    private boolean segmentsCaughtUp() {
        SegmentFollower following = segments;
        return following != null && following.caughtUp();
    }

    private RepeatedStage.Work followSegments() {
        Consumer<String, SegmentMembership> consumer = reading(
                topics().segmentMemberships().name(),
                serdes.get().segmentMemberships().deserializer());
        SegmentFollower made = new SegmentFollower(
                consumer, sizes, new SavedHours(configuration.console().resolve("segment-hours.json")), clock);
        segments = made;
        return new RepeatedStage.Work(made::look, List.of(consumer, made));
    }

    private RepeatedStage.Work followQuarantine() {
        Consumer<String, Quarantined> consumer =
                reading(topics().quarantine().name(), serdes.get().quarantine().deserializer());
        QuarantineFollower made = new QuarantineFollower(consumer, quarantine);
        return new RepeatedStage.Work(made::look, List.of(consumer));
    }

    private RepeatedStage.Work watchOperations() {
        Admin admin = Admin.create(KafkaProperties.of(configuration));
        String url = configuration.servers().connectUrl();
        ConnectClient workers = new ConnectClient(url);
        OperationsWatch made = new OperationsWatch(
                monitor::status,
                monitor::published,
                topics(),
                new GroupView(admin, configuration.applicationId()),
                new ConnectorsView(workers, url, ConnectorsStage.areRead(configuration)),
                clock);
        operations = made;
        return new RepeatedStage.Work(made::look, List.of(admin, workers));
    }

    private RepeatedStage.Work keepBoard() {
        BoardKeeper made = new BoardKeeper(
                store.reader(),
                new BoardKeeper.Terms(
                        configuration.profile().portrait().home().currency(),
                        configuration.identity().zone(),
                        configuration.schedule().board(),
                        BOARD_RESTS),
                clock);
        board = made;
        return new RepeatedStage.Work(made::look, List.of());
    }

    private Topics topics() {
        return configuration.topics().topics();
    }

    private <V> Consumer<String, V> reading(String topic, Deserializer<V> values) {
        Map<String, Object> properties = KafkaProperties.of(configuration);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        Consumer<String, V> consumer = new KafkaConsumer<>(properties, new StringDeserializer(), values);
        consumer.assign(StatusMonitor.partitions(consumer, topic));
        return consumer;
    }
}
