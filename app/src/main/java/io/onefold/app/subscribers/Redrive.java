package io.onefold.app.subscribers;

import io.onefold.app.audit.CommittedTopic;
import io.onefold.app.config.DescribedSubscriber;
import io.onefold.app.config.Target;
import io.onefold.schemas.UnifiedProfile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Posts what was set aside once more: what the subscriber may have of these profiles now, not what it refused then. So somebody who
 * withdrew consent in between is told of as ended. Offsets tell a receiver what is newer.
 */
public final class Redrive {
    private final DescribedSubscriber subscriber;
    private final Target.Webhook target;
    private final Deliverer.Surroundings surroundings;
    private final Map<String, ConsumerRecord<byte[], byte[]>> latest = new TreeMap<>();

    /**
     * How it went.
     *
     * @param profiles that had been set aside
     * @param taken of them, now
     * @param problem of the first that was not; empty where all were
     */
    public record Outcome(int profiles, int taken, String problem) {}

    public Redrive(DescribedSubscriber subscriber, Target.Webhook target, Deliverer.Surroundings surroundings) {
        this.subscriber = subscriber;
        this.target = target;
        this.surroundings = surroundings;
    }

    /** Posts each of them once, by itself. */
    public Outcome run() throws InterruptedException {
        CommittedTopic reader = new CommittedTopic(surroundings.client());
        Set<String> ids = new LinkedHashSet<>();
        reader.read(surroundings.topics().deadLetters(subscriber.name()).name(), record -> {
            ids.add(id(record));
        });
        reader.read(surroundings.topics().subscriber(subscriber.name()).name(), record -> {
            if (ids.contains(id(record))) latest.put(id(record), record);
        });
        return post(ids);
    }

    private Outcome post(Set<String> ids) throws InterruptedException {
        Deserializer<UnifiedProfile> profiles =
                surroundings.serdes().subscriber(subscriber.name()).deserializer();
        LetterJson json = new LetterJson(subscriber.subscription().disclosure().fields());
        int taken = 0;
        String problem = "";
        try (Post post = new Post(target, json, surroundings.secrets(), surroundings.clock())) {
            for (String id : ids) {
                switch (post.post(bag(id, latest.get(id), profiles))) {
                    case Answer.Taken answer -> taken++;
                    case Answer.Later(String why, Duration least) -> problem = first(problem, why);
                    case Answer.Refused(String why, int status) -> problem = first(problem, why);
                }
            }
        }
        return new Outcome(ids.size(), taken, problem);
    }

    private static String first(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    /** What the topic has forgotten had ended long ago. */
    private Mailbag bag(
            String id, @Nullable ConsumerRecord<byte[], byte[]> record, Deserializer<UnifiedProfile> profiles) {
        String topic = surroundings.topics().subscriber(subscriber.name()).name();
        if (record == null) return new Mailbag(subscriber.name(), topic, 0, List.of(new Letter(id, 0, null)));
        UnifiedProfile view = record.value() == null ? null : profiles.deserialize(topic, record.value());
        return new Mailbag(
                subscriber.name(), topic, record.partition(), List.of(new Letter(id, record.offset(), view)));
    }

    private static String id(ConsumerRecord<byte[], byte[]> record) {
        return new String(record.key(), StandardCharsets.UTF_8);
    }
}
