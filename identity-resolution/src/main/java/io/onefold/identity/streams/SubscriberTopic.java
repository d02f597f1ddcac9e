package io.onefold.identity.streams;

import io.onefold.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/** The topic of the subscriber that a record is for, by its header. Thread-safe. */
final class SubscriberTopic implements TopicNameExtractor<byte[], byte[]> {
    private final Topics topics;

    SubscriberTopic(Topics topics) {
        this.topics = topics;
    }

    @Override
    public String extract(byte[] key, byte[] value, RecordContext context) {
        byte[] name = context.headers().lastHeader(Names.SUBSCRIBER_HEADER).value();
        return topics.subscriber(new String(name, StandardCharsets.UTF_8)).name();
    }

    /** Stands in the description of the topology. */
    @Override
    public String toString() {
        return "SubscriberTopic";
    }
}
