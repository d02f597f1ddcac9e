package io.onefold.app.population;

import io.onefold.app.audit.CommittedTopic;
import io.onefold.identity.streams.Loop;
import io.onefold.identity.streams.LoopCodec;
import io.onefold.schemas.Population;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** What was learned from all customers, as it is kept, and how every partition of identities gets to know it. Thread-safe. */
public final class PopulationTopic implements AutoCloseable {
    private final Producer<byte[], byte[]> producer;
    private final CommittedTopic reader;
    private final Topics topics;
    private final TopicSerdes serdes;
    private final int partitions;
    private long told;

    /**
     * A topic of an installation.
     *
     * @param producer of its own, closed with it
     * @param partitions of the identity topics
     */
    public PopulationTopic(
            Producer<byte[], byte[]> producer,
            CommittedTopic reader,
            Topics topics,
            TopicSerdes serdes,
            int partitions) {
        this.producer = producer;
        this.reader = reader;
        this.topics = topics;
        this.serdes = serdes;
        this.partitions = partitions;
    }

    /** Keeps what was learned; returns when it is kept. */
    public void keep(Population population) throws InterruptedException, ExecutionException {
        String topic = topics.population().name();
        byte[] key = Long.toString(population.version()).getBytes(StandardCharsets.UTF_8);
        byte[] value = serdes.population().serializer().serialize(topic, population);
        var unused = producer.send(new ProducerRecord<>(topic, key, value)).get();
    }

    /** What is in force: the greatest version kept. */
    public Optional<Population> newest() {
        List<Population> newest = new ArrayList<>();
        reader.read(topics.population().name(), record -> {
            Population each = serdes.population().deserializer().deserialize(record.topic(), record.value());
            if (newest.isEmpty() || newest.getFirst().version() < each.version()) {
                newest.clear();
                newest.add(each);
            }
        });
        return newest.stream().findFirst();
    }

    /**
     * Tells every partition what is in force, once; whoever knows it already does nothing.
     *
     * @return what is in force
     */
    public synchronized Optional<Population> tell() throws InterruptedException, ExecutionException {
        Optional<Population> newest = newest();
        if (newest.isEmpty() || newest.get().version() == told) return newest;
        byte[] value = LoopCodec.encode(new Loop.Learned(newest.get()));
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++)
            sent.add(producer.send(new ProducerRecord<>(topics.identityLinks().name(), partition, null, null, value)));
        for (Future<RecordMetadata> each : sent) each.get();
        told = newest.get().version();
        return newest;
    }

    @Override
    public void close() {
        producer.close();
    }
}
