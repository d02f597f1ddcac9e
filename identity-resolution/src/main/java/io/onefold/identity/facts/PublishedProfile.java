package io.onefold.identity.facts;

import io.onefold.schemas.IdentifierKey;

/**
 * A profile that this root has published and that lives. It travels with the identifier that names it, so that no other root
 * can publish the same id.
 *
 * @param digest of what was published, so that nothing is published twice
 */
public record PublishedProfile(String profileId, IdentifierKey naming, long digest) implements Row {
    @Override
    public IdentifierKey owner() {
        return naming;
    }
}
