package io.onefold.identity.facts;

import io.onefold.schemas.IdentifierKey;

/** One row of a root's facts. Rows are immutable; a row's identity is its kind and its key fields. */
public sealed interface Row
        permits IdentifierFact,
                LinkFact,
                CoreFact,
                EntryFact,
                ConsentFact,
                IndexEntry,
                PublishedProfile,
                Arrival,
                WaitingErasure {

    /** The identifier whose chunk the row travels in when a tree moves to another root. */
    IdentifierKey owner();
}
