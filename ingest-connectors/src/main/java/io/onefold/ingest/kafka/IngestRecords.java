package io.onefold.ingest.kafka;

import io.onefold.ingest.Fate;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.SourceMinute;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.RecordHeaders;
import io.onefold.schemas.topics.Topics;
import io.onefold.schemas.trace.Traces;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * What ingest writes, as records of its topics. A touchpoint's key is its source and message id, so that the copies of a
 * message meet; a record's time is its receipt. Safe for several threads.
 */
public final class IngestRecords {
    private final Topics topics;
    private final Map<Channel, Serializer<Touchpoint>> touchpoints = new EnumMap<>(Channel.class);
    private final Serializer<Quarantined> quarantined;
    private final Serializer<SourceMinute> minutes;
    private @Nullable Traces traces;

    /** Records as the registry behind {@code serdes} knows them; it is asked now, and not again. */
    public IngestRecords(Topics topics, TopicSerdes serdes) {
        this(
                topics,
                channel -> serdes.touchpoints(channel).serializer(),
                serdes.quarantine().serializer(),
                serdes.sourceMinutes().serializer());
    }

    IngestRecords(
            Topics topics,
            Function<Channel, Serializer<Touchpoint>> touchpoints,
            Serializer<Quarantined> quarantined,
            Serializer<SourceMinute> minutes) {
        this.topics = topics;
        this.quarantined = quarantined;
        this.minutes = minutes;
        for (Channel channel : Channel.values()) this.touchpoints.put(channel, touchpoints.apply(channel));
    }

    /** From now on touchpoints are followed; to be called before the first record. */
    public IngestRecords followedBy(@Nullable Traces followed) {
        traces = followed;
        return this;
    }

    /** The record of whichever of the two it is. */
    public ProducerRecord<byte[], byte[]> of(Fate fate) {
        return switch (fate) {
            case Fate.Accepted accepted -> withRemark(of(accepted.touchpoint()), accepted.remark());
            case Fate.Refused refused -> of(refused.quarantined());
        };
    }

    private static ProducerRecord<byte[], byte[]> withRemark(ProducerRecord<byte[], byte[]> record, String remark) {
        if (!remark.isEmpty()) record.headers().add(RecordHeaders.PLAN, utf8(remark));
        return record;
    }

    /** A touchpoint on the topic of its channel. */
    public ProducerRecord<byte[], byte[]> of(Touchpoint touchpoint) {
        String topic = topics.touchpoints(touchpoint.channel()).name();
        Serializer<Touchpoint> serializer = Objects.requireNonNull(touchpoints.get(touchpoint.channel()));
        Traces followed = traces;
        long since = followed == null ? 0 : followed.now();
        byte[] value = serializer.serialize(topic, touchpoint);
        byte[] key = key(touchpoint.source(), touchpoint.messageId());
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, null, touchpoint.receivedAt(), key, value);
        byte[] left = followed == null ? null : followed.done("collect", null, since, topic);
        if (left != null) record.headers().add(RecordHeaders.TRACE, left);
        return record;
    }

    /** What was not accepted on the quarantine topic. */
    public ProducerRecord<byte[], byte[]> of(Quarantined record) {
        String topic = topics.quarantine().name();
        byte[] value = quarantined.serialize(topic, record);
        return new ProducerRecord<>(topic, null, record.receivedAt(), utf8(record.source()), value);
    }

    /** A source's minute. */
    public ProducerRecord<byte[], byte[]> of(SourceMinute minute) {
        String topic = topics.sourceMinutes().name();
        byte[] value = minutes.serialize(topic, minute);
        return new ProducerRecord<>(topic, null, minute.minute(), utf8(minute.key()), value);
    }

    static byte[] key(String source, String messageId) {
        return utf8(source + "/" + messageId);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
