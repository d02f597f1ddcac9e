package io.onefold.testing.audit;

import io.onefold.app.audit.CommittedTopic;
import io.onefold.app.local.Installation;
import io.onefold.identity.streams.Names;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.Observation;
import io.onefold.schemas.ProfileIndexEntry;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.UnifiedProfile.ProfileIdentifier;
import io.onefold.schemas.binary.TimelineCodec;
import io.onefold.schemas.binary.TimelineRow;
import io.onefold.schemas.serde.Registry;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import io.onefold.testing.kafka.EmbeddedBroker;
import io.onefold.testing.process.Distribution;
import io.onefold.testing.process.OnefoldProcess;
import io.onefold.testing.process.Ports;
import io.onefold.testing.process.Verb;
import io.onefold.testing.registry.TestRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * An installation with the sample company and one erasure in it that was stopped at rest, so that nobody but the test writes to its
 * topics any more. The audit needs no more than those.
 */
final class StoppedInstallation implements AutoCloseable {
    private static final String PREFIX = "audited.";
    private static final String WITHDRAWN = "withdrew her consent";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final TestRegistry registryProcess;
    private final Registry registry;
    private final Path data;
    /** The company's files, which go with it when it stops. */
    private final Path segments;

    private final Path subscribers;
    private final Topics topics = new Topics(PREFIX);
    private final TopicSerdes serdes;
    private final CommittedTopic reader = new CommittedTopic(
            Map.of("bootstrap.servers", EmbeddedBroker.shared().bootstrap()));
    private final KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", EmbeddedBroker.shared().bootstrap(), "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    private List<Stored> beforeErasure = List.of();
    private Verb status = new Verb(0, "");
    private String withdrawal = "";

    private StoppedInstallation(TestRegistry registryProcess, Path folder) throws IOException {
        this.registryProcess = registryProcess;
        this.registry = Registry.connect(registryProcess.settings());
        this.serdes = new TopicSerdes(registry, topics);
        this.data = folder.resolve("data");
        this.segments = Files.writeString(folder.resolve("segments.yaml"), "");
        this.subscribers = Files.writeString(folder.resolve("subscribers.yaml"), "");
    }

    /** Runs an installation on the sample company, erases somebody in it and stops it. */
    static StoppedInstallation withSample(Path folder) throws Exception {
        TestRegistry registry = TestRegistry.start(Installation.under(Distribution.home()), folder);
        StoppedInstallation installation = new StoppedInstallation(registry, folder);
        List<String> up = new ArrayList<>(List.of("up", "--sample", "--people", "80"));
        up.addAll(installation.where());
        up.addAll(List.of("--set", "topics.partitions=4"));
        Ports ports = Ports.free();
        up.addAll(ports.flags());
        try (OnefoldProcess running = Distribution.start(folder, up)) {
            installation.withdrawal = running.awaitLine(WITHDRAWN, PATIENCE);
            for (Path file : List.of(installation.segments, installation.subscribers))
                Files.copy(
                        installation.data.resolve("sample").resolve(file.getFileName()),
                        file,
                        StandardCopyOption.REPLACE_EXISTING);
            installation.status = Verb.run(List.of("status", "--server", ports.apiUrl()));
            installation.eraseSomebody();
            running.interrupt();
            running.awaitEnd();
        }
        return installation;
    }

    private List<String> where() {
        return List.of(
                "--bootstrap",
                EmbeddedBroker.shared().bootstrap(),
                "--registry",
                registryProcess.url(),
                "--data",
                data.toString(),
                "--set",
                "topics.prefix=" + PREFIX,
                "--set",
                "subscribers=" + subscribers,
                "--set",
                "segments=" + segments);
    }

    private void eraseSomebody() {
        beforeErasure = latest(timelines());
        ProfileIdentifier email = profiles().stream()
                .flatMap(profile -> profile.identifiers().stream())
                .filter(identifier -> identifier.namespace().equals("email"))
                .filter(identifier -> !identifier.value().isEmpty())
                .findFirst()
                .orElseThrow();
        List<String> erase = new ArrayList<>(List.of("erase", email.namespace() + ":" + email.value()));
        erase.addAll(List.of("--person", "--who", "test", "--why", "test"));
        Verb erased = run(erase);
        if (erased.exitCode() != 0) throw new IllegalStateException(erased.output());
        Verb audited = run(List.of("audit"));
        if (audited.exitCode() != 0) throw new IllegalStateException(audited.output());
    }

    /** What the company told of a customer who withdrew her consent. */
    String withdrawal() {
        return withdrawal;
    }

    /** How it was while it ran, with all that the company had told taken in. */
    Verb status() {
        return status;
    }

    /** What the verb says. */
    Verb audit() {
        return run(List.of("audit", "--wait", "2"));
    }

