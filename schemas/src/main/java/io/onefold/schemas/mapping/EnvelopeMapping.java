package io.onefold.schemas.mapping;

import io.onefold.schemas.ConsentState;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.avro.ConsentDecision;
import io.onefold.schemas.avro.Context;
import io.onefold.schemas.avro.Envelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What every touchpoint says, whatever its channel. */
final class EnvelopeMapping {
    private EnvelopeMapping() {}

    static Envelope toAvro(Touchpoint touchpoint) {
        return new Envelope(
                touchpoint.messageId(),
                touchpoint.source(),
                toAvro(touchpoint.type()),
                touchpoint.name(),
                Times.write(touchpoint.occurredAt()),
                Times.write(touchpoint.receivedAt()),
                touchpoint.senderTime() == touchpoint.occurredAt() ? null : Times.write(touchpoint.senderTime()),
                identifiers(touchpoint.identifiers()),
                Values.write(touchpoint.traits()),
                consents(touchpoint.consents()),
                toAvro(touchpoint.context()));
    }

    /** The sender's own time, which is the event's where none is said. */
    static long senderTime(Envelope envelope) {
        Instant told = envelope.getSenderTime();
        return Times.read(told == null ? envelope.getOccurredAt() : told);
    }

    static List<Identifier> identifiers(Envelope envelope) {
        List<Identifier> identifiers = new ArrayList<>(envelope.getIdentifiers().size());
        for (io.onefold.schemas.avro.Identifier one : envelope.getIdentifiers()) identifiers.add(fromAvro(one));
        return identifiers;
    }

    static List<io.onefold.schemas.ConsentDecision> consents(Envelope envelope) {
        List<io.onefold.schemas.ConsentDecision> consents =
                new ArrayList<>(envelope.getConsents().size());
        for (ConsentDecision one : envelope.getConsents()) {
            consents.add(new io.onefold.schemas.ConsentDecision(
                    one.getPurpose(),
                    fromAvro(one.getState()),
                    one.getNamespace(),
                    Times.readOptional(one.getExpiresAt()),
                    one.getSeparate(),
                    one.getGuardian(),
                    one.getProof()));
        }
        return consents;
    }

    static io.onefold.schemas.Context context(Envelope envelope) {
        Context context = envelope.getContext();
        return new io.onefold.schemas.Context(
                context.getLocale(), context.getIp(), context.getUserAgent(), context.getCampaign());
    }

    static io.onefold.schemas.avro.Identifier toAvro(Identifier identifier) {
        return new io.onefold.schemas.avro.Identifier(identifier.namespace(), identifier.value());
    }

    static Identifier fromAvro(io.onefold.schemas.avro.Identifier identifier) {
        return new Identifier(identifier.getNamespace(), identifier.getValue());
    }

    static io.onefold.schemas.avro.ConsentState toAvro(ConsentState state) {
        return switch (state) {
            case GRANTED -> io.onefold.schemas.avro.ConsentState.GRANTED;
            case DENIED -> io.onefold.schemas.avro.ConsentState.DENIED;
            case UNKNOWN -> io.onefold.schemas.avro.ConsentState.UNKNOWN;
        };
    }

    static ConsentState fromAvro(io.onefold.schemas.avro.ConsentState state) {
        return switch (state) {
            case GRANTED -> ConsentState.GRANTED;
            case DENIED -> ConsentState.DENIED;
            case UNKNOWN -> ConsentState.UNKNOWN;
        };
    }

    static EventType fromAvro(io.onefold.schemas.avro.EventType type) {
        return switch (type) {
            case TRACK -> EventType.TRACK;
            case IDENTIFY -> EventType.IDENTIFY;
            case PAGE -> EventType.PAGE;
            case SCREEN -> EventType.SCREEN;
            case GROUP -> EventType.GROUP;
            case ALIAS -> EventType.ALIAS;
        };
    }

    static io.onefold.schemas.avro.EventType toAvro(EventType type) {
        return switch (type) {
            case TRACK -> io.onefold.schemas.avro.EventType.TRACK;
            case IDENTIFY -> io.onefold.schemas.avro.EventType.IDENTIFY;
            case PAGE -> io.onefold.schemas.avro.EventType.PAGE;
            case SCREEN -> io.onefold.schemas.avro.EventType.SCREEN;
            case GROUP -> io.onefold.schemas.avro.EventType.GROUP;
            case ALIAS -> io.onefold.schemas.avro.EventType.ALIAS;
        };
    }

    private static List<io.onefold.schemas.avro.Identifier> identifiers(List<Identifier> identifiers) {
        List<io.onefold.schemas.avro.Identifier> list = new ArrayList<>(identifiers.size());
        for (Identifier identifier : identifiers) list.add(toAvro(identifier));
        return list;
    }

    private static List<ConsentDecision> consents(List<io.onefold.schemas.ConsentDecision> consents) {
        List<ConsentDecision> list = new ArrayList<>(consents.size());
        for (io.onefold.schemas.ConsentDecision one : consents) {
            list.add(new ConsentDecision(
                    one.purpose(),
                    toAvro(one.state()),
                    one.namespace(),
                    Times.writeOptional(one.expiresAt()),
                    one.separate(),
                    one.guardian(),
                    one.proof()));
        }
        return list;
    }

    private static Context toAvro(io.onefold.schemas.Context context) {
        return new Context(context.locale(), context.ip(), context.userAgent(), context.campaign());
    }
}
