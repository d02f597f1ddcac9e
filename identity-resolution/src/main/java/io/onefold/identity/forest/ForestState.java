package io.onefold.identity.forest;

import io.onefold.identity.facts.Facts;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Population;
import io.onefold.schemas.Residue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One partition's state, to be read by handlers. Not thread-safe. */
public interface ForestState {
    /** An identifier's node; {@link Node#NEW} if it was not met before. */
    Node node(IdentifierKey key);

    /** What an identifier remembers of a neighbour, or null if they have not met. */
    @Nullable
    Edge edge(IdentifierKey key, IdentifierKey neighbour);

    /** Every neighbour of an identifier, by key. */
    void neighbours(IdentifierKey key, Consumer<IdentifierKey> each);

    /** The rows that stand at an identifier: all of its tree's at a root; what is still to be handed over elsewhere. Only to be read. */
    Facts facts(IdentifierKey root);

    /** The copy kept of a message, or null. */
    @Nullable
    Observation message(Observation copy);

    /** Every message that an anchor's timeline keeps, by the sender's time, one after another: there may be very many. */
    void messages(IdentifierKey anchor, Consumer<Observation> each);

    /** Whether a command is logged. */
    boolean isLogged(IdentityCommand command);

    /** What erasures have left of an anchor's messages, or null. */
    @Nullable
    Residue residue(IdentifierKey anchor);

    /** When a root is to be published though nothing else happens, UTC milliseconds; {@link Long#MAX_VALUE} for never. */
    long dueAt(IdentifierKey root);

    /** What was learned from all customers and is in force, or null before the first time. */
    @Nullable
    Population population();

    /** The last tick, UTC milliseconds; 0 before the first. */
    long tick();
}
