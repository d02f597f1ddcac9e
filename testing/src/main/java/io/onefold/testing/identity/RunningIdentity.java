package io.onefold.testing.identity;

import io.onefold.app.audit.AtRest;
import io.onefold.app.audit.Audit;
import io.onefold.app.audit.AuditReport;
import io.onefold.app.audit.CommittedTopic;
import io.onefold.app.audit.Published;
import io.onefold.app.rebuild.Feed;
import io.onefold.identity.audit.AuditProgress;
import io.onefold.identity.forest.Forest;
import io.onefold.identity.normalise.CommandNormaliser;
import io.onefold.identity.normalise.IdentifierReader;
import io.onefold.identity.normalise.KeyDeriver;
import io.onefold.identity.normalise.ObservationReader;
import io.onefold.identity.normalise.SourceRegions;
import io.onefold.identity.normalise.TouchpointLimits;
import io.onefold.identity.normalise.TouchpointNormaliser;
import io.onefold.identity.oracle.BatchOracle;
import io.onefold.identity.oracle.ProfileSpec;
import io.onefold.identity.rules.IdentityRules;
import io.onefold.identity.rules.IdentityRulesParser;
import io.onefold.identity.streams.IdentityStreams;
import io.onefold.identity.streams.IdentityTopology;
import io.onefold.identity.streams.Loop;
import io.onefold.identity.streams.LoopCodec;
import io.onefold.identity.streams.NormaliserSupplier;
import io.onefold.profile.ProfileRules;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommandRequest;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.kafka.TopicCreator;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.RegistrySubjects;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Partitions;
import io.onefold.schemas.topics.Topics;
import io.onefold.testing.subscriber.ProfileSubscriber;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** An installation's identity topology under a prefix of its own on a broker that others may use too. */
public final class RunningIdentity implements AutoCloseable {
    private static final byte[] SECRET = "a secret for tests only, 32 bytes".getBytes(StandardCharsets.UTF_8);
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String applicationId;
    private final Map<String, Object> client;
    private final Topics topics;
    private final Partitions partitions;
    private final Registry registry;
    private final TopicSerdes serdes;
    private final Path stateFolder;
    private final KeyDeriver keys = new KeyDeriver(SECRET);
    private final IdentityRules rules =
            IdentityRulesParser.parse(IdentityRulesParser.shipped(), IdentifierReader.blockedValues(keys));
    private final TouchpointNormaliser normaliser =
            new TouchpointNormaliser(rules, keys, SourceRegions.NONE, TouchpointLimits.DEFAULT);
    private final ProfileRules profile;
    private final Pace pace;
    private @Nullable IdentityStreams streams;

    /** Where an installation is: its name, which is its prefix too, its servers and its state. */
    public record Place(
            String name, String bootstrap, Map<String, String> registry, Path stateFolder, int partitions) {}

    /** How it works: how many threads it has, and how often each commits. */
    public record Pace(int threads, Duration commitEvery) {
        /** What {@code up} has. */
        public static final Pace DEFAULT = new Pace(2, Duration.ofMillis(100));
    }

    /** Makes the topics and subjects and starts the topology. */
    public static RunningIdentity start(Place place) throws Exception {
        return start(place, ProfileRules.DEFAULT);
    }

    /** The same at another pace. */
    public static RunningIdentity start(Place place, Pace pace) throws Exception {
        return started(new RunningIdentity(place, ProfileRules.DEFAULT, pace));
    }

    /** The same, with profiles made by other rules. */
    public static RunningIdentity start(Place place, ProfileRules profile) throws Exception {
        return started(new RunningIdentity(place, profile, Pace.DEFAULT));
    }

    private static RunningIdentity started(RunningIdentity identity) throws Exception {
        identity.streams = identity.streams(PATIENCE);
        return identity;
    }

    /** Makes the topics and subjects; the topology runs elsewhere. */
    public static RunningIdentity attach(Place place) throws Exception {
        return new RunningIdentity(place, ProfileRules.DEFAULT, Pace.DEFAULT);
    }

    private RunningIdentity(Place place, ProfileRules profile, Pace pace) throws Exception {
        this.profile = profile;
        this.pace = pace;
        this.applicationId = place.name();
        this.client = Map.of("bootstrap.servers", place.bootstrap());
        this.topics = new Topics(place.name() + ".");
        this.partitions = new Partitions(place.partitions(), place.partitions(), place.partitions());
        this.stateFolder = place.stateFolder();
        this.registry = Registry.connect(place.registry());
        try (Admin admin = Admin.create(client)) {
            List<String> problems = new TopicCreator(admin, partitions, (short) 1).create(topics.all());
            if (!problems.isEmpty()) throw new IllegalStateException(String.join("; ", problems));
        }
        new RegistrySubjects(registry, topics).register();
        this.serdes = new TopicSerdes(registry, topics);
    }

