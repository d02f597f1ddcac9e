package io.onefold.app.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Answers of the console's own routes: JSON that nobody on the way may keep, and refusals as {@code {"reason":CODE,"message":WHAT}}. */
public final class ConsoleAnswer {
    private static final JsonFactory JSON = new JsonFactory();

    private ConsoleAnswer() {}

    /** What writes the one value of an answer. */
    @FunctionalInterface
    public interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    /** Answers with a value. */
    public static void write(Context request, Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            body.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        request.header("Cache-Control", "no-store")
                .contentType("application/json")
                .result(bytes.toByteArray());
    }

    /**
     * Refuses.
     *
     * @param reason stable; the page has its words for it under {@code error.REASON}, and shows the message where it has none
     * @param message what was wrong and what to do, in English; without personal data
     */
    public static void refuse(Context request, HttpStatus status, String reason, String message) {
        request.status(status);
        write(request, json -> {
            json.writeStartObject();
            json.writeStringField("reason", reason);
            json.writeStringField("message", message);
            json.writeEndObject();
        });
    }
}
