package io.onefold.identity.facts;

import io.onefold.profile.Entry;
import io.onefold.profile.EntryKey;
import io.onefold.schemas.IdentifierKey;

/** One keyed entry of an anchor's fragment, such as an order line; of the same epochs as its {@link CoreFact}. */
public record EntryFact(IdentifierKey anchor, long epoch, EntryKey key, Entry entry) implements Row {
    @Override
    public IdentifierKey owner() {
        return anchor;
    }
}
