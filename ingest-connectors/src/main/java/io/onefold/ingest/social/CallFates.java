package io.onefold.ingest.social;

import io.onefold.ingest.EventTime;
import io.onefold.ingest.Fate;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.Source;
import io.onefold.schemas.ConsentDecision;
import io.onefold.schemas.ConsentState;
import io.onefold.schemas.Context;
import io.onefold.schemas.Details;
import io.onefold.schemas.EventType;
import io.onefold.schemas.Quarantined;
import io.onefold.schemas.Touchpoint;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the fates of one source's calls. Safe for several threads. */
final class CallFates {
    private final Source source;

    CallFates(Source source) {
        this.source = source;
    }

    /** The touchpoint of an event, with the source's defaults where it says nothing itself. */
    Fate accepted(SocialEvent event, Instant receivedAt) throws Rejection {
        long occurredAt = EventTime.believable(event.occurredAt(), receivedAt).toEpochMilli();
        return Fate.read(
                source,
                new Touchpoint(
                        event.messageId(),
                        source.name(),
                        source.channel(),
                        EventType.TRACK,
                        event.name(),
                        occurredAt,
                        receivedAt.toEpochMilli(),
                        occurredAt,
                        event.identifiers(),
                        event.traits(),
                        consents(event),
                        new Context(source.defaults().locale(), "", "", ""),
                        new Details(null, null, null, List.of(), event.properties())));
    }

    private List<ConsentDecision> consents(SocialEvent event) {
        Map<String, ConsentState> standing = new TreeMap<>(source.defaults().consents());
        List<ConsentDecision> all = new ArrayList<>(event.consents());
        for (ConsentDecision told : event.consents()) standing.remove(told.purpose());
        standing.forEach((purpose, state) -> all.add(new ConsentDecision(
                purpose, state, source.defaults().consentNamespaces().getOrDefault(purpose, ""))));
        return all;
    }

    /**
     * What is kept of something that cannot be read.
     *
     * @param part which of the call, such as {@code [3]}; empty where it is the whole
     * @param messageId empty where unread
     */
    Fate refused(Rejection why, ByteBuffer original, String part, String messageId, Instant receivedAt) {
        return new Fate.Refused(new Quarantined(
                source.name(),
                source.channel(),
                why.reason(),
                why.getMessage(),
                "/v1/hooks/" + source.name() + part,
                "",
                original,
                messageId,
                receivedAt.toEpochMilli()));
    }
}
