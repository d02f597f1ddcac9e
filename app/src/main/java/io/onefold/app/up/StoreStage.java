package io.onefold.app.up;

import io.onefold.app.config.Configuration;
import io.onefold.app.kafka.KafkaProperties;
import io.onefold.app.metrics.ClientMetrics;
import io.onefold.profile.store.ProfileReader;
import io.onefold.profile.store.ProfileStore;
import io.onefold.profile.store.StoreListener;
import io.onefold.profile.store.kafka.ProfileFeed;
import io.onefold.profile.store.kafka.ProfileFeedThread;
import io.onefold.profile.store.kafka.ProfileTopics;
import io.onefold.profile.store.kafka.ProfileValues;
import io.onefold.schemas.trace.Traces;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The profile store, and what keeps it up to date. */
final class StoreStage implements Stage {
    private static final long CACHE_BYTES = 64L << 20;
    private static final Duration TIDY_LOOK = Duration.ofHours(1);
    private static final Duration TIDY_EVERY = Duration.ofDays(6);

    private final Configuration configuration;
    private final ProfileTopics topics;
    private final Supplier<ProfileValues> values;
    private final StoreListener listener;
    private final ClientMetrics metrics;
    private final Supplier<@Nullable Traces> traces;
    private volatile @Nullable ProfileStore store;
    private volatile @Nullable ProfileFeed feed;
    private volatile @Nullable ProfileFeedThread thread;
    private volatile @Nullable RepeatedStage tidier;

    /**
     * A stage that is not started yet.
     *
     * @param values asked for at the start
     * @param listener hears what has come in
     * @param traces asked for at the start
     */
    StoreStage(
            Configuration configuration,
            ProfileTopics topics,
            Supplier<ProfileValues> values,
            StoreListener listener,
            ClientMetrics metrics,
            Supplier<@Nullable Traces> traces) {
        this.traces = traces;
        this.metrics = metrics;
        this.configuration = configuration;
        this.topics = topics;
        this.values = values;
        this.listener = listener;
    }

    @Override
    public String name() {
        return "profile store";
    }

    @Override
    public String start() {
        ProfileStore opened = ProfileStore.open(configuration.profiles(), CACHE_BYTES);
        store = opened;
        Map<String, Object> properties = KafkaProperties.of(configuration);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.putIfAbsent(ConsumerConfig.CLIENT_ID_CONFIG, "onefold-profile-store");
        var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        ProfileFeed newFeed =
                new ProfileFeed(consumer, topics, values.get(), opened.writer(), listener).followedBy(traces.get());
        ProfileFeedThread newThread = new ProfileFeedThread(consumer, newFeed);
        feed = newFeed;
        thread = newThread;
        newThread.start();
        metrics.add(consumer);
        RepeatedStage tidying =
                new RepeatedStage("tidying", TIDY_LOOK, () -> new RepeatedStage.Work(() -> tidy(opened), List.of()));
        tidier = tidying;
        return tidying.start();
    }

    private static void tidy(ProfileStore store) {
        Instant now = Instant.now();
        boolean unused = store.tidy(now.minus(TIDY_EVERY), now);
    }

    /** Answers questions; only while it is started. */
    ProfileReader reader() {
        return Objects.requireNonNull(store, "the profile store is not started").reader();
    }

    /** How many records are still to be read; 0 where it is not started. */
    long behindBy() {
        ProfileFeed reading = feed;
        return thread == null || reading == null || reading.caughtUp() ? 0 : reading.behindBy();
    }

    @Override
    public void stop() {
        RepeatedStage tidying = tidier;
        if (tidying != null) tidying.stop();
        ProfileFeedThread running = thread;
        if (running != null) running.close();
        ProfileStore open = store;
        if (open != null) open.close();
        tidier = null;
        thread = null;
        store = null;
    }

    @Override
    public Health health() {
        ProfileFeedThread running = thread;
        ProfileFeed reading = feed;
        if (running == null || reading == null) return Health.DOWN;
        RuntimeException failure = running.failure();
        if (failure != null) return new Health.Failed("failed: " + failure.getMessage());
        return reading.caughtUp()
                ? Health.READY
                : new Health.Waiting("%,d records to read".formatted(reading.behindBy()));
    }
}
