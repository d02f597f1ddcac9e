package io.onefold.profile.subscription;

import java.util.Optional;

/** What becomes of a value before a subscriber gets it. */
public enum Mask {
    /** Nothing is left, not even that there was something. */
    DROP,
    /** A keyed digest: the same value gives the same token to one subscriber, and another one to each other subscriber. */
    HASH,
    /** Enough to recognise what one knows already: {@code 138****0000}, {@code l***@example.org}. */
    PARTIAL,
    /** As it is. */
    CLEAR;

    /** As files have it. */
    public String word() {
        return Words.of(this);
    }

    /** The mask that files write so. */
    public static Optional<Mask> of(String word) {
        return Words.read(word, values());
    }
}
