package io.onefold.ingest.social;

import io.onefold.ingest.Fate;
import io.onefold.ingest.Limits;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.Source;
import io.onefold.ingest.json.EventJson;
import io.onefold.schemas.QuarantineReason;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads the bodies of Meta's calls, whole ones and those of a single event. Safe for several threads. */
final class MetaCalls {
    /** Levels that a call has around an element. */
    private static final int AROUND = 8;

    private final int maxElementBytes;
    private final CallFates fates;
    private final EventJson json;
    private final MetaReading reading;

    MetaCalls(Source source, MetaSettings settings) {
        Limits limits = source.limits();
        this.maxElementBytes = limits.maxEventBytes();
        this.fates = new CallFates(source);
        this.json = new EventJson(new Limits(
                Integer.MAX_VALUE, limits.maxIdentifiers(), limits.maxDepth() + AROUND, limits.maxTextLength()));
        this.reading = new MetaReading(limits, settings.taking());
    }

    /** What becomes of a call's events; of the call as one where it cannot be cut into them. */
    List<Fate> read(ByteBuffer body, Instant receivedAt) {
        try {
            List<MetaPart> parts = MetaPart.of(json.parse(body));
            List<Fate> read = new ArrayList<>(parts.size());
            for (MetaPart part : parts) read.add(fate(part, "[" + read.size() + "]", receivedAt));
            return read;
        } catch (Rejection e) {
            return List.of(fates.refused(e, body, "", "", receivedAt));
        }
    }

    private Fate fate(MetaPart part, String place, Instant receivedAt) {
        ByteBuffer original = part.original();
        try {
            if (original.remaining() > maxElementBytes)
                throw new Rejection(
                        QuarantineReason.OVERSIZE,
                        "the element has " + original.remaining() + " bytes; at most " + maxElementBytes
                                + " are taken");
            return fates.accepted(reading.event(part), receivedAt);
        } catch (Rejection e) {
            return fates.refused(e, original, place, "", receivedAt);
        }
    }
}
