package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.ingest.http.Collector;
import io.onefold.ingest.kafka.KafkaTouchpointSink;
import io.onefold.ingest.kafka.Publisher;
import io.onefold.schemas.serde.TopicSerdes;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The collector and the producer behind it. */
final class CollectorStage implements Stage {
    private static final int PUBLISHER_BYTES = 32 << 20;

    private final Configuration configuration;
    private final Supplier<TopicSerdes> serdes;
    private volatile @Nullable Publisher publisher;
    private volatile @Nullable Stage server;

    /** @param serdes asked for at the start */
    CollectorStage(Configuration configuration, Supplier<TopicSerdes> serdes) {
        this.configuration = configuration;
        this.serdes = serdes;
    }

    @Override
    public String name() {
        return "collector";
    }

    @Override
    public String start() throws InterruptedException {
        Publisher connected = Publisher.connect(KafkaProperties.of(configuration), PUBLISHER_BYTES);
        publisher = connected;
        KafkaTouchpointSink sink =
                new KafkaTouchpointSink(connected, configuration.topics().topics(), serdes.get());
        Collector collector =
                new Collector(configuration.sources(), sink, Clock.systemUTC(), configuration.collecting());
        Stage http = new ServerStage(name(), "collector.port", configuration.collector(), collector::addRoutes);
        server = http;
        return http.start();
    }

    /** Answers what it has taken first, then lets go of the broker. */
    @Override
    public void stop() {
        Stage http = server;
        if (http != null) http.stop();
        Publisher open = publisher;
        if (open != null) open.close();
        server = null;
        publisher = null;
    }

    @Override
    public Health health() {
        Stage http = server;
        return http == null ? Health.DOWN : http.health();
    }
}
