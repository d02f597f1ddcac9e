package io.onefold.identity.facts;

import io.onefold.profile.FragmentCore;
import io.onefold.schemas.IdentifierKey;

/**
 * The bounded part of an anchor's fragment. A higher epoch replaces whatever is known of the anchor's fragment, equal epochs
 * add, a lower one is dropped.
 */
public record CoreFact(IdentifierKey anchor, long epoch, FragmentCore core) implements Row {
    @Override
    public IdentifierKey owner() {
        return anchor;
    }
}
