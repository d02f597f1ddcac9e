package io.onefold.schemas;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One meeting of a company and a customer, as a channel told it. Times are UTC milliseconds.
 *
 * @param messageId the sender's id of the message; copies of a message share it
 * @param source the configured source that sent it, such as {@code webshop}
 * @param name the event's name, such as {@code Order Completed}; empty where the type says all
 * @param occurredAt when it happened, corrected for the sender's clock
 * @param receivedAt when Onefold received it; never decides anything that is published
 * @param senderTime when it happened by the sender's own clock, or {@code occurredAt} where it told no other; a constant where it told none at all but
 *     named the message, which may be received again
 */
public record Touchpoint(
        String messageId,
        String source,
        Channel channel,
        EventType type,
        String name,
        long occurredAt,
        long receivedAt,
        long senderTime,
        List<Identifier> identifiers,
        SortedMap<String, Value> traits,
        List<ConsentDecision> consents,
        Context context,
        Details details) {
    public Touchpoint {
        identifiers = List.copyOf(identifiers);
        traits = Collections.unmodifiableSortedMap(new TreeMap<>(traits));
        consents = List.copyOf(consents);
    }

    /** This touchpoint with other identifiers. */
    public Touchpoint withIdentifiers(List<Identifier> others) {
        return new Touchpoint(
                messageId,
                source,
                channel,
                type,
                name,
                occurredAt,
                receivedAt,
                senderTime,
                others,
                traits,
                consents,
                context,
                details);
    }

    /** This touchpoint with other traits. */
    public Touchpoint withTraits(SortedMap<String, Value> others) {
        return new Touchpoint(
                messageId,
                source,
                channel,
                type,
                name,
                occurredAt,
                receivedAt,
                senderTime,
                identifiers,
                others,
                consents,
                context,
                details);
    }

    /** This touchpoint with other decisions of consent. */
    public Touchpoint withConsents(List<ConsentDecision> others) {
        return new Touchpoint(
                messageId,
                source,
                channel,
                type,
                name,
                occurredAt,
                receivedAt,
                senderTime,
                identifiers,
                traits,
                others,
                context,
                details);
    }

    /** This touchpoint with other details. */
    public Touchpoint withDetails(Details others) {
        return new Touchpoint(
                messageId,
                source,
                channel,
                type,
                name,
                occurredAt,
                receivedAt,
                senderTime,
                identifiers,
                traits,
                consents,
                context,
                others);
    }

    /** Names the message; says nothing of the person. */
    @Override
    public String toString() {
        return "Touchpoint[" + channel.label() + " " + source + " " + messageId + "]";
    }
}
