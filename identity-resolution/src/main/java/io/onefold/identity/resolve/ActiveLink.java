package io.onefold.identity.resolve;

import io.onefold.identity.facts.LinkKey;

/**
 * A link that counts.
 *
 * @param lastSeen the last sighting, or the time of the steward's word if that is later
 * @param must whether the steward's word makes it ignore limits
 */
public record ActiveLink(LinkKey pair, long lastSeen, boolean must) {}
