package io.onefold.identity.forest;

import io.onefold.identity.facts.Row;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Population;
import io.onefold.schemas.Residue;
import org.jspecify.annotations.Nullable;

/** A change of the state of one partition. Live path, restore, simulation and audit make the same ones. */
public sealed interface Change {
    /** Sets an identifier's node. */
    record PutNode(IdentifierKey key, Node node) implements Change {
        /** Or below none, as a root. */
        boolean isBelowASmallerOne() {
            IdentifierKey parent = node.parent();
            return parent == null || parent.compareTo(key) < 0;
        }
    }

    /** Sets what an identifier remembers of a neighbour. */
    record PutEdge(IdentifierKey key, IdentifierKey neighbour, Edge edge) implements Change {}

    /** Sets a row of a root's facts. */
    record PutRow(IdentifierKey root, Row row) implements Change {}

    /** Takes a row of a root's facts away. */
    record DropRow(IdentifierKey root, Row row) implements Change {}

    /** Sets a message's copy in its anchor's timeline. */
    record PutMessage(Observation observation) implements Change {}

    /** Takes a message out of its anchor's timeline. */
    record DropMessage(Observation observation) implements Change {}

    /** Logs a command in its target's timeline. */
    record PutCommand(IdentityCommand command) implements Change {}

    /** Sets what erasures have left in an anchor's timeline. */
    record PutResidue(Residue residue) implements Change {}

    /** Marks a root for publishing. */
    record Mark(IdentifierKey root, String cause) implements Change {}

    /** Takes the mark away. */
    record Unmark(IdentifierKey root) implements Change {}

    /** Sets when a root is to be published though nothing else happens, UTC milliseconds; {@link Long#MAX_VALUE} for never. */
    record PutDue(IdentifierKey root, long due) implements Change {}

    /** The time has come to this instant, UTC milliseconds. */
    record PutTick(long tick) implements Change {}

    /** What was learned from all customers is this from now on. */
    record PutPopulation(Population population) implements Change {}

    /** The sweep has come to this identifier; null to begin anew. */
    record PutSwept(@Nullable IdentifierKey key) implements Change {}

    /** All fragments say by now what this release says in them. */
    record RenewFragments() implements Change {}

    /** Counts what was decided of a message. */
    record Count(String source, Outcome outcome) implements Change {}

    /** What was decided of a message at its anchor. */
    enum Outcome {
        /** Not decided yet: it came into being here, ordered by another one. */
        RECEIVED,
        APPLIED,
        DUPLICATE,
        CONFLICTING,
        SUPPRESSED
    }
}
