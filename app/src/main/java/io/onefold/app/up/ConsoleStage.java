package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.console.Asker;
import io.onefold.app.console.AuditTopic;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.schemas.serde.TopicSerdes;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** What the console needs besides a server: the log of what is done at it. */
final class ConsoleStage implements Stage {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Configuration configuration;
    private final Supplier<TopicSerdes> serdes;
    private volatile @Nullable AuditTopic audit;

    /** @param serdes asked for at the start */
    ConsoleStage(Configuration configuration, Supplier<TopicSerdes> serdes) {
        this.configuration = configuration;
        this.serdes = serdes;
    }

    @Override
    public String name() {
        return "console";
    }

    @Override
    public String start() {
        Map<String, Object> properties = KafkaProperties.of(configuration);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
        audit = new AuditTopic(
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()),
                configuration.topics().topics().consoleAudit().name(),
                serdes.get().consoleAudit().serializer());
        return configuration.api().url() + "/";
    }

    /** Records what is done; only while it is started. */
    Asker asker() {
        return new Asker(Objects.requireNonNull(audit, "the console is not started"), InstantSource.system());
    }

    @Override
    public void stop() {
        AuditTopic open = audit;
        if (open != null) open.close();
        audit = null;
    }

    @Override
    public Health health() {
        return audit == null ? Health.DOWN : Health.READY;
    }
}
