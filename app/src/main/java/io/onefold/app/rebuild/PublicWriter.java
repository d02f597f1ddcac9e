package io.onefold.app.rebuild;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes to published topics in transactions, each as large as may be: mostly all is in one. What an earlier one of the same name left
 * open is aborted at the start. Of one thread.
 */
final class PublicWriter implements AutoCloseable {
    /** So that those who read see the rest while the last of very many is still written, and none has to be begun anew for long. */
    static final int AT_ONCE = 100_000;

    private static final int TIMEOUT_MILLIS = 10 * 60 * 1000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final int atOnce;
    private int open;
    private long written;

    /**
     * @param client what a client of the brokers is made with
     * @param name of its transactions
     * @param atOnce records of a transaction; one that is under way is not parted by {@link #hold}
     */
    PublicWriter(Map<String, Object> client, String name, int atOnce) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TIMEOUT_MILLIS);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        this.producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        this.atOnce = atOnce;
        producer.initTransactions();
    }

    /** Writes one of those that must not be parted from the next. */
    void hold(ProducerRecord<byte[], byte[]> record) {
        if (open == 0) producer.beginTransaction();
        var unused = producer.send(record);
        open++;
        written++;
    }

    /** Writes one; whatever was written before is committed once it is much. */
    void write(ProducerRecord<byte[], byte[]> record) {
        hold(record);
        if (open >= atOnce) commit();
    }

    /** Commits what is not. */
    void commit() {
        if (open == 0) return;
        producer.commitTransaction();
        open = 0;
    }

    /** Records written so far. */
    long written() {
        return written;
    }

    @Override
    public void close() {
        producer.close();
    }
}
