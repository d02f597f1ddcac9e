package io.onefold.identity.facts;

import io.onefold.schemas.IdentifierKey;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one identifier beyond the messages in the fragments of its root.
 *
 * @param member whether the identifier hangs below this root; a root can hold links to an identifier that does not
 * @param seen sightings by copies that are in no fragment; those of the messages in fragments stand there
 * @param erasedUntil events up to this time are erased; {@link Long#MIN_VALUE}: none
 */
public record IdentifierFact(
        IdentifierKey key,
        boolean member,
        Span seen,
        long erasedUntil,
        boolean shared,
        @Nullable BlockWord word) implements Row {

    /** Nothing is known of the identifier. */
    public static IdentifierFact unknown(IdentifierKey key) {
        return new IdentifierFact(key, false, Span.NEVER, Long.MIN_VALUE, false, null);
    }

    /** The identifier hangs below this root. */
    public static IdentifierFact member(IdentifierKey key) {
        return new IdentifierFact(key, true, Span.NEVER, Long.MIN_VALUE, false, null);
    }

    /** Seen by a copy that is in no fragment. */
    public static IdentifierFact seen(IdentifierKey key, Span seen) {
        return new IdentifierFact(key, false, seen, Long.MIN_VALUE, false, null);
    }

    /** Erased up to a time. */
    public static IdentifierFact erased(IdentifierKey key, long until) {
        return new IdentifierFact(key, false, Span.NEVER, until, false, null);
    }

    /** Shared by too many. */
    public static IdentifierFact shared(IdentifierKey key) {
        return new IdentifierFact(key, false, Span.NEVER, Long.MIN_VALUE, true, null);
    }

    /** The steward said something of the identifier. */
    public static IdentifierFact said(IdentifierKey key, BlockWord word) {
        return new IdentifierFact(key, false, Span.NEVER, Long.MIN_VALUE, false, word);
    }

    /** All that is known in either. */
    public IdentifierFact join(IdentifierFact other) {
        return new IdentifierFact(
                key,
                member || other.member,
                seen.join(other.seen),
                Math.max(erasedUntil, other.erasedUntil),
                shared || other.shared,
                BlockWord.later(word, other.word));
    }

    /** Whether the steward blocked it. */
    public boolean blockedByWord() {
        return word != null && word.blocked();
    }

    @Override
    public IdentifierKey owner() {
        return key;
    }
}
