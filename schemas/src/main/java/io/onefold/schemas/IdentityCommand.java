package io.onefold.schemas;

import org.jspecify.annotations.Nullable;

/**
 * A steward's or privacy officer's word, an event like any other: it has an id and a time, and is never erased.
 *
 * @param target the identifier it is sent to; of a pair, the smaller
 * @param other the larger identifier of a pair; null where the action takes one
 * @param at the time it speaks for, UTC milliseconds: an erasure takes events up to it
 */
public record IdentityCommand(
        String commandId,
        Action action,
        IdentifierKey target,
        @Nullable IdentifierKey other,
        long at,
        String who,
        String why) {
    /** The time of an erasure that also suppresses whatever comes later. */
    public static final long FOR_EVER = Long.MAX_VALUE;

    /** What is to be done. */
    public enum Action {
        /** Erase one identifier's events up to a time. */
        ERASE(false),
        /** Erase every identifier of the target's present profile up to a time. */
        ERASE_PERSON(false),
        /** Forget the links of a pair seen up to a time; a later observation links them again. */
        UNLINK(true),
        /** A pair is one person, whatever the limits say. */
        MUST_LINK(true),
        /** A pair is never one person. */
        NEVER_LINK(true),
        /** Take back {@link #MUST_LINK} or {@link #NEVER_LINK}. */
        RESET_PAIR(true),
        /** An identifier links nobody. */
        BLOCK(false),
        /** Take back {@link #BLOCK}. */
        UNBLOCK(false);

        private final boolean pair;

        Action(boolean pair) {
            this.pair = pair;
        }

        /** Whether the action concerns two identifiers. */
        public boolean isPair() {
            return pair;
        }
    }

    public IdentityCommand {
        if (action.isPair() != (other != null)) throw new IllegalArgumentException(action + " with " + other);
        if (other != null && target.compareTo(other) >= 0) throw new IllegalArgumentException("pair out of order");
    }

    /** Of an erasure of a person: the erasure of one of its identifiers, the same whenever it is asked for. */
    public IdentityCommand forMember(IdentifierKey member) {
        String id = commandId + "/" + Long.toHexString(member.high()) + Long.toHexString(member.low());
        return new IdentityCommand(id, Action.ERASE, member, null, at, who, why);
    }
}
