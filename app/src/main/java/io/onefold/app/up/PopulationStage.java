package io.onefold.app.up;

import io.onefold.app.audit.CommittedTopic;
import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.app.population.Fitting;
import io.onefold.app.population.PopulationTopic;
import io.onefold.profile.store.ProfileReader;
import io.onefold.schemas.Population;
import io.onefold.schemas.serde.TopicSerdes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Tells the identities what was learned from all customers, which is looked for at each turn; where the configuration says so, learns it
 * anew every so many days.
 */
final class PopulationStage implements Stage {
    private final Configuration configuration;
    private final Supplier<TopicSerdes> serdes;
    private final @Nullable Supplier<ProfileReader> profiles;
    private final InstantSource clock;
    private final RepeatedStage turns;
    private volatile @Nullable Fitting fitting;
    private volatile @Nullable Population inForce;

    /**
     * @param serdes asked for at the start
     * @param profiles that it learns from, asked for at the start; null where it never learns by itself
     */
    PopulationStage(
            Configuration configuration,
            Supplier<TopicSerdes> serdes,
            @Nullable Supplier<ProfileReader> profiles,
            InstantSource clock) {
        this.configuration = configuration;
        this.serdes = serdes;
        this.profiles = profiles;
        this.clock = clock;
        this.turns = new RepeatedStage("population", configuration.schedule().tick(), this::open);
    }

    private RepeatedStage.Work open() {
        Map<String, Object> properties = KafkaProperties.of(configuration);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        PopulationTopic topic = new PopulationTopic(
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()),
                new CommittedTopic(KafkaProperties.of(configuration)),
                configuration.topics().topics(),
                serdes.get(),
                configuration.topics().partitions().identity());
        if (profiles != null)
            fitting = new Fitting(
                    profiles.get(),
                    topic,
                    new Fitting.Terms(
                            configuration.profile().portrait().home().currency(),
                            configuration.fit().horizon(),
                            configuration.identity().zone()),
                    clock);
        return new RepeatedStage.Work(() -> turn(topic), List.of(topic));
    }

    private void turn(PopulationTopic topic) throws Exception {
        Optional<Population> newest = topic.tell();
        inForce = newest.orElse(null);
        Fitting ready = fitting;
        long days = configuration.fit().everyDays();
        if (ready == null || days == 0) return;
        long age = clock.millis() - newest.map(Population::version).orElse(0L);
        if (age >= Duration.ofDays(days).toMillis()) {
            var unused =
                    ready.run(true, (looked, part) -> !Thread.currentThread().isInterrupted());
        }
    }

    /** What was learned last, as far as was looked; empty for nothing. */
    Optional<Population> inForce() {
        return Optional.ofNullable(inForce);
    }

    /** What learns; empty before the start. */
    Optional<Fitting> fitting() {
        return Optional.ofNullable(fitting);
    }

    @Override
    public String name() {
        return turns.name();
    }

    @Override
    public String start() {
        return turns.start();
    }

    @Override
    public void stop() {
        fitting = null;
        turns.stop();
    }

    @Override
    public Health health() {
        return turns.health();
    }
}
