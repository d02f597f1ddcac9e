package io.onefold.identity.facts;

import io.onefold.schemas.IdentifierKey;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a pair of identifiers beyond the messages in the fragment of the smaller one.
 *
 * @param seen sightings together by copies that are in no fragment
 * @param cut sightings up to this time are unlinked; {@link Long#MIN_VALUE}: none
 * @param word the steward's word
 */
public record LinkFact(
        LinkKey pair, Span seen, long cut, @Nullable PairWord word) implements Row {
    /** Both stood in a copy that is in no fragment. */
    public static LinkFact seen(IdentifierKey a, IdentifierKey b, Span seen) {
        return new LinkFact(new LinkKey(a, b), seen, Long.MIN_VALUE, null);
    }

    /** The pair is unlinked up to a time. */
    public static LinkFact cut(IdentifierKey a, IdentifierKey b, long until) {
        return new LinkFact(new LinkKey(a, b), Span.NEVER, until, null);
    }

    /** The steward said something of the pair. */
    public static LinkFact said(IdentifierKey a, IdentifierKey b, PairWord word) {
        return new LinkFact(new LinkKey(a, b), Span.NEVER, Long.MIN_VALUE, word);
    }

    /** All that is known in either. */
    public LinkFact join(LinkFact other) {
        return new LinkFact(pair, seen.join(other.seen), Math.max(cut, other.cut), PairWord.later(word, other.word));
    }

    /** Whether the steward's latest word is of this kind. */
    public boolean says(PairWord.Kind kind) {
        return word != null && word.kind() == kind;
    }

    @Override
    public IdentifierKey owner() {
        return pair.a();
    }
}
