package io.onefold.testing.audit;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** A record as it stands on its topic; whoever reads its bytes leaves them as they are. */
final class Stored {
    private final ConsumerRecord<byte[], byte[]> record;

    private Stored(ConsumerRecord<byte[], byte[]> record) {
        this.record = record;
    }

    static Stored of(ConsumerRecord<byte[], byte[]> record) {
        return new Stored(record);
    }

    String topic() {
        return record.topic();
    }

    int partition() {
        return record.partition();
    }

    byte[] key() {
        return record.key();
    }

    byte[] value() {
        return record.value();
    }

    Headers headers() {
        return record.headers();
    }
}
