package io.onefold.app.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** An answer in lines of JSON, each sent as soon as it is known, so that whoever asks sees how far it is. Of one thread. */
public final class LongAnswer {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final OutputStream out;

    private LongAnswer(OutputStream out) {
        this.out = out;
    }

    /** Begins to answer; whoever has not written a line yet may still {@link #refuse}. */
    public static LongAnswer to(Context request) throws IOException {
        request.contentType("application/x-ndjson").header("Cache-Control", "no-store");
        return new LongAnswer(request.res().getOutputStream());
    }

    /** Answers with a status and a sentence instead. */
    public static void refuse(Context request, HttpStatus status, String message) {
        request.status(status).contentType("text/plain; charset=utf-8").result(message + "\n");
    }

    /**
     * Sends one line.
     *
     * @param line a record of texts and numbers
     * @throws UncheckedIOException where whoever asked has gone away
     */
    public void write(Record line) {
        try {
            out.write(MAPPER.writeValueAsString(line).getBytes(StandardCharsets.UTF_8));
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A line as its reader has it.
     *
     * @throws IllegalArgumentException where it is something else
     */
    public static <T extends Record> T read(String line, Class<T> type) {
        try {
            return MAPPER.readValue(line, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no line of this answer: " + e.getOriginalMessage(), e);
        }
    }
}
