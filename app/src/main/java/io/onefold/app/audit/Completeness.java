package io.onefold.app.audit;

import io.onefold.identity.normalise.TouchpointNormaliser;
import io.onefold.identity.normalise.TouchpointOutcome;
import io.onefold.schemas.Channel;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.MessageFingerprint;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.binary.TimelineRow;
import io.onefold.schemas.mapping.MalformedRecordException;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Finds each touchpoint, as far as the topics still keep it, in a timeline, in quarantine or under an erasure. What is missing was lost.
 */
final class Completeness {
    private final TouchpointNormaliser normaliser;
    private final Set<String> kept = new HashSet<>();
    private final Map<IdentifierKey, Set<Long>> erased = new HashMap<>();
    private final Map<IdentifierKey, Long> erasedUntil = new HashMap<>();
    private final Set<String> quarantined = new HashSet<>();
    private final List<String> missing = new ArrayList<>();

    Completeness(TouchpointNormaliser normaliser) {
        this.normaliser = normaliser;
    }

    List<String> check(CommittedTopic reader, Topics topics, TopicSerdes serdes, LogOfRecord log) {
        log.rows().forEach(this::remember);
        Deserializer<Quarantined> quarantine = serdes.quarantine().deserializer();
        reader.read(topics.quarantine().name(), record -> {
            Quarantined found = quarantine.deserialize(record.topic(), record.value());
            quarantined.add(found.location());
        });
        for (Channel channel : Channel.values()) {
            Deserializer<Touchpoint> touchpoints = serdes.touchpoints(channel).deserializer();
            reader.read(topics.touchpoints(channel).name(), record -> find(record, touchpoints));
        }
        return missing;
    }

    private void remember(TimelineRow row) {
        switch (row) {
            case TimelineRow.ObservationRow message -> kept.add(id(message.observation()));
            case TimelineRow.ResidueRow residue ->
                erased.put(residue.anchor(), residue.residue().messages());
            case TimelineRow.CommandRow command -> {
                if (command.command().action() == io.onefold.schemas.IdentityCommand.Action.ERASE)
                    erasedUntil.merge(command.anchor(), command.command().at(), Math::max);
            }
        }
    }

    private void find(ConsumerRecord<byte[], byte[]> record, Deserializer<Touchpoint> touchpoints) {
        String location = record.topic() + "-" + record.partition() + "@" + record.offset();
        if (quarantined.contains(location)) return;
        try {
            Touchpoint touchpoint = touchpoints.deserialize(record.topic(), record.value());
            if (normaliser.normalise(touchpoint) instanceof TouchpointOutcome.Accepted accepted
                    && isKnown(accepted.observation())) return;
        } catch (SerializationException | MalformedRecordException e) {
            missing.add(location + " cannot be read and is not in quarantine");
            return;
        }
        missing.add(location + " is in no timeline, not in quarantine and under no erasure");
    }

    private boolean isKnown(Observation observation) {
        if (kept.contains(id(observation))) return true;
        IdentifierKey anchor = observation.anchor();
        if (observation.occurredAt() <= erasedUntil.getOrDefault(anchor, Long.MIN_VALUE)) return true;
        return erased.getOrDefault(anchor, Set.of()).contains(MessageFingerprint.of(anchor, observation.touchpoint()));
    }

    private static String id(Observation observation) {
        Touchpoint touchpoint = observation.touchpoint();
        return observation.anchor().hex() + "/" + touchpoint.senderTime() + "/" + touchpoint.source() + "/"
                + touchpoint.messageId();
    }
}
