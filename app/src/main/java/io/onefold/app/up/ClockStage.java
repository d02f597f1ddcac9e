package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.app.kafka.Ticker;
import java.time.Clock;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Tells the time to the profiles. */
final class ClockStage implements Stage {
    private final Configuration configuration;
    private volatile @Nullable Ticker ticker;
    private volatile @Nullable RepeatedStage turns;

    ClockStage(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    public String name() {
        return "clock";
    }

    @Override
    public String start() {
        Map<String, Object> properties = KafkaProperties.of(configuration);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        Ticker made = new Ticker(
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()),
                configuration.topics().topics().identityLinks(),
                configuration.topics().partitions().identity(),
                Clock.systemUTC());
        ticker = made;
        RepeatedStage repeated =
                new RepeatedStage(name(), configuration.schedule().tick(), made::tick);
        turns = repeated;
        return repeated.start();
    }

    @Override
    public void stop() {
        RepeatedStage repeated = turns;
        if (repeated != null) repeated.stop();
        Ticker made = ticker;
        if (made != null) made.close();
        turns = null;
        ticker = null;
    }

    @Override
    public Health health() {
        RepeatedStage repeated = turns;
        return repeated == null ? Health.DOWN : repeated.health();
    }
}
