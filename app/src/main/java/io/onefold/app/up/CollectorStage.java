package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.config.DescribedConnector;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.app.metrics.HttpMetrics;
import io.onefold.app.metrics.Metrics;
import io.onefold.ingest.accounting.CountingSink;
import io.onefold.ingest.connector.Secrets;
import io.onefold.ingest.connector.Setup;
import io.onefold.ingest.hook.Hook;
import io.onefold.ingest.http.Collector;
import io.onefold.ingest.kafka.IngestRecords;
import io.onefold.ingest.kafka.KafkaTouchpointSink;
import io.onefold.ingest.kafka.MinuteReports;
import io.onefold.ingest.kafka.Publisher;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.trace.Traces;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.jspecify.annotations.Nullable;

/** The collector, the producer behind it, and the counts of what it took. */
public final class CollectorStage implements Stage {
    private static final int PUBLISHER_BYTES = 32 << 20;
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(2);

    private final Configuration configuration;
    private final Supplier<TopicSerdes> serdes;
    private final Metrics metrics;
    private final Supplier<@Nullable Traces> traces;
    private volatile @Nullable Publisher publisher;
    private volatile @Nullable Stage server;
    private volatile @Nullable Stage reports;

    /**
     * A stage that is not started yet.
     *
     * @param serdes asked for at the start
     * @param traces asked for at the start; gives null where nothing is followed
     */
    public CollectorStage(
            Configuration configuration,
            Supplier<TopicSerdes> serdes,
            Metrics metrics,
            Supplier<@Nullable Traces> traces) {
        this.traces = traces;
        this.metrics = metrics;
        this.configuration = configuration;
        this.serdes = serdes;
    }

    @Override
    public String name() {
        return "collector";
    }

    @Override
    public String start() throws InterruptedException {
        Map<String, Object> properties = KafkaProperties.of(configuration);
        properties.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, "onefold-collector");
        Publisher connected = Publisher.connect(properties, PUBLISHER_BYTES);
        publisher = connected;
        metrics.clients().add(connected.producer());
        IngestRecords records =
                new IngestRecords(configuration.topics().topics(), serdes.get()).followedBy(traces.get());
        CountingSink sink = new CountingSink(
                new KafkaTouchpointSink(connected, records),
                "collector-" + configuration.streams().instance(),
                Clock.systemUTC());
        MinuteReports minutes = new MinuteReports(sink, connected, records);
        Stage reporting = new RepeatedStage(
                "counts", BETWEEN_REPORTS, () -> new RepeatedStage.Work(minutes::report, List.of(minutes)));
        reporting.start();
        reports = reporting;
        Collector collector =
                new Collector(configuration.sources(), hooks(), sink, Clock.systemUTC(), configuration.collecting());
        Stage http = new ServerStage(name(), "collector.port", configuration.collector(), config -> {
            new HttpMetrics(metrics.registry(), "collector").addTo(config);
            collector.addRoutes(config);
        });
        server = http;
        return http.start();
    }

    private Map<String, Hook> hooks() {
        Secrets secrets = new Secrets(variable -> Optional.ofNullable(System.getenv(variable)));
        Map<String, Hook> hooks = new HashMap<>();
        for (DescribedConnector each : configuration.connectors())
            if (each.connector().setup() instanceof Setup.Called called)
                hooks.put(each.name(), called.open(each.connector().source(), secrets));
        return hooks;
    }

    /** Answers what it has taken first, then lets go of the broker. */
    @Override
    public void stop() {
        Stage http = server;
        if (http != null) http.stop();
        Stage reporting = reports;
        if (reporting != null) reporting.stop();
        Publisher open = publisher;
        if (open != null) open.close();
        server = null;
        reports = null;
        publisher = null;
    }

    @Override
    public Health health() {
        Stage http = server;
        return http == null ? Health.DOWN : http.health();
    }
}
