package io.onefold.app.kafka;

import io.onefold.identity.streams.Names;
import io.onefold.schemas.topics.Retention;
import io.onefold.schemas.topics.Topic;
import io.onefold.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Appends to every partition a record that says nothing. A broker neither deletes nor compacts the file it writes to, and closes it only
 * when another record comes: where nothing more is said, what was erased would lie there for ever. On a compacted topic it is a
 * tombstone of a key that nothing has; elsewhere it is passed over by its header.
 */
public final class Turnover {
    private static final byte[] KEY = "~".getBytes(StandardCharsets.UTF_8);

    private final Map<String, Object> client;
    private final Topics topics;
    private final String applicationId;
    private final InstantSource clock;

    /** @param client what a client of the brokers is made with */
    public Turnover(Map<String, Object> client, Topics topics, String applicationId, InstantSource clock) {
        Map<String, Object> all = new HashMap<>(client);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        this.client = Map.copyOf(all);
        this.topics = topics;
        this.applicationId = applicationId;
        this.clock = clock;
    }

    /** Once for every partition; to be done as often as files are to be closed. */
    public void turn() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(client);
                KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (TopicDescription topic :
                    admin.describeTopics(names(admin)).allTopicNames().get().values())
                topic.partitions().forEach(each -> sent.add(producer.send(nothing(topic.name(), each.partition()))));
            producer.flush();
            for (Future<RecordMetadata> each : sent) each.get();
        }
    }

    /** Those that are kept until consumed, and those that are compacted, but for mere counts: the broker closes the others' by itself. */
    private Set<String> names(Admin admin) throws InterruptedException, ExecutionException {
        Set<String> own = topics.all().stream()
                .filter(topic -> topic.retention() instanceof Retention.UntilConsumed
                        || topic.retention() instanceof Retention.NewestOfKey)
                .map(Topic::name)
                .filter(name -> !name.equals(topics.accounting().name()))
                .collect(Collectors.toSet());
        String changelog = applicationId + "-";
        return admin.listTopics().names().get().stream()
                .filter(name -> own.contains(name)
                        || topics.subscriberOf(name).isPresent()
                        || (name.startsWith(changelog) && name.endsWith("-changelog")))
                .collect(Collectors.toSet());
    }

    private ProducerRecord<byte[], byte[]> nothing(String topic, int partition) {
        List<Header> headers = List.of(new RecordHeader(Names.NOTHING_HEADER, new byte[0]));
        return new ProducerRecord<>(topic, partition, clock.millis(), KEY, null, headers);
    }
}
