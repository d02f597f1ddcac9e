package io.onefold.identity.facts;

import io.onefold.schemas.IdentifierKey;

/**
 * The index entry that this root has published last for an identifier. It travels with the identifier.
 *
 * @param erasedUntil the identifier's erasure then, so that ids it gave before can be told from those it gave since
 */
public record IndexEntry(IdentifierKey key, String profileId, long erasedUntil) implements Row {
    @Override
    public IdentifierKey owner() {
        return key;
    }
}
