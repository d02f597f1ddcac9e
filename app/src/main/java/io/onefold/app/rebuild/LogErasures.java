package io.onefold.app.rebuild;

import io.onefold.identity.forest.Message;
import io.onefold.profile.Redaction;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.IdentityCommand.Action;
import io.onefold.schemas.KeyedIdentifier;
import io.onefold.schemas.Observation;
import io.onefold.schemas.binary.TimelineCodec;
import io.onefold.schemas.binary.TimelineRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What a log says was erased. Until it is compacted a log still has what an erasure took; that must not be copied, or it would
 * outlive the erasure twice as long. Not thread-safe.
 */
final class LogErasures {
    private final Map<IdentifierKey, Long> erasedUntil = new HashMap<>();
    private final Set<IdentityCommand> persons = new HashSet<>();
    private final Set<String> carriedOut = new HashSet<>();

    /** Takes note of a record of the log. */
    void note(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null || TimelineCodec.isObservation(record.key())) return;
        if (!(TimelineCodec.decode(record.key(), record.value())
                instanceof TimelineRow.CommandRow(IdentityCommand command))) return;
        if (command.action() == Action.ERASE_PERSON) persons.add(command);
        if (command.action() != Action.ERASE) return;
        erasedUntil.merge(command.target(), command.at(), Math::max);
        carriedOut.add(command.commandId());
    }

    /**
     * Ids of the erasures of persons of which it is not in the log what they erased: they wait for identifiers that are on their way to
     * the person's tree, and who is of the person then is for the installation to say that was told.
     */
    List<String> waiting() {
        return persons.stream()
                .filter(person ->
                        !carriedOut.contains(person.forMember(person.target()).commandId()))
                .map(IdentityCommand::commandId)
                .sorted()
                .toList();
    }

    /** Whether nothing was ever erased. */
    boolean areNone() {
        return erasedUntil.isEmpty();
    }

    /** A message without what was erased of it; empty where all of it was. */
    Optional<Message> spare(Message message) {
        return message instanceof Message.Observe(Observation observation)
                ? spare(observation).map(Message.Observe::new)
                : Optional.of(message);
    }

    private Optional<Observation> spare(Observation observation) {
        if (isErased(observation.anchor(), observation)) return Optional.empty();
        Set<IdentifierKey> erased = new HashSet<>();
        for (KeyedIdentifier identifier : observation.identifiers())
            if (isErased(identifier.key(), observation)) erased.add(identifier.key());
        return Optional.of(erased.isEmpty() ? observation : Redaction.redact(observation, erased));
    }

    private boolean isErased(IdentifierKey key, Observation observation) {
        return observation.occurredAt() <= erasedUntil.getOrDefault(key, Long.MIN_VALUE);
    }
}
