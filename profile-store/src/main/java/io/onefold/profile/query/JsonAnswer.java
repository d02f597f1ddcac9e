package io.onefold.profile.query;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes JSON into an answer. */
final class JsonAnswer {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int TYPICAL_BYTES = 4096;

    private JsonAnswer() {}

    /** What writes the one value of an answer. */
    @FunctionalInterface
    interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    /** Answers are personal data and of one moment, so nobody on the way may keep them. */
    static void write(Context request, Body body) {
        write(request, bytes(body));
    }

    /** The same, of JSON that is ready. */
    static void write(Context request, byte[] json) {
        request.header("Cache-Control", "no-store").contentType("application/json");
        send(request, json);
    }

    /** The caller alone may keep this one, and asks with its tag whether it is still so; then it is not sent again. */
    static void writeTagged(Context request, Body body) throws IOException {
        byte[] bytes = bytes(body);
        EntityTag tag = EntityTag.of(request, bytes);
        request.header("Cache-Control", "private, no-cache")
                .header("Vary", "Accept-Encoding")
                .header("ETag", tag.text())
                .contentType("application/json");
        if (!tag.isHeldBy(request)) {
            send(request, bytes);
            return;
        }
        request.status(HttpStatus.NOT_MODIFIED);
        // Sent off before anybody adds a length of 0: whoever keeps the answer would take that for its own.
        request.res().flushBuffer();
    }

    /** Handed over in one piece: as a result it would be copied through a new buffer of 8 KiB. */
    private static void send(Context request, byte[] json) {
        try {
            request.outputStream().write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(TYPICAL_BYTES);
        write(bytes, body);
        return bytes.toByteArray();
    }

    /** Writes into memory. */
    static void write(ByteArrayOutputStream memory, Body body) {
        try (JsonGenerator json = JSON.createGenerator(memory)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
    }
}
