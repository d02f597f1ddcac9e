package io.onefold.app.kafka;

import io.onefold.ingest.kafka.KafkaTouchpointSink;
import io.onefold.ingest.kafka.Publisher;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serializer;

/** Where connectors put what they read. */
public final class Sinks {
    private Sinks() {}

    /** A sink on the installation's topics; the publisher stays the caller's to close. */
    public static KafkaTouchpointSink of(Publisher publisher, Topics topics, TopicSerdes serdes) {
        Map<Channel, Serializer<Touchpoint>> touchpoints = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values())
            touchpoints.put(channel, serdes.touchpoints(channel).serializer());
        return new KafkaTouchpointSink(
                publisher,
                topics,
                (topic, touchpoint) -> Objects.requireNonNull(touchpoints.get(touchpoint.channel()))
                        .serialize(topic, touchpoint),
                serdes.quarantine().serializer());
    }
}
