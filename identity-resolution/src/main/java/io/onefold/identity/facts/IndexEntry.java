package io.onefold.identity.facts;

import io.onefold.schemas.IdentifierKey;

/** The index entry that this root has published last for an identifier. It travels with the identifier. */
public record IndexEntry(IdentifierKey key, String profileId) implements Row {
    @Override
    public IdentifierKey owner() {
        return key;
    }
}
