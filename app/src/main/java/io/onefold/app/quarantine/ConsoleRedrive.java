package io.onefold.app.quarantine;

import io.onefold.app.audit.CommittedTopic;
import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.ingest.kafka.KafkaRedriveTarget;
import io.onefold.ingest.kafka.KafkaTouchpointSink;
import io.onefold.ingest.kafka.Publisher;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Deserializer;

/** Sends what is in quarantine again, from within a running installation. One redrive at a time. Thread-safe. */
public final class ConsoleRedrive {
    private static final int PUBLISHER_BYTES = 8 << 20;

    private final Configuration configuration;
    private final Supplier<TopicSerdes> serdes;
    private final Semaphore free = new Semaphore(1);

    /** @param serdes asked for at each redrive */
    public ConsoleRedrive(Configuration configuration, Supplier<TopicSerdes> serdes) {
        this.configuration = configuration;
        this.serdes = serdes;
    }

    /**
     * Sends the records again that are meant.
     *
     * @return what came of them; empty where another redrive is under way
     * @throws java.util.concurrent.CompletionException where not all is known to be stored; all may be redriven again
     * @throws org.apache.kafka.common.KafkaException where the brokers do not answer
     */
    public Optional<RedriveRun.Outcome> run(Predicate<Quarantined> isMeant) {
        if (!free.tryAcquire()) return Optional.empty();
        try (Publisher publisher = Publisher.connect(KafkaProperties.of(configuration), PUBLISHER_BYTES)) {
            Topics topics = configuration.topics().topics();
            TopicSerdes now = serdes.get();
            RedriveRun run = new RedriveRun(ConfiguredRedrive.of(
                    configuration,
                    Map.of(),
                    new KafkaRedriveTarget(new KafkaTouchpointSink(publisher, topics, now), publisher)));
            Deserializer<Quarantined> values = now.quarantine().deserializer();
            new CommittedTopic(KafkaProperties.of(configuration))
                    .read(topics.quarantine().name(), record -> {
                        Quarantined read = values.deserialize(record.topic(), record.value());
                        if (isMeant.test(read)) run.add(read);
                    });
            run.await();
            return Optional.of(run.outcome());
        } finally {
            free.release();
        }
    }
}
