package io.onefold.app.command;

import io.onefold.schemas.ConsoleAct;
import io.onefold.schemas.ProfileChange;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.SegmentMembership;
import io.onefold.schemas.UnifiedProfile;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topic;
import io.onefold.schemas.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * How a watched topic is read.
 *
 * @param line a record's line, without its end; empty for one that is not shown
 */
record TailReader(Topic topic, Function<ConsumerRecord<byte[], byte[]>, String> line) {
    static TailReader of(TailTopic what, Topics topics, TopicSerdes serdes) {
        return switch (what) {
            case PROFILES -> profiles(topics.customerProfiles(), serdes);
            case CHANGES -> changes(topics.profileChanges(), serdes);
            case SEGMENTS -> segments(topics.segmentMemberships(), serdes);
            case QUARANTINE -> quarantine(topics.quarantine(), serdes);
            case CONSOLE -> console(topics.consoleAudit(), serdes);
        };
    }

    private static TailReader profiles(Topic topic, TopicSerdes serdes) {
        Deserializer<UnifiedProfile> values = serdes.customerProfiles().deserializer();
        return new TailReader(
                topic,
                record -> record.value() == null
                        ? TailLines.ended(new String(record.key(), StandardCharsets.UTF_8))
                        : TailLines.profile(values.deserialize(record.topic(), record.value())));
    }

    private static TailReader changes(Topic topic, TopicSerdes serdes) {
        Deserializer<ProfileChange> values = serdes.profileChanges().deserializer();
        return new TailReader(topic, record -> TailLines.change(values.deserialize(record.topic(), record.value())));
    }

    /** A tombstone follows whoever leaves, so it tells nothing new. */
    private static TailReader segments(Topic topic, TopicSerdes serdes) {
        Deserializer<SegmentMembership> values = serdes.segmentMemberships().deserializer();
        return new TailReader(
                topic,
                record -> record.value() == null
                        ? ""
                        : TailLines.membership(values.deserialize(record.topic(), record.value())));
    }

    private static TailReader quarantine(Topic topic, TopicSerdes serdes) {
        Deserializer<Quarantined> values = serdes.quarantine().deserializer();
        return new TailReader(
                topic, record -> TailLines.quarantined(values.deserialize(record.topic(), record.value())));
    }

    private static TailReader console(Topic topic, TopicSerdes serdes) {
        Deserializer<ConsoleAct> values = serdes.consoleAudit().deserializer();
        return new TailReader(topic, record -> TailLines.act(values.deserialize(record.topic(), record.value())));
    }
}
