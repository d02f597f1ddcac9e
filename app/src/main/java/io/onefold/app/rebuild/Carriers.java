package io.onefold.app.rebuild;

import io.onefold.identity.forest.Message;
import io.onefold.identity.normalise.ObservationReader;
import io.onefold.identity.normalise.Reread;
import io.onefold.identity.streams.Loop;
import io.onefold.identity.streams.LoopCodec;
import io.onefold.identity.streams.Names;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.Observation;
import io.onefold.schemas.binary.TimelineCodec;
import io.onefold.schemas.binary.TimelineRow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;

/** What becomes of the records of each kind of topic. Used by one thread. */
final class Carriers {
    private static final String PUBLISHED_ID = "p:";

    private final LogErasures erasures;
    private final ObservationReader reader;
    private final Target target;
    private long garbage;
    private long rekeyed;

    /** Where accepted messages go: topic and number of partitions. */
    record Target(String observations, int partitions) {}

    /** @param erasures of the whole log */
    Carriers(LogErasures erasures, ObservationReader reader, Target target) {
        this.erasures = erasures;
        this.reader = reader;
        this.target = target;
    }

    /** Messages that were left out, since all their identifiers are garbage by now. */
    long garbage() {
        return garbage;
    }

    /** Messages with identifiers that have other keys by now than when they were accepted, but for strengths. */
    long rekeyed() {
        return rekeyed;
    }

    /** A row of the log, as the message that made it. A tombstone is the work of an erasure, which stands in the log itself. */
    Optional<ProducerRecord<byte[], byte[]>> row(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) return Optional.empty();
        Message message = switch (TimelineCodec.decode(record.key(), record.value())) {
            case TimelineRow.ObservationRow row -> new Message.Observe(row.observation());
            case TimelineRow.CommandRow row -> logged(row.command());
            case TimelineRow.ResidueRow row -> new Message.Remain(row.residue());
        };
        return told(message, record.timestamp());
    }

    /** The erasures of a person's identifiers are in the log one by one; whose they are by now must not decide again. */
    private static Message logged(IdentityCommand command) {
        return command.action() == IdentityCommand.Action.ERASE_PERSON
                ? new Message.Recall(command)
                : new Message.Order(command);
    }

    /**
     * What was accepted and is not in the log yet: the rest on these topics follows from it, or tells the time. Whom the erasure of a
     * person concerns is not for the fresh installation to say, which knows half of the log at that moment.
     */
    Optional<ProducerRecord<byte[], byte[]>> accepted(ConsumerRecord<byte[], byte[]> record) {
        if (!(LoopCodec.decode(record.value()) instanceof Loop.Told(Message message))) return Optional.empty();
        return switch (message) {
            case Message.Observe observe -> told(observe, record.timestamp());
            case Message.Order order -> told(order, record.timestamp());
            case Message.Recall recall -> told(recall, record.timestamp());
            case Message.Remain remain -> told(remain, record.timestamp());
            case Message.ErasePerson erase -> Optional.empty();
            case Message.Update update -> Optional.empty();
            case Message.Link link -> Optional.empty();
            case Message.Union union -> Optional.empty();
            case Message.Absorb absorb -> Optional.empty();
            case Message.Move move -> Optional.empty();
            case Message.Compress compress -> Optional.empty();
            case Message.Redact redact -> Optional.empty();
        };
    }

    private Optional<ProducerRecord<byte[], byte[]>> told(Message message, long timestamp) {
        return erasures.spare(message).flatMap(this::byTheRulesOfNow).map(now -> {
            byte[] value = LoopCodec.encode(new Loop.Told(now));
            List<Header> headers = List.of(new RecordHeader(Names.REBUILT_HEADER, new byte[0]));
            int partition = now.to().partition(target.partitions());
            return new ProducerRecord<>(
                    target.observations(), partition, Math.max(0, timestamp), LoopCodec.key(now.to()), value, headers);
        });
    }

    private Optional<Message> byTheRulesOfNow(Message message) {
        if (message instanceof Message.Observe(Observation observation))
            return byTheRulesOfNow(observation).map(Message.Observe::new);
        if (message instanceof Message.Order(IdentityCommand command))
            return Optional.of(new Message.Order(inStrengthsOfNow(command)));
        if (message instanceof Message.Recall(IdentityCommand command))
            return Optional.of(new Message.Recall(inStrengthsOfNow(command)));
        return Optional.of(message);
    }

    private Optional<Observation> byTheRulesOfNow(Observation observation) {
        return switch (reader.read(observation)) {
            case Reread.Kept kept -> {
                boolean isAsEver = kept.observation().identifiers().equals(observation.identifiers());
                if (!isAsEver && !reader.rekeyed(observation).isEmpty()) rekeyed++;
                yield Optional.of(kept.observation());
            }
            case Reread.Nobody nobody -> {
                garbage++;
                yield Optional.empty();
            }
            case Reread.ForeignKeys foreign ->
                throw new RebuildRefusedException(
                        "The log's identifiers are keyed by another tenant secret than this configuration has, or are of"
                                + " namespaces that its rules lack. Give back the original secret file and namespaces.");
        };
    }

    /** Of a pair the stronger one is told first, which may be the other one by now. */
    private IdentityCommand inStrengthsOfNow(IdentityCommand command) {
        IdentifierKey target = inStrengthOfNow(command.target());
        if (command.other() == null) return about(command, target, null);
        IdentifierKey other = inStrengthOfNow(command.other());
        return other.compareTo(target) < 0 ? about(command, other, target) : about(command, target, other);
    }

    private static IdentityCommand about(IdentityCommand command, IdentifierKey target, @Nullable IdentifierKey other) {
        return new IdentityCommand(
                command.commandId(), command.action(), target, other, command.at(), command.who(), command.why());
    }

    private IdentifierKey inStrengthOfNow(IdentifierKey former) {
        return reader.strengths()
                .now(former)
                .orElseThrow(() -> new RebuildRefusedException(
                        "The strengths of namespaces are others than the log has, and a command in it is about an identifier"
                                + " that no message has, of strength " + former.strength()
                                + ": nobody knows its namespace. Give back the former strengths."));
    }

    /** A record as it stands, to another topic: what is not read yet, or is waiting in quarantine. */
    static Carrier copyTo(String topic) {
        return record -> Optional.of(
                new ProducerRecord<>(topic, null, record.timestamp(), record.key(), record.value(), record.headers()));
    }

    /** The names of ids that were published once; where identifiers are now is for the fresh installation to say. */
    static Carrier publishedIdsTo(String topic) {
        Carrier copy = copyTo(topic);
        return record -> new String(record.key(), StandardCharsets.UTF_8).startsWith(PUBLISHED_ID)
                ? copy.carry(record)
                : Optional.empty();
    }
}
