package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.config.DescribedSubscriber;
import io.onefold.app.config.Target;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.app.status.SubscriberStatus;
import io.onefold.app.subscribers.Deliverer;
import io.onefold.app.subscribers.Deliveries;
import io.onefold.app.subscribers.SubscriberGroups;
import io.onefold.ingest.connector.Secrets;
import io.onefold.schemas.serde.TopicSerdes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Brings subscribers what they get, where they are posted to. One that does not answer is waited for; that does not make this one fail. */
final class SubscribersStage implements Stage {
    private final Configuration configuration;
    private final Supplier<TopicSerdes> serdes;
    private volatile List<Deliverer> deliverers = List.of();

    /** @param serdes asked for at the start */
    SubscribersStage(Configuration configuration, Supplier<TopicSerdes> serdes) {
        this.configuration = configuration;
        this.serdes = serdes;
    }

    @Override
    public String name() {
        return "subscribers";
    }

    @Override
    public String start() {
        Deliverer.Surroundings surroundings = new Deliverer.Surroundings(
                KafkaProperties.of(configuration),
                SubscriberGroups.of(configuration),
                configuration.topics().topics(),
                serdes.get(),
                new Secrets(variable -> Optional.ofNullable(System.getenv(variable))),
                Clock.systemUTC());
        List<Deliverer> started = new ArrayList<>();
        for (DescribedSubscriber each : configuration.subscribers())
            if (each.target() instanceof Target.Webhook webhook)
                started.add(Deliverer.start(each, webhook, surroundings));
        deliverers = List.copyOf(started);
        return started.size() + " webhooks";
    }

    /** How it goes with each. */
    List<SubscriberStatus> statuses() {
        return deliverers.stream()
                .map(each -> status(each.deliveries(), each.lag()))
                .toList();
    }

    private static SubscriberStatus status(Deliveries so, long lag) {
        long failing = so.failingSince()
                .map(since -> Math.max(
                        0, Duration.between(since, Clock.systemUTC().instant()).toSeconds()))
                .orElse(0L);
        return new SubscriberStatus(so.subscriber(), lag, so.delivered(), so.refused(), failing, so.problem());
    }

    @Override
    public void stop() {
        List<Deliverer> running = deliverers;
        deliverers = List.of();
        running.forEach(Deliverer::close);
    }

    @Override
    public Health health() {
        return deliverers.isEmpty() ? Health.DOWN : Health.READY;
    }

    /** Whether anybody is posted to. */
    static boolean arePostedTo(Configuration configuration) {
        return configuration.subscribers().stream().anyMatch(each -> each.target() instanceof Target.Webhook);
    }
}
