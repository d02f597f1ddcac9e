package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.connectors.ConnectClient;
import io.onefold.app.connectors.ConnectorState;
import io.onefold.app.connectors.ConnectorWatch;
import io.onefold.app.connectors.HeldConnectors;
import io.onefold.app.kafka.HangingTransactions;
import io.onefold.app.kafka.Janitor;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.app.kafka.Ticker;
import io.onefold.app.kafka.Turnover;
import io.onefold.app.up.RepeatedStage.Work;
import io.onefold.schemas.topics.Retention;
import io.onefold.schemas.topics.Retention.UntilConsumed;
import io.onefold.schemas.topics.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What has to be done again and again so that an installation goes on. */
final class Upkeep {
    private static final Duration CONNECTORS = Duration.ofSeconds(2);
    private static final Duration STATE_USED = Duration.ofMinutes(1);

    private final Configuration configuration;

    Upkeep(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Deletes local copies of topics that rested for too long, when it starts, and notes that they are kept up to date. */
    Stage stateAge() {
        return new RepeatedStage("state age", STATE_USED, () -> {
            StateAge age = new StateAge(
                    configuration.data(),
                    List.of(configuration.data().resolve("state"), configuration.profiles()),
                    InstantSource.system());
            age.dropWhereOld();
            return new Work(age::note, List.of());
        });
    }

    /** Tells the time to the profiles. */
    Stage clock() {
        return new RepeatedStage("clock", configuration.schedule().tick(), () -> {
            Map<String, Object> properties = KafkaProperties.of(configuration);
            properties.put(ProducerConfig.ACKS_CONFIG, "all");
            Ticker ticker = new Ticker(
                    new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()),
                    configuration.topics().topics().identityLinks(),
                    configuration.topics().partitions().identity(),
                    Clock.systemUTC());
            return new Work(ticker::tick, List.of(ticker));
        });
    }

    /**
     * Deletes what was consumed and is old.
     *
     * @param group that consumes the topics
     */
    Stage janitor(String group) {
        return new RepeatedStage("janitor", configuration.schedule().janitor(), () -> {
            Admin admin = Admin.create(KafkaProperties.of(configuration));
            List<String> topics = configuration.topics().topics().all().stream()
                    .filter(topic -> topic.retention() instanceof UntilConsumed)
                    .map(Topic::name)
                    .toList();
            Janitor janitor =
                    new Janitor(admin, group, topics, configuration.schedule().janitorLeastAge(), Clock.systemUTC());
            return new Work(janitor::clean, List.of(admin));
        });
    }

    /**
     * Ends transactions of instances that were killed, where no broker does.
     *
     * @param group whose they are
     */
    Stage transactions(String group) {
        Duration age = configuration.streams().transactionTimeout().multipliedBy(3);
        return new RepeatedStage("transactions", age, () -> {
            Admin admin = Admin.create(KafkaProperties.of(configuration));
            Set<String> topics = configuration.topics().topics().all().stream()
                    .map(Topic::name)
                    .collect(Collectors.toSet());
            HangingTransactions hanging = new HangingTransactions(admin, group, topics, age, Clock.systemUTC());
            return new Work(hanging::end, List.of(admin));
        });
    }

    /**
     * Restarts connectors that failed, and remembers which are held.
     *
     * @param seen hears how all of them are
     */
    Stage connectors(Consumer<List<ConnectorState>> seen) {
        return new RepeatedStage("connector watch", CONNECTORS, () -> {
            ConnectorWatch watch = new ConnectorWatch(
                    new ConnectClient(configuration.servers().connectUrl()),
                    configuration.servers().ownConnect()
                            ? Optional.of(
                                    new HeldConnectors(configuration.connect().folder()))
                            : Optional.empty(),
                    seen,
                    Clock.systemUTC());
            return new Work(watch::look, List.of(watch));
        });
    }

    /**
     * Has the broker close the files that nothing more is written to, so that they can be deleted or compacted.
     *
     * @param group that consumes the topics, and names the changelogs
     */
    Stage turnover(String group) {
        Turnover turnover = new Turnover(
                KafkaProperties.of(configuration), configuration.topics().topics(), group, Clock.systemUTC());
        return new RepeatedStage("turnover", Retention.FILE_CLOSED_AFTER, () -> new Work(turnover::turn, List.of()));
    }
}