    /** What it says while a record is missing. */
    Verb auditWithout(Stored record) {
        write(record, null);
        Verb verdict = audit();
        write(record, record.value());
        return verdict;
    }

    /** What it says while a record has another value, or stands though it has ended. */
    Verb auditWith(Stored record, byte[] value) {
        boolean stood = latest(record.topic()).stream().anyMatch(each -> isSame(each, record));
        write(record, value);
        Verb verdict = audit();
        write(record, stood ? record.value() : null);
        return verdict;
    }

    private Verb run(List<String> verb) {
        List<String> arguments = new ArrayList<>(verb);
        arguments.addAll(where());
        return Verb.run(arguments);
    }

    private void write(Stored record, byte @Nullable [] value) {
        send(new ProducerRecord<>(record.topic(), record.partition(), null, record.key(), value, record.headers()));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private String timelines() {
        return Names.timelineChangelog(PREFIX + "onefold");
    }

    /** What a compacted topic comes down to. */
    private List<Stored> latest(String topic) {
        Map<ByteBuffer, Stored> latest = new TreeMap<>();
        reader.read(topic, each -> {
            ByteBuffer key = ByteBuffer.wrap(each.key());
            if (each.value() == null) latest.remove(key);
            else latest.put(key, Stored.of(each));
        });
        return List.copyOf(latest.values());
    }

    private static boolean isSame(Stored one, Stored other) {
        return ByteBuffer.wrap(one.key()).equals(ByteBuffer.wrap(other.key()));
    }

    /** An observation whose anchor has a profile. */
    Stored someObservation() {
        return latest(timelines()).stream()
                .filter(row -> TimelineCodec.isObservation(row.key()))
                .findFirst()
                .orElseThrow();
    }

    /** The profile that a row's anchor is in. */
    String profileOf(Stored row) {
        String key = ProfileIndexEntry.keyOf(TimelineCodec.anchor(row.key()));
        return latest(topics.profileIndex().name()).stream()
                .filter(entry -> new String(entry.key(), StandardCharsets.UTF_8).equals(key))
                .map(entry -> serdes.profileIndex().deserializer().deserialize(entry.topic(), entry.value()))
                .map(entry -> ((ProfileIndexEntry.Member) entry).profileId())
                .findFirst()
                .orElseThrow();
    }

    /** What the subscriber has of somebody. */
    Stored someView() {
        return latest(topics.subscriber("analysts").name()).getFirst();
    }

    Stored someProfile() {
        return latest(topics.customerProfiles().name()).getFirst();
    }

    UnifiedProfile profile(Stored record) {
        return serdes.customerProfiles().deserializer().deserialize(record.topic(), record.value());
    }

    byte[] encoded(UnifiedProfile profile) {
        return serdes.customerProfiles()
                .serializer()
                .serialize(topics.customerProfiles().name(), profile);
    }

    /** All that are published. */
    List<UnifiedProfile> profiles() {
        return latest(topics.customerProfiles().name()).stream()
                .map(this::profile)
                .toList();
    }

    Stored someIndexEntry() {
        return latest(topics.profileIndex().name()).stream()
                .filter(entry -> ProfileIndexEntry.isOfIdentifier(new String(entry.key(), StandardCharsets.UTF_8)))
                .findFirst()
                .orElseThrow();
    }

    /** A row that stood before the erasure, as it was. */
    Stored erasedRow() {
        List<Stored> now = latest(timelines());
        return beforeErasure.stream()
                .filter(row -> TimelineCodec.isObservation(row.key()))
                .filter(row -> now.stream().noneMatch(each -> isSame(each, row)))
                .findFirst()
                .orElseThrow();
    }

    /** The key of the identifier that an index entry or a row is of, as people read it. */
    String identifierOf(Stored record) {
        if (record.topic().equals(timelines()))
            return TimelineCodec.anchor(record.key()).hex();
        return new String(record.key(), StandardCharsets.UTF_8).substring(2);
    }

    /** A touchpoint more, which nobody reads: the installation is stopped. */
    void receiveOneMore() {
        Observation observation = ((TimelineRow.ObservationRow) TimelineCodec.decode(
                        someObservation().key(), someObservation().value()))
                .observation();
        IdentifierKey anchor = observation.anchor();
        String topic = topics.touchpoints(observation.touchpoint().channel()).name();
        byte[] value = serdes.touchpoints(observation.touchpoint().channel())
                .serializer()
                .serialize(topic, observation.touchpoint());
        send(new ProducerRecord<>(topic, anchor.hex().getBytes(StandardCharsets.UTF_8), value));
    }

    @Override
    public void close() {
        producer.close();
        registry.close();
        registryProcess.close();
    }
}
