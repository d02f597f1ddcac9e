package io.onefold.identity.streams;

import io.onefold.identity.normalise.CommandNormaliser;
import io.onefold.identity.normalise.TouchpointNormaliser;
import io.onefold.schemas.serde.TopicSerdes;
import io.onefold.schemas.topics.Topics;

/** Normalising under one set of rules; what it makes is one task's own. */
public record NormaliserSupplier(TouchpointNormaliser touchpoints, CommandNormaliser commands) {
    Normaliser get(Topics topics, TopicSerdes serdes) {
        return new Normaliser(topics, serdes, touchpoints, commands);
    }
}
