package io.onefold.ingest.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.json.EventJson;
import io.onefold.schemas.QuarantineReason;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Finds the records of a page. */
final class PageReading {
    private static final int NO_CONTENT = 204;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final JsonPointer records;

    /** @param records where they are; empty where the body is their array */
    PageReading(JsonPointer records) {
        this.records = records;
    }

    /** The page that a server answered with; refused where it cannot be read as one. */
    Page read(Reply reply) throws Rejection {
        if (!reply.isWhole())
            throw new Rejection(
                    QuarantineReason.OVERSIZE,
                    "the page has more than " + (Reply.MAX_BYTES >> 20)
                            + " MiB; ask for fewer records a page by rest.query");
        if (reply.status() == NO_CONTENT)
            return new Page(reply.uri(), reply.headers(), MissingNode.getInstance(), List.of());
        JsonNode body = tree(reply);
        JsonNode array = body.at(records);
        if (!array.isArray())
            throw new Rejection(
                    array.isMissingNode() ? QuarantineReason.MISSING_FIELD : QuarantineReason.WRONG_TYPE,
                    "rest.records finds no array at \"" + records + "\"; the answer is not shaped as it was");
        List<JsonNode> found = new ArrayList<>(array.size());
        array.forEach(found::add);
        return new Page(reply.uri(), reply.headers(), body, found);
    }

    private static JsonNode tree(Reply reply) throws Rejection {
        try {
            return JSON.readTree(reply.bytes());
        } catch (JsonProcessingException e) {
            throw EventJson.malformed(e);
        } catch (CharConversionException e) {
            throw new Rejection(
                    QuarantineReason.MALFORMED_JSON, "the answer looks like UTF-16 or UTF-32, and is neither");
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }
}
