package io.onefold.identity.streams;

import io.onefold.identity.forest.Forest;
import io.onefold.schemas.Channel;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.binary.ByteReader;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Retention;
import io.onefold.schemas.topics.Topics;
import io.onefold.schemas.trace.Traces;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;

/**
 * Touchpoints and commands → normalise → observations → identity ⇄ identity-links → profiles, index and changes. Two hops in the
 * steady state; whatever is not accepted leaves for quarantine at the first.
 */
public final class IdentityTopology implements Supplier<Topology> {
    private final Topics topics;
    private final TopicSerdes serdes;
    private final Settings settings;
    private final Supplier<Normaliser> normalisers;
    private final BrokenInvariants broken = new BrokenInvariants();
    private Publications publications = Publications.UNHEARD;
    private @Nullable Traces traces;

    /**
     * What the topology is set to.
     *
     * @param partitions how many partitions observations and identity-links both have
     * @param secretFingerprint of the tenant secret that keys are derived with
     * @param cachedRoots how many roots each partition keeps decoded
     * @param subscriberTopics subscribers, those that were once, whose topics are there: to no others is anything sent
     */
    public record Settings(
            Forest.Settings forest,
            int partitions,
            String secretFingerprint,
            int cachedRoots,
            Set<String> subscriberTopics) {
        public Settings {
            subscriberTopics = Set.copyOf(subscriberTopics);
        }

        /** Without subscribers. */
        public Settings(Forest.Settings forest, int partitions, String secretFingerprint, int cachedRoots) {
            this(forest, partitions, secretFingerprint, cachedRoots, Set.of());
        }
    }

    public IdentityTopology(Topics topics, TopicSerdes serdes, Settings settings, NormaliserSupplier normalisers) {
        this.topics = topics;
        this.serdes = serdes;
        this.settings = settings;
        this.normalisers = () -> normalisers.get(topics, serdes);
    }

    /** From now on what is decided is told to somebody; to be called before {@link #get}. */
    public IdentityTopology toldTo(Publications listener) {
        publications = listener;
        return this;
    }

    /** From now on touchpoints are followed; to be called before {@link #get}. */
    public IdentityTopology followedBy(@Nullable Traces followed) {
        traces = followed;
        return this;
    }

    /** What did not hold since it was made. */
    public BrokenInvariants broken() {
        return broken;
    }

    @Override
    public Topology get() {
        Topology topology = new Topology();
        Encoders encoders = new Encoders(topics, serdes);
        normalising(topology, encoders);
        resolving(topology, encoders);
        return topology;
    }

    private void normalising(Topology topology, Encoders encoders) {
        List<String> sources = new ArrayList<>();
        for (Channel channel : Channel.values())
            sources.add(topics.touchpoints(channel).name());
        sources.add(topics.identityCommands().name());
        topology.addSource(
                Names.TOUCHPOINTS,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                sources.toArray(String[]::new));
        topology.addProcessor(
                Names.NORMALISE,
                () -> new NormaliseProcessor(normalisers, encoders, topics, traces),
                Names.TOUCHPOINTS);
        topology.addStateStore(counts(Names.NORMALISE_COUNTS), Names.NORMALISE);
        byAddress(topology, Names.TO_OBSERVATIONS, topics.observations().name(), Names.NORMALISE);
        byKey(topology, Names.TO_QUARANTINE, topics.quarantine().name(), Names.NORMALISE);
        byKey(topology, Names.NORMALISE_ACCOUNTING, topics.accounting().name(), Names.NORMALISE);
    }

    private void resolving(Topology topology, Encoders encoders) {
        topology.addSource(
                Names.OBSERVATIONS,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topics.observations().name());
        topology.addSource(
                Names.LINKS,
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topics.identityLinks().name());
        ThreadLocal<Pace> paces = IdentityProcessor.paces();
        IdentityProcessor.Observers observers = new IdentityProcessor.Observers(broken, publications, traces);
        topology.addProcessor(
                Names.IDENTITY,
                () -> new IdentityProcessor(settings, encoders, paces, observers),
                Names.OBSERVATIONS,
                Names.LINKS);
        topology.addStateStore(store(Names.FOREST), Names.IDENTITY);
        topology.addStateStore(store(Names.TIMELINE), Names.IDENTITY);
        topology.addStateStore(counts(Names.IDENTITY_COUNTS), Names.IDENTITY);
        byAddress(topology, Names.TO_LINKS, topics.identityLinks().name(), Names.IDENTITY);
        byKey(topology, Names.TO_PROFILES, topics.customerProfiles().name(), Names.IDENTITY);
        byKey(topology, Names.TO_INDEX, topics.profileIndex().name(), Names.IDENTITY);
        byKey(topology, Names.TO_CHANGES, topics.profileChanges().name(), Names.IDENTITY);
        byKey(topology, Names.TO_MEMBERSHIPS, topics.segmentMemberships().name(), Names.IDENTITY);
        toSubscribers(topology);
        byKey(topology, Names.IDENTITY_ACCOUNTING, topics.accounting().name(), Names.IDENTITY);
    }

    /** Each to a topic of its own. */
    private void toSubscribers(Topology topology) {
        topology.addSink(
                Names.TO_SUBSCRIBERS,
                new SubscriberTopic(topics),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                Names.IDENTITY);
    }

    /** A few counters that every record changes: caching makes one write of them a transaction. */
    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> counts(String name) {
        return store(name).withCachingEnabled();
    }

    /** Caching stays off: what is worth coalescing is coalesced by turns, in the open. */
    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store(String name) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(ChangelogSettings.of(name));
    }

    private static void byKey(Topology topology, String name, String topic, String parent) {
        topology.addSink(name, topic, new ByteArraySerializer(), new ByteArraySerializer(), parent);
    }

    private static void byAddress(Topology topology, String name, String topic, String parent) {
        StreamPartitioner<byte[], byte[]> partitioner = (to, key, value, partitions) -> {
            IdentifierKey address = new ByteReader(key).key();
            return Optional.of(Set.of(address.partition(partitions)));
        };
        topology.addSink(name, topic, new ByteArraySerializer(), new ByteArraySerializer(), partitioner, parent);
    }

    /** How changelogs are kept. */
    private static final class ChangelogSettings {
        private ChangelogSettings() {}

        static Map<String, String> of(String store) {
            Map<String, String> settings = new HashMap<>(new Retention.NewestOfKey().settings());
            settings.put("min.compaction.lag.ms", store.equals(Names.TIMELINE) ? "60000" : "0");
            return settings;
        }
    }
}
