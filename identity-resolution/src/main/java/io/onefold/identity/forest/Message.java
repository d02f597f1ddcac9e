package io.onefold.identity.forest;

import io.onefold.identity.facts.Row;
import io.onefold.identity.facts.Span;
import io.onefold.schemas.IdentifierKey;
import io.onefold.schemas.IdentityCommand;
import io.onefold.schemas.Observation;
import io.onefold.schemas.Residue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an identifier is told. Messages may overtake one another; none may be lost or handled twice. */
public sealed interface Message {
    /** The identifier it is addressed to. */
    IdentifierKey to();

    /** A touchpoint that was accepted, at its anchor. */
    record Observe(Observation observation) implements Message {
        @Override
        public IdentifierKey to() {
            return observation.anchor();
        }
    }

    /** A command, at the identifier it is sent to. */
    record Order(IdentityCommand command) implements Message {
        @Override
        public IdentifierKey to() {
            return command.target();
        }
    }

    /** What an erasure had left, when a log of record is read again. */
    record Remain(Residue residue) implements Message {
        @Override
        public IdentifierKey to() {
            return residue.anchor();
        }
    }

    /** A command that was carried out when a log of record was made and stands in it: to be logged, not to be carried out again. */
    record Recall(IdentityCommand command) implements Message {
        @Override
        public IdentifierKey to() {
            return command.target();
        }
    }

    /**
     * Rows on their way to the root.
     *
     * @param via the first identifier that passed them on, to be told of a shorter way; null while none has
     * @param cause the message id or command id that brought them about
     */
    record Update(
            IdentifierKey to, List<Row> rows, @Nullable IdentifierKey via, int hops, String cause) implements Message {
        public Update {
            rows = List.copyOf(rows);
        }
    }

    /**
     * The anchor has met the receiver, or, being shared, has seen it again.
     *
     * @param seen when; {@link Span#NEVER} where it is already told at the anchor's root
     * @param byWord whether a steward joined them: no sighting, no neighbours
     */
    record Link(IdentifierKey to, IdentifierKey anchor, Span seen, boolean anchorShared, boolean byWord, String cause)
            implements Message {}

    /** The receiver and a smaller identifier belong to one tree. */
    record Union(IdentifierKey to, IdentifierKey smaller, String cause) implements Message {}

    /** Rows of a tree that now hangs below the receiver. */
    record Absorb(IdentifierKey to, List<Row> rows, String cause) implements Message {
        public Absorb {
            rows = List.copyOf(rows);
        }
    }

    /**
     * The receiver, no root any more, has rows left to hand over.
     *
     * @param chunk the number of the next chunk; the first, 1, went when the trees met
     */
    record Move(IdentifierKey to, int chunk, String cause) implements Message {}

    /** A shorter way to the root. */
    record Compress(IdentifierKey to, IdentifierKey root) implements Message {}

    /** Up to a time the receiver's messages shall no more say what the erased identifier's value is. */
    record Redact(IdentifierKey to, IdentifierKey erased, long until, String cause) implements Message {}

    /** Every member of the profile that the command's target now belongs to is to be erased; looks for the root. */
    record ErasePerson(IdentifierKey to, IdentityCommand command) implements Message {}
}
