package io.onefold.ingest.social;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.json.BodyJson;
import io.onefold.schemas.QuarantineReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a body into its records without building any of them, so that one bad record is refused alone and keeps its own bytes.
 * Immutable and safe for several threads.
 */
final class JsonRecords {
    private final JsonPointer pointer;

    /** @param pointer to the record or the array of them; empty: it is the body itself */
    JsonRecords(String pointer) {
        this.pointer = JsonPointer.compile(pointer);
    }

    /**
     * The records of a body, as sent.
     *
     * @param isArray otherwise the body has one
     */
    record Cut(List<ByteBuffer> records, boolean isArray) {}

    /** Cuts a body in UTF-8, with a byte order mark or without. */
    Cut of(byte[] body) throws Rejection {
        BodyJson json = new BodyJson(body);
        return json.read(parser -> {
            if (parser.nextToken() == null) throw new Rejection(QuarantineReason.MALFORMED_JSON, "the body is empty");
            for (JsonPointer at = pointer; !at.matches(); at = at.tail()) descend(parser, at.getMatchingProperty());
            Cut cut = cut(json, parser);
            finish(parser);
            return cut;
        });
    }

    private void descend(JsonParser parser, String name) throws IOException, Rejection {
        boolean isObject = parser.currentToken() == JsonToken.START_OBJECT;
        while (isObject && parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean isIt = parser.currentName().equals(name);
            parser.nextToken();
            if (isIt) return;
            parser.skipChildren();
        }
        throw new Rejection(
                QuarantineReason.MISSING_FIELD,
                "the body has nothing at " + pointer + ", where its records are expected");
    }

    private static Cut cut(BodyJson body, JsonParser parser) throws IOException, Rejection {
        if (parser.currentToken() != JsonToken.START_ARRAY)
            return new Cut(List.of(body.value(parser).slice()), false);
        List<ByteBuffer> records = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY)
            records.add(body.value(parser).slice());
        return new Cut(records, true);
    }

    /** What follows must be JSON too, and the end of it: half a body is none. */
    private static void finish(JsonParser parser) throws IOException, Rejection {
        while (!parser.getParsingContext().inRoot()) parser.nextToken();
        BodyJson.requireEnd(parser);
    }
}
