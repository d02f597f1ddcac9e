package io.onefold.benchmarks;

import io.onefold.app.audit.AtRest;
import io.onefold.benchmarks.Traffic.Flow;
import io.onefold.identity.streams.IdentityStreams;
import io.onefold.identity.streams.Names;
import io.onefold.schemas.Channel;
import io.onefold.schemas.kafka.TopicCreator;
import io.onefold.schemas.topics.Partitions;
import io.onefold.schemas.topics.Topic;
import io.onefold.schemas.topics.Topics;
import io.onefold.testing.identity.RunningIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;

/**
 * Events a second drained from a preloaded topic: the full path, and the bare topology that writes as much, one after the other on the same
 * broker, several times in turn after a round that only warms up. Arguments: events, people, rounds.
 */
public final class Throughput {
    private static final int PARTITIONS = 16;
    private static final String FIRST = "full0";
    private static final Topics FULL = new Topics(FIRST + ".");
    /** Those of the topology that many records are written to. */
    private static final List<String> STORES = List.of("forest", Names.TIMELINE);

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Machine machine;
    private final int events;
    private final int people;
    private @Nullable Traffic traffic;

    private Throughput(Machine machine, int events, int people) {
        this.machine = machine;
        this.events = events;
        this.people = people;
    }

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60_000;
        int people = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        try (Machine machine = new Machine()) {
            Throughput run = new Throughput(machine, events, people);
            for (int round = 0; round <= rounds; round++) {
                Drain full = run.full("full" + round);
                Drain bare = run.bare("bare" + round);
                System.out.printf(
                        "%s: full path %s, bare topology %s, ratio %.2f%n",
                        round == 0 ? "warm-up" : "round " + round, full, bare, full.rate() / bare.rate());
            }
        }
    }

    private Drain full(String name) throws Exception {
        Load load = new Load(people);
        try (RunningIdentity identity = RunningIdentity.start(new RunningIdentity.Place(
                name, machine.bootstrap(), machine.registry().settings(), machine.folder(name), PARTITIONS))) {
            identity.publish(load.next(events / 4, System.currentTimeMillis()));
            identity.awaitRest();
            identity.stop();
            long begun = System.currentTimeMillis();
            identity.publish(load.next(events, begun));
            identity.restart();
            Machine.Clock clock = machine.clock();
            identity.awaitRest();
            Drain drain = new Drain(events, clock.stop());
            if (traffic == null) {
                traffic = Traffic.since(begun, client(), written(new Topics(name + "."), name));
                System.out.print("An event is written as\n" + traffic.anEvent(events));
            }
            return drain;
        }
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", machine.bootstrap());
    }

    private static List<String> written(Topics topics, String applicationId) {
        List<String> names = new ArrayList<>(outputs(topics));
        names.add(topics.touchpoints(Channel.WEB).name());
        names.add(topics.observations().name());
        names.add(topics.identityLinks().name());
        for (String store : STORES) names.add(changelog(applicationId, store));
        return names;
    }

    private static List<String> outputs(Topics topics) {
        return Stream.of(
                        topics.customerProfiles(),
                        topics.profileIndex(),
                        topics.profileChanges(),
                        topics.segmentMemberships())
                .map(Topic::name)
                .toList();
    }

    private static String changelog(String applicationId, String store) {
        return applicationId + "-" + store + "-changelog";
    }

    private Drain bare(String name) throws Exception {
        Traffic seen = Objects.requireNonNull(traffic, "the full path comes first");
        Topics topics = new Topics(name + ".");
        try (Admin admin = Admin.create(client())) {
            Partitions partitions = new Partitions(PARTITIONS, PARTITIONS, PARTITIONS);
            List<String> problems = new TopicCreator(admin, partitions, (short) 1).create(topics.all());
            if (!problems.isEmpty()) throw new IllegalStateException(String.join("; ", problems));
            preload(
                    seen.flow(FULL.touchpoints(Channel.WEB).name()),
                    topics.touchpoints(Channel.WEB).name());
            try (IdentityStreams streams =
                    new IdentityStreams(new BareTopology(plan(seen, topics)).get(), settings(name))) {
                streams.start().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                Machine.Clock clock = machine.clock();
                if (!new AtRest(admin, topics, name).await(PATIENCE))
                    throw new IllegalStateException("not drained within " + PATIENCE);
                return new Drain(events, clock.stop());
            }
        }
    }

    private static BareTopology.Plan plan(Traffic seen, Topics topics) {
        SortedMap<String, Flow> stores = new TreeMap<>();
        for (String store : STORES) stores.put(store, seen.flow(changelog(FIRST, store)));
        SortedMap<String, Flow> outputs = new TreeMap<>();
        List<String> written = outputs(FULL);
        List<String> names = outputs(topics);
        for (int i = 0; i < names.size(); i++) outputs.put(names.get(i), seen.flow(written.get(i)));
        return new BareTopology.Plan(
                topics.touchpoints(Channel.WEB).name(),
                new BareTopology.Way(
                        topics.observations().name(),
                        seen.flow(FULL.observations().name())),
                new BareTopology.Way(
                        topics.identityLinks().name(),
                        seen.flow(FULL.identityLinks().name())),
                stores,
                outputs);
    }

    private void preload(Flow touchpoints, String topic) {
        List<Future<RecordMetadata>> sent = new ArrayList<>(events);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            List<KeyValue<byte[], byte[]>> samples = touchpoints.samples();
            for (int i = 0; i < events; i++) {
                KeyValue<byte[], byte[]> sample = samples.get(i % samples.size());
                sent.add(producer.send(new ProducerRecord<>(topic, sample.key, sample.value)));
            }
            producer.flush();
            sent.forEach(Future::resultNow);
        }
    }

    private IdentityStreams.Settings settings(String name) {
        return new IdentityStreams.Settings(
                name,
                name + "-1",
                machine.folder(name),
                2,
                0,
                (short) 1,
                Duration.ofMillis(100),
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                256L * 1024 * 1024,
                Map.of("bootstrap.servers", machine.bootstrap()));
    }
}
