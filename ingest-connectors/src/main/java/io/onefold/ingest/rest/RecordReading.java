package io.onefold.ingest.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onefold.ingest.Digests;
import io.onefold.ingest.Fate;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.Source;
import io.onefold.ingest.json.EventJson;
import io.onefold.ingest.mapping.JsonRow;
import io.onefold.ingest.mapping.Mapping;
import io.onefold.ingest.mapping.RowReading;
import io.onefold.schemas.Quarantined;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;

/** Turns the records of a source into touchpoints, or says why not. */
final class RecordReading {
    private static final JsonMapper AS_SENT = new JsonMapper();
    private static final JsonMapper IN_ORDER =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private final Source source;
    private final EventJson json;
    private final RowReading rows;

    RecordReading(Source source, Mapping mapping) {
        this.source = source;
        this.json = new EventJson(source.limits());
        this.rows = new RowReading(source, mapping);
    }

    /** A record's content, the same however it is written and in whatever order its fields come. */
    static byte[] content(JsonNode record) {
        return bytes(IN_ORDER, record);
    }

    /** @param location for its user, who may have to find it */
    Fate read(JsonNode record, byte[] content, String location, Instant receivedAt) {
        String digest = Digests.nameOf(content);
        ByteBuffer original = ByteBuffer.wrap(bytes(AS_SENT, record));
        try {
            JsonRow row = new JsonRow(json.parse(original));
            return Fate.read(source, rows.read(row, rows.messageId(row, digest), receivedAt));
        } catch (Rejection why) {
            return refused(why, location, original, digest, receivedAt);
        }
    }

    /** Something that is kept for its user to see, or its beginning where it is long. */
    Fate refused(Rejection why, String location, ByteBuffer original, String id, Instant receivedAt) {
        int kept = Math.min(original.remaining(), source.limits().maxEventBytes());
        return new Fate.Refused(new Quarantined(
                source.name(),
                source.channel(),
                why.reason(),
                why.getMessage(),
                location,
                "",
                original.slice(original.position(), kept),
                id,
                receivedAt.toEpochMilli()));
    }

    private static byte[] bytes(JsonMapper mapper, JsonNode record) {
        try {
            return mapper.writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }
}
