package io.onefold.benchmarks;

import io.onefold.benchmarks.BareTopology.BareTopics;
import io.onefold.identity.streams.IdentityStreams;
import io.onefold.testing.identity.RunningIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Events a second drained from a preloaded topic: the full path and the bare topology, one after the other on the same broker, several
 * times in turn after a round that only warms up. Arguments: events, people, rounds.
 */
public final class Throughput {
    private static final int PARTITIONS = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Throughput() {}

    /** Runs and prints. */
    public static void main(String[] arguments) throws Exception {
        int events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60_000;
        int people = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 5_000;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        try (Machine machine = new Machine()) {
            for (int round = 0; round <= rounds; round++) {
                Drain bare = bare(machine, "bare" + round, events);
                Drain full = full(machine, "full" + round, events, people);
                System.out.printf(
                        "%s: full path %s, bare topology %s, ratio %.2f%n",
                        round == 0 ? "warm-up" : "round " + round, full, bare, full.rate() / bare.rate());
            }
        }
    }

    private static Drain full(Machine machine, String name, int events, int people) throws Exception {
        Load load = new Load(people);
        try (RunningIdentity identity = RunningIdentity.start(new RunningIdentity.Place(
                name, machine.bootstrap(), machine.registry().settings(), machine.folder(name), PARTITIONS))) {
            identity.publish(load.next(events / 4, System.currentTimeMillis()));
            identity.awaitRest();
            identity.stop();
            identity.publish(load.next(events, System.currentTimeMillis()));
            identity.restart();
            Machine.Clock clock = machine.clock();
            identity.awaitRest();
            return new Drain(events, clock.stop());
        }
    }

    private static Drain bare(Machine machine, String name, int events) throws Exception {
        BareTopics topics = new BareTopics(name + ".in", name + ".hop", name + ".loop", name + ".out");
        Map<String, Object> client = Map.of("bootstrap.servers", machine.bootstrap());
        try (Admin admin = Admin.create(client)) {
            List<NewTopic> made = List.of(topics.in(), topics.hop(), topics.loop(), topics.out()).stream()
                    .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
                    .toList();
            admin.createTopics(made).all().get();
            // Returns when every partition is led: a producer must not come too early.
            var unused =
                    Written.records(admin, Set.of(topics.in(), topics.hop(), topics.loop(), topics.out())::contains);
            preload(client, topics.in(), events);
            try (IdentityStreams streams =
                    new IdentityStreams(new BareTopology(topics).get(), settings(machine, name))) {
                streams.start().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                Machine.Clock clock = machine.clock();
                awaitOutputs(admin, topics.out(), events);
                return new Drain(events, clock.stop());
            }
        }
    }

    private static void preload(Map<String, Object> client, String topic, int events) {
        Random random = new Random(2);
        List<Future<RecordMetadata>> sent = new ArrayList<>(events);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < events; i++) {
                byte[] key = new byte[17];
                new Random(random.nextInt(20_000)).nextBytes(key);
                byte[] value = new byte[400];
                random.nextBytes(value);
                sent.add(producer.send(new ProducerRecord<>(topic, key, value)));
            }
            producer.flush();
            sent.forEach(Future::resultNow);
        }
    }

    /** Offsets count a marker for each commit too, so the end is when they stand still beyond the number of events. */
    private static void awaitOutputs(Admin admin, String topic, int events) throws Exception {
        long before = -1;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            long now = Written.records(admin, topic::equals);
            if (now >= events && now == before) return;
            before = now;
            TimeUnit.MILLISECONDS.sleep(500);
        }
        throw new IllegalStateException("not drained within " + PATIENCE);
    }

    private static IdentityStreams.Settings settings(Machine machine, String name) {
        Path folder = machine.folder(name);
        return new IdentityStreams.Settings(
                name,
                name + "-1",
                folder,
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