    private IdentityStreams streams(Duration patience) throws Exception {
        IdentityTopology topology = new IdentityTopology(
                topics,
                serdes,
                new IdentityTopology.Settings(
                        Forest.Settings.of(rules, profile, ZONE),
                        partitions.identity(),
                        keys.secretFingerprint(),
                        2_000),
                new NormaliserSupplier(normaliser, new CommandNormaliser(new IdentifierReader(rules, keys))));
        IdentityStreams made = new IdentityStreams(
                topology.get(),
                new IdentityStreams.Settings(
                        applicationId,
                        applicationId + "-1",
                        stateFolder,
                        pace.threads(),
                        0,
                        (short) 1,
                        pace.commitEvery(),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(10),
                        256L * 1024 * 1024,
                        stringClient()));
        made.start().get(patience.toSeconds(), TimeUnit.SECONDS);
        return made;
    }

    private Map<String, String> stringClient() {
        Map<String, String> strings = new HashMap<>();
        client.forEach((key, value) -> strings.put(key, value.toString()));
        return strings;
    }

    /** Stops the topology; what is published meanwhile waits. */
    public void stop() {
        if (streams != null) streams.close();
        streams = null;
    }

    /** Stops and starts again with what is on disk. */
    public void restart() throws Exception {
        stop();
        streams = streams(PATIENCE);
    }

    /** Stops, throws away what is on disk, and starts again with what the changelogs have. */
    public void restore() throws Exception {
        restore(PATIENCE);
    }

    /** The same where that may take longer. */
    public void restore(Duration patience) throws Exception {
        stop();
        try (Stream<Path> files = Files.walk(stateFolder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
        }
        streams = streams(patience);
    }

    /** Gives a command as any steward would, and waits until it is stored. */
    public void command(IdentityCommandRequest request) throws Exception {
        String topic = topics.identityCommands().name();
        byte[] value = serdes.identityCommands().serializer().serialize(topic, request);
        byte[] key = request.commandId().getBytes(StandardCharsets.UTF_8);
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        }
    }

    /** Feeds a fresh installation with this one's log. */
    public Feed.Fed feed(RunningIdentity fresh) throws InterruptedException {
        ObservationReader reader = new ObservationReader(rules, keys);
        return new Feed(client, installed(), fresh.installed(), reader, Feed.Inputs.COPIED).run(step -> {});
    }

    /** Its topics, and the group that works on them. */
    public Feed.Installed installed() {
        return new Feed.Installed(topics, applicationId);
    }

    /** What clients are given as bootstrap.servers. */
    public String bootstrap() {
        return String.valueOf(client.get("bootstrap.servers"));
    }

    private BatchOracle oracle() {
        return new BatchOracle(rules, ProfileSpec.DEFAULT, ZONE);
    }

    /** The store that serves what it publishes, brought up to what is committed by now. */
    public RunningStore store(Path folder) {
        RunningStore.Words words = new RunningStore.Words(identifiers(), rules, oracle());
        return RunningStore.open(new RunningStore.Source(client, installed(), serdes, words), folder);
    }

    /** Somebody who reads what it publishes, from the beginning. */
    public ProfileSubscriber subscriber() {
        return new ProfileSubscriber(client, topics, serdes);
    }

    /** Publishes touchpoints as any producer would, and waits until they are stored. */
    public void publish(List<Touchpoint> touchpoints) {
        try (TouchpointPublisher publisher = publisher()) {
            touchpoints.forEach(publisher::send);
        }
    }

    /** For publishing one by one. */
    public TouchpointPublisher publisher() {
        return new TouchpointPublisher(producer(), topics, serdes);
    }

    /** Hands over every committed profile from now on, on a thread of its own, until it is closed. */
    public AutoCloseable subscribe(Consumer<UnifiedProfile> each) {
        return new ProfileSubscription(
                client,
                topics.customerProfiles().name(),
                serdes.customerProfiles().deserializer(),
                each);
    }

    /** Sends a tick to every partition. */
    public void tick(long now) {
        String topic = topics.identityLinks().name();
        byte[] key = LoopCodec.key(new IdentifierKey(1, 0, 0));
        byte[] value = LoopCodec.encode(new Loop.Tick(now));
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (int partition = 0; partition < partitions.identity(); partition++)
                sent.add(producer.send(new ProducerRecord<>(topic, partition, now, key, value)));
            producer.flush();
            sent.forEach(Future::resultNow);
        }
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("acks", "all");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Waits until all that was published is decided about; fails where that takes minutes. */
    public void awaitRest() throws InterruptedException {
        awaitRest(PATIENCE);
    }

    /** The same where that may take longer. */
    public void awaitRest(Duration patience) throws InterruptedException {
        try (Admin admin = Admin.create(client)) {
            if (!new AtRest(admin, topics, applicationId).await(patience))
                throw new IllegalStateException("not at rest within " + patience);
        }
    }

    /** Holds what is published against the batch run. */
    public AuditReport audit() {
        return new Audit(
                        new Audit.Subject(new CommittedTopic(client), topics, serdes, applicationId),
                        new Audit.Judge(oracle(), rules, normaliser),
                        stateFolder.resolveSibling("tmp"),
                        AuditProgress.SILENT)
                .run();
    }

    /** What a subscriber has. */
    public Published published() {
        return Published.read(new CommittedTopic(client), topics, serdes);
    }

    /** Which identifiers things have here. */
    public IdentifierReader identifiers() {
        return new IdentifierReader(rules, keys);
    }

    @Override
    public void close() {
        stop();
        registry.close();
    }
}
