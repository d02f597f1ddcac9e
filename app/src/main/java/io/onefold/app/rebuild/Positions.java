package io.onefold.app.rebuild;

import io.onefold.schemas.topics.Topic;
import io.onefold.schemas.topics.Topics;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** How far the inputs that all generations share have been read. */
final class Positions {
    private final Map<String, Object> client;
    private final Topics topics;

    /** @param client what a client of the brokers is made with */
    Positions(Map<String, Object> client, Topics topics) {
        this.client = client;
        this.topics = topics;
    }

    /** What one application has read is not read again by the other, and what it has not is. Nothing of either runs. */
    void handOver(Cutover.Applications applications) throws InterruptedException {
        try (Admin admin = Admin.create(client)) {
            Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>(admin.listConsumerGroupOffsets(
                            Map.of(applications.present(), new ListConsumerGroupOffsetsSpec()),
                            new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata(applications.present())
                    .get());
            Set<String> inputs = inputs();
            positions
                    .entrySet()
                    .removeIf(each -> each.getValue() == null
                            || !inputs.contains(each.getKey().topic()));
            // Streams keeps how far time has come beside its positions, for its own reading only.
            positions.replaceAll((partition, position) -> new OffsetAndMetadata(position.offset()));
            if (!positions.isEmpty())
                admin.alterConsumerGroupOffsets(applications.fresh(), positions)
                        .all()
                        .get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
        }
    }

    private Set<String> inputs() {
        Set<String> inputs = new HashSet<>();
        for (Topic each : topics.touchpoints()) inputs.add(each.name());
        inputs.add(topics.identityCommands().name());
        return inputs;
    }
}
