package io.onefold.identity.forest;

import io.onefold.schemas.IdentifierKey;
import org.jspecify.annotations.Nullable;

/**
 * One identifier's place in the forest.
 *
 * @param parent always smaller than this identifier, so that no cycle can exist; null at a root
 * @param shared whether it has more neighbours than the rules allow; never taken back
 * @param erasedUntil events up to this time are erased; {@link Long#MIN_VALUE}: none
 * @param forgets whether its residue names messages that no later copy may bring back
 * @param epoch of the fragment that this identifier, as an anchor, writes; 0 only before it was met
 */
public record Node(
        @Nullable IdentifierKey parent,
        boolean shared,
        long erasedUntil,
        boolean forgets,
        long epoch,
        NeighbourCounts neighbours) {
    /** An identifier not met before: a root by itself. */
    public static final Node NEW = new Node(null, false, Long.MIN_VALUE, false, 0, NeighbourCounts.NONE);

    Node below(IdentifierKey newParent) {
        return new Node(newParent, shared, erasedUntil, forgets, epoch, neighbours);
    }

    Node sharedByMany() {
        return new Node(parent, true, erasedUntil, forgets, epoch, neighbours);
    }

    Node erased(long until) {
        return new Node(parent, shared, until, forgets, epoch, neighbours);
    }

    Node forgetting() {
        return new Node(parent, shared, erasedUntil, true, epoch, neighbours);
    }

    Node nextEpoch() {
        return new Node(parent, shared, erasedUntil, forgets, epoch + 1, neighbours);
    }

    Node meets(IdentifierKey neighbour) {
        return new Node(parent, shared, erasedUntil, forgets, epoch, neighbours.plus(neighbour.strength()));
    }

    /** Where rows for the root of an identifier with this node are sent next. */
    IdentifierKey towardsRoot(IdentifierKey self) {
        return parent == null ? self : parent;
    }
}
