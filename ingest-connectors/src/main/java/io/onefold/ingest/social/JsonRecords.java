package io.onefold.ingest.social;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.json.EventJson;
import io.onefold.schemas.QuarantineReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a body into its records without building any of them, so that one bad record is refused alone and keeps its own bytes.
 * Immutable and safe for several threads.
 */
final class JsonRecords {
    /** Well above what a record may have: one that is too deep is refused by itself. */
    private static final int MAX_DEPTH = 1_000;

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            // Bytes that only look like UTF-16 or UTF-32 would be cut at places that are none of theirs.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
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
        boolean isMarked =
                body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        int start = isMarked ? 3 : 0;
        try (JsonParser parser = json.createParser(body, start, body.length - start)) {
            if (parser.nextToken() == null) throw new Rejection(QuarantineReason.MALFORMED_JSON, "the body is empty");
            for (JsonPointer at = pointer; !at.matches(); at = at.tail()) descend(parser, at.getMatchingProperty());
            Cut cut = cut(parser, body, start);
            finish(parser);
            return cut;
        } catch (JsonProcessingException e) {
            throw EventJson.malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
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

    private static Cut cut(JsonParser parser, byte[] body, int start) throws IOException, Rejection {
        if (parser.currentToken() != JsonToken.START_ARRAY) return new Cut(List.of(value(parser, body, start)), false);
        List<ByteBuffer> records = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) records.add(value(parser, body, start));
        return new Cut(records, true);
    }

    private static ByteBuffer value(JsonParser parser, byte[] body, int start) throws IOException, Rejection {
        int from = offset(parser.currentTokenLocation().getByteOffset(), start);
        parser.skipChildren();
        parser.finishToken();
        int to = offset(parser.currentLocation().getByteOffset(), start);
        return ByteBuffer.wrap(body, from, to - from).slice();
    }

    /** The parser counts from where it began. */
    private static int offset(long ofParser, int start) throws Rejection {
        if (ofParser < 0) throw new Rejection(QuarantineReason.MALFORMED_JSON, "the body is not in UTF-8");
        return start + Math.toIntExact(ofParser);
    }

    /** What follows must be JSON too, and the end of it: half a body is none. */
    private static void finish(JsonParser parser) throws IOException, Rejection {
        while (!parser.getParsingContext().inRoot()) parser.nextToken();
        if (parser.nextToken() != null)
            throw new Rejection(QuarantineReason.MALFORMED_JSON, "something follows the JSON of the body");
    }
}
