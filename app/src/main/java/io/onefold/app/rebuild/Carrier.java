package io.onefold.app.rebuild;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What of a record of the present installation goes to the fresh one, and where to. */
@FunctionalInterface
interface Carrier {
    /**
     * Empty for what it makes by itself.
     *
     * @throws RebuildRefusedException where the log cannot be used
     */
    Optional<ProducerRecord<byte[], byte[]>> carry(ConsumerRecord<byte[], byte[]> record);
}
