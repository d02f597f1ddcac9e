package io.onefold.app.audit;

import io.onefold.identity.audit.AuditProgress;
import io.onefold.identity.audit.LogCheck;
import io.onefold.identity.normalise.TouchpointNormaliser;
import io.onefold.identity.normalise.TouchpointOutcome;
import io.onefold.identity.streams.Names;
import io.onefold.schemas.Channel;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.mapping.MalformedRecordException;
import io.onefold.schemas.topics.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads what came in, as far as the topics still keep it, and what went into quarantine. */
final class ReceivedTouchpoints {
    private final Audit.Subject subject;
    private final TouchpointNormaliser normaliser;
    private final AuditProgress progress;

    ReceivedTouchpoints(Audit.Subject subject, TouchpointNormaliser normaliser, AuditProgress progress) {
        this.subject = subject;
        this.normaliser = normaliser;
        this.progress = progress;
    }

    void read(LogCheck into) {
        Deserializer<Quarantined> quarantine = subject.serdes().quarantine().deserializer();
        subject.reader().read(subject.topics().quarantine().name(), progress, record -> {
            Quarantined found = quarantine.deserialize(record.topic(), record.value());
            into.quarantined(found.location());
        });
        for (Channel channel : Channel.values()) {
            Topic topic = subject.topics().touchpoints(channel);
            Deserializer<Touchpoint> touchpoints =
                    subject.serdes().touchpoints(channel).deserializer();
            subject.reader().read(topic.name(), progress, record -> take(record, touchpoints, into));
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Deserializer<Touchpoint> touchpoints, LogCheck into) {
        if (record.headers().lastHeader(Names.NOTHING_HEADER) != null) return;
        String location = record.topic() + "-" + record.partition() + "@" + record.offset();
        try {
            Touchpoint touchpoint = touchpoints.deserialize(record.topic(), record.value());
            if (normaliser.normalise(touchpoint) instanceof TouchpointOutcome.Accepted accepted)
                into.received(accepted.observation(), location);
            else into.refused(location);
        } catch (SerializationException | MalformedRecordException e) {
            into.refused(location);
        }
    }
}
