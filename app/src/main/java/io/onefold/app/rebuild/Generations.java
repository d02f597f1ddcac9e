package io.onefold.app.rebuild;

import io.onefold.app.audit.CommittedTopic;
import io.onefold.schemas.kafka.TopicCreator;
import io.onefold.schemas.topics.Partitions;
import io.onefold.schemas.topics.Topic;
import io.onefold.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Which generation of the internal topics is in force, as the brokers know it: whatever an instance is configured with, there is one only
 * that may publish. Where nobody ever cut over there is no topic, and the first is in force. Each method throws a {@link KafkaException}
 * where the brokers do not answer. Thread-safe.
 */
public final class Generations {
    private static final byte[] KEY = "generation".getBytes(StandardCharsets.UTF_8);

    private final Map<String, Object> client;
    private final Topics topics;

    /** How far a cut-over to a generation has come. */
    public enum Phase {
        /** The one before must not start any more. */
        BEGUN,
        /** Besides, {@code profile-changes} has all that the cut-over does to ids. */
        TOLD,
        /** It is in force. */
        LIVE
    }

    /** The newest generation of which a cut-over began, and how far it has come. */
    public record State(int generation, Phase phase) {
        /** Whether that generation may run. In the midst of a cut-over none may. */
        public boolean isInForce(int asked) {
            return phase == Phase.LIVE && generation == asked;
        }

        private byte[] written() {
            return (generation + " " + phase.name().toLowerCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8);
        }

        private static State of(byte[] written) {
            String[] words = new String(written, StandardCharsets.UTF_8).split(" ", 2);
            return new State(Integer.parseInt(words[0]), Phase.valueOf(words[1].toUpperCase(Locale.ROOT)));
        }
    }

    /** @param client what a client of the brokers is made with */
    public Generations(Map<String, Object> client, Topics topics) {
        this.client = Map.copyOf(client);
        this.topics = topics;
    }

    /** How it stands now. */
    public State state() throws InterruptedException {
        State[] newest = {new State(1, Phase.LIVE)};
        if (exists(topics.generations().name()))
            new CommittedTopic(client)
                    .read(topics.generations().name(), record -> newest[0] = State.of(record.value()));
        return newest[0];
    }

    /** Whether nothing was ever published under this prefix, so that any generation may be the first. */
    public boolean isUnused() throws InterruptedException {
        return !exists(topics.generations().name())
                && !exists(topics.customerProfiles().name());
    }

    private boolean exists(String topic) throws InterruptedException {
        try (Admin admin = Admin.create(client)) {
            return admin.listTopics().names().get().contains(topic);
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    /** Says so, for all to know. */
    public void become(State state, short replicas) throws InterruptedException {
        try (Admin admin = Admin.create(client)) {
            List<Topic> wanted = List.of(topics.generations());
            List<String> problems = new TopicCreator(admin, Partitions.DEFAULT, replicas).create(wanted);
            if (!problems.isEmpty()) throw new RebuildRefusedException(String.join("\n", problems));
        }
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record(state)).get();
        } catch (ExecutionException e) {
            throw failure(e);
        }
    }

    /** What says so, for whoever has more to say at the same moment. */
    ProducerRecord<byte[], byte[]> record(State state) {
        return new ProducerRecord<>(topics.generations().name(), KEY, state.written());
    }

    private static KafkaException failure(ExecutionException e) {
        return e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
    }
}
