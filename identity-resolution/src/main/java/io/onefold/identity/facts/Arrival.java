package io.onefold.identity.facts;

import io.onefold.schemas.IdentifierKey;

/**
 * How much has come of what belongs together and is sent in several chunks: a tree that is handed over, or a fragment that is told
 * anew. Chunks may overtake one another, so they are counted; with the last of them the row goes.
 *
 * @param from the root that the tree had, or the fragment's anchor
 * @param epoch of the fragment; {@link #TREE} for a tree, which is handed over once
 * @param come how many chunks
 * @param all how many chunks there are; 0 while the last has not come
 */
public record Arrival(IdentifierKey from, long epoch, int come, int all) implements Row {
    /** No fragment's epoch. */
    public static final long TREE = 0;

    /** The chunk with this number, from 1. */
    public static Arrival of(IdentifierKey from, long epoch, int number, boolean more) {
        return new Arrival(from, epoch, 1, more ? 0 : number);
    }

    /** Both together: no chunk comes twice. */
    public Arrival join(Arrival other) {
        return new Arrival(from, epoch, come + other.come, Math.max(all, other.all));
    }

    /** Whether every chunk has come. */
    public boolean isWhole() {
        return come == all;
    }

    @Override
    public IdentifierKey owner() {
        return from;
    }
}
