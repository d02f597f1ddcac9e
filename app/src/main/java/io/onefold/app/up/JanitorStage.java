package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.Janitor;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.schemas.topics.Retention.UntilConsumed;
import io.onefold.schemas.topics.Topic;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/** Deletes what was consumed and is old. */
final class JanitorStage implements Stage {
    private final Configuration configuration;
    private final String group;
    private volatile @Nullable Admin admin;
    private volatile @Nullable RepeatedStage turns;

    /** @param group that consumes the topics */
    JanitorStage(Configuration configuration, String group) {
        this.configuration = configuration;
        this.group = group;
    }

    @Override
    public String name() {
        return "janitor";
    }

    @Override
    public String start() {
        Admin made = Admin.create(KafkaProperties.of(configuration));
        admin = made;
        List<String> topics = configuration.topics().topics().all().stream()
                .filter(topic -> topic.retention() instanceof UntilConsumed)
                .map(Topic::name)
                .toList();
        Janitor janitor =
                new Janitor(made, group, topics, configuration.schedule().janitorLeastAge(), Clock.systemUTC());
        RepeatedStage repeated =
                new RepeatedStage(name(), configuration.schedule().janitor(), janitor::clean);
        turns = repeated;
        return repeated.start();
    }

    @Override
    public void stop() {
        RepeatedStage repeated = turns;
        if (repeated != null) repeated.stop();
        Admin made = admin;
        if (made != null) made.close();
        turns = null;
        admin = null;
    }

    @Override
    public Health health() {
        RepeatedStage repeated = turns;
        return repeated == null ? Health.DOWN : repeated.health();
    }
}
