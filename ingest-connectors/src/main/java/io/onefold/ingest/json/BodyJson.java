package io.onefold.ingest.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.onefold.ingest.Rejection;
import io.onefold.schemas.QuarantineReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * A body of JSON in UTF-8, with a byte order mark or without, out of which records are cut as they were sent and without building any of
 * them: one that is bad is refused alone then, and keeps its own bytes. Of one thread.
 */
public final class BodyJson {
    /** Well above what a record may have: one that is too deep is refused by itself, not with all others. */
    private static final int MAX_DEPTH = 1_000;

    /**
     * A factory keeps the names that its parsers have seen, some thousands of them, for as long as it lives. Of longer ones it must see
     * nothing, since strangers choose them.
     */
    private static final int LONGEST_KEPT_NAME = 256;

    private static final JsonFactory KEPT = factory(LONGEST_KEPT_NAME);

    private final byte[] body;
    private final int start;

    /** Something that is read of a body, perhaps twice. */
    @FunctionalInterface
    public interface Reading<T> {
        /** Begins before the first token. */
        T read(JsonParser parser) throws IOException, Rejection;
    }

    /** @param body is not copied */
    public BodyJson(byte[] body) {
        this.body = body;
        this.start = startsWithByteOrderMark(body) ? 3 : 0;
    }

    private static boolean startsWithByteOrderMark(byte[] body) {
        return body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
    }

    private static JsonFactory factory(int longestName) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNameLength(longestName)
                        .build())
                // Bytes that only look like UTF-16 or UTF-32 would be cut at places that are none of theirs.
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }

    /** Reads it; refuses it where it is no JSON. */
    public <T> T read(Reading<T> reading) throws Rejection {
        try {
            return read(KEPT, reading);
        } catch (StreamConstraintsException e) {
            return readOnce(reading);
        } catch (JsonProcessingException e) {
            throw EventJson.malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    /** A name may be longer than what is kept: then nothing is. */
    private <T> T readOnce(Reading<T> reading) throws Rejection {
        try {
            return read(factory(StreamReadConstraints.DEFAULT_MAX_NAME_LEN), reading);
        } catch (JsonProcessingException e) {
            throw EventJson.malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private <T> T read(JsonFactory factory, Reading<T> reading) throws IOException, Rejection {
        try (JsonParser parser = factory.createParser(body, start, body.length - start)) {
            return reading.read(parser);
        }
    }

    /** All of it but the byte order mark. */
    public ByteBuffer whole() {
        return ByteBuffer.wrap(body, start, body.length - start);
    }

    /** Cuts out the value that the parser has just come to, and skips it. */
    public ByteBuffer value(JsonParser parser) throws IOException, Rejection {
        int from = offset(parser.currentTokenLocation().getByteOffset());
        parser.skipChildren();
        parser.finishToken();
        return ByteBuffer.wrap(body, from, offset(parser.currentLocation().getByteOffset()) - from);
    }

    /** The parser counts from where it began. */
    private int offset(long ofParser) throws Rejection {
        if (ofParser < 0) throw new Rejection(QuarantineReason.MALFORMED_JSON, "the body is not in UTF-8");
        return start + Math.toIntExact(ofParser);
    }

    /** Sees to it that nothing follows. */
    public static void requireEnd(JsonParser parser) throws IOException, Rejection {
        if (parser.nextToken() != null)
            throw new Rejection(QuarantineReason.MALFORMED_JSON, "something follows the JSON of the body");
    }
}
