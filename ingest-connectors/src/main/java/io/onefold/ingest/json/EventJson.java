package io.onefold.ingest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.onefold.ingest.Limits;
import io.onefold.ingest.Rejection;
import io.onefold.schemas.QuarantineReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** Parses one event's JSON within limits. Immutable and safe for several threads. */
public final class EventJson {
    /** Longer numbers are no numbers of anybody's business, and cost quadratic time. */
    private static final int MAX_NUMBER_LENGTH = 100;

    private static final int MAX_NAME_LENGTH = 1_000;

    private final Limits limits;
    private final ObjectReader reader;

    /** A parser that keeps to {@code limits}. */
    public EventJson(Limits limits) {
        this.limits = limits;
        reader = JsonMapper.builder(factory(limits))
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build()
                .readerFor(JsonNode.class);
    }

    private static JsonFactory factory(Limits limits) {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(limits.maxDepth())
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .maxNameLength(MAX_NAME_LENGTH)
                .build();
        return JsonFactory.builder()
                .streamReadConstraints(constraints)
                // Bytes that only look like UTF-16 or UTF-32 are no JSON in UTF-8, and nothing else.
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }

    /** The event, which must be one JSON object in UTF-8. */
    public JsonNode parse(ByteBuffer event) throws Rejection {
        if (event.remaining() > limits.maxEventBytes())
            throw new Rejection(
                    QuarantineReason.OVERSIZE,
                    "the event has " + event.remaining() + " bytes; at most " + limits.maxEventBytes() + " are taken");
        JsonNode node = tree(event);
        if (!node.isObject())
            throw new Rejection(QuarantineReason.WRONG_TYPE, "the event is no JSON object; send {...}");
        return node;
    }

    private JsonNode tree(ByteBuffer event) throws Rejection {
        try {
            return event.hasArray()
                    ? reader.readTree(event.array(), event.arrayOffset() + event.position(), event.remaining())
                    : reader.readTree(bytes(event));
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static byte[] bytes(ByteBuffer event) {
        byte[] bytes = new byte[event.remaining()];
        event.duplicate().get(bytes);
        return bytes;
    }

    /** What is wrong with some JSON and where, without quoting any of it. */
    public static Rejection malformed(JsonProcessingException e) {
        String where = e.getLocation() == null
                ? ""
                : " at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
        if (e instanceof StreamConstraintsException)
            return new Rejection(
                    QuarantineReason.OVERSIZE,
                    "the JSON is nested too deeply, or a number or a name in it is too long" + where);
        return new Rejection(
                QuarantineReason.MALFORMED_JSON,
                "this is no JSON in UTF-8" + where + "; send it as a serializer wrote it");
    }
}
