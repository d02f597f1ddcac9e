package io.onefold.app.sample;

import io.onefold.schemas.Channel;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Identifier;
import io.onefold.schemas.Touchpoint;
import io.onefold.schemas.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A touchpoint in the making. Its message id comes last, when all are in the order of time: it must not tell the person. */
final class Draft {
    private static final long TRANSIT_MILLIS = 800;

    private final String source;
    private final Channel channel;
    private final EventType type;
    private final String name;
    private final long at;
    private final List<Identifier> identifiers = new ArrayList<>();
    private final TreeMap<String, Value> traits = new TreeMap<>();
    private final List<ConsentDecision> consents = new ArrayList<>();
    private Details details = Details.NONE;

    Draft(String source, Channel channel, EventType type, String name, long at) {
        this.source = source;
        this.channel = channel;
        this.type = type;
        this.name = name;
        this.at = at;
    }

    /** Adds an identifier, unless the person does not have it. */
    Draft by(String namespace, String value) {
        if (!value.isEmpty()) identifiers.add(new Identifier(namespace, value));
        return this;
    }

    Draft trait(String trait, String value) {
        traits.put(trait, new Value.Text(value));
        return this;
    }

    Draft consent(String purpose, ConsentState state, String namespace) {
        consents.add(new ConsentDecision(purpose, state, namespace));
        return this;
    }

    Draft details(Details said) {
        details = said;
        return this;
    }

    String source() {
        return source;
    }

    /** When it happens, by the sender's clock. */
    long at() {
        return at;
    }

    /** The same, sent by a sender whose clock or form went wrong. */
    Draft spoiled(long otherTime, List<Identifier> otherIdentifiers) {
        Draft spoiled = new Draft(source, channel, type, name, otherTime);
        spoiled.identifiers.addAll(otherIdentifiers);
        spoiled.traits.putAll(traits);
        spoiled.details = details;
        return spoiled;
    }

    List<Identifier> identifiers() {
        return List.copyOf(identifiers);
    }

    /** The touchpoint, received shortly after it really happened. */
    Touchpoint touchpoint(String messageId, long happenedAt) {
        return new Touchpoint(
                messageId,
                source,
                channel,
                type,
                name,
                at,
                happenedAt + TRANSIT_MILLIS,
                at,
                identifiers,
                traits,
                consents,
                Context.NONE,
                details);
    }
}
