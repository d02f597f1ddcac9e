package io.onefold.testing.identity;

import io.javalin.Javalin;
import io.onefold.app.rebuild.Feed;
import io.onefold.identity.hindsight.BatchHindsight;
import io.onefold.identity.normalise.IdentifierReader;
import io.onefold.identity.oracle.BatchOracle;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.streams.Names;
import io.onefold.profile.query.Lookup;
import io.onefold.profile.query.ProfileApi;
import io.onefold.profile.store.ProfileReader;
import io.onefold.profile.store.ProfileStore;
import io.onefold.profile.store.StoreChange.ProfilePublished;
import io.onefold.profile.store.kafka.ProfileFeed;
import io.onefold.profile.store.kafka.ProfileFeedThread;
import io.onefold.profile.store.kafka.ProfileTopics;
import io.onefold.profile.store.kafka.ProfileValues;
import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/** A profile store with its query API on a free port, as of what was committed when it was opened. */
public final class RunningStore implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final ProfileStore store;
    private final Javalin server;

    /** What it reads: an installation's topics. */
    record Source(Map<String, Object> client, Feed.Installed installed, TopicSerdes serdes, Words words) {}

    /** How identifiers are read, and what decides whose they are. */
    record Words(IdentifierReader identifiers, IdentityRules rules, BatchOracle oracle) {}

    private RunningStore(ProfileStore store, Words words) {
        this.store = store;
        ProfileApi api = new ProfileApi(
                store.reader(),
                (namespace, raw) -> lookup(words.identifiers(), namespace, raw),
                new BatchHindsight(store.reader(), words.rules(), words.oracle(), Optional::empty));
        this.server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    api.addRoutes(config);
                })
                .start("127.0.0.1", 0);
    }

    static RunningStore open(Source source, Path folder) {
        ProfileStore store = ProfileStore.open(folder, 1 << 20);
        Map<String, Object> settings = new HashMap<>(source.client());
        settings.put("isolation.level", "read_committed");
        settings.put("enable.auto.commit", false);
        settings.put("auto.offset.reset", "none");
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        Topics topics = source.installed().topics();
        ProfileTopics copied = new ProfileTopics(
                topics.customerProfiles().name(),
                topics.profileIndex().name(),
                Names.timelineChangelog(source.installed().applicationId()));
        ProfileFeed feed = new ProfileFeed(consumer, copied, values(source), store.writer());
        try (ProfileFeedThread thread = new ProfileFeedThread(consumer, feed)) {
            thread.start();
            while (!feed.caughtUp()) {
                if (!thread.running()) throw new IllegalStateException("the feed ended", thread.failure());
                Thread.onSpinWait();
            }
        }
        return new RunningStore(store, source.words());
    }

    private static ProfileValues values(Source source) {
        Topics topics = source.installed().topics();
        Deserializer<ByteBuffer> profiles = source.serdes().customerProfileBytes();
        return new ProfileValues() {
            @Override
            public ProfilePublished profile(String profileId, byte[] value) {
                return new ProfilePublished(
                        profileId,
                        profiles.deserialize(topics.customerProfiles().name(), value));
            }

            @Override
            public ProfileIndexEntry indexEntry(String key, byte[] value) {
                return source.serdes()
                        .profileIndex()
                        .deserializer()
                        .deserialize(topics.profileIndex().name(), value);
            }
        };
    }

    private static Lookup lookup(IdentifierReader identifiers, String namespace, String raw) {
        return switch (identifiers.lookup(namespace, raw)) {
            case io.onefold.identity.normalise.Lookup.Found found ->
                new Lookup.Found(found.identifier().key());
            case io.onefold.identity.normalise.Lookup.Unreadable unreadable ->
                new Lookup.Unreadable(unreadable.message());
            case io.onefold.identity.normalise.Lookup.UnknownNamespace unknown ->
                new Lookup.UnknownNamespace(unknown.message());
        };
    }

    /** What it knows. */
    public ProfileReader reader() {
        return store.reader();
    }

    /** Asks its API. */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    /** Takes what was deleted off the disk. */
    public void tidy() {
        Instant now = Instant.now();
        if (!store.tidy(now, now)) throw new IllegalStateException("it was not tidied");
    }

    @Override
    public void close() {
        server.stop();
        http.close();
        store.close();
    }
}
