package io.onefold.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.onefold.schemas.ConsoleAct;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads bodies of the console's POSTs, and records those that do or reveal something. The name that somebody gave is taken at its word:
 * who may ask is for whatever stands before the server. Thread-safe.
 */
public final class Asker {
    private static final int MOST_BYTES = 64 << 10;
    private static final int MOST_NAME = 100;
    private static final int MOST_REASON = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AuditLog log;
    private final InstantSource clock;

    public Asker(AuditLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    /** The body, an object; empty where it is none and was refused, which then is the answer. */
    public static Optional<JsonNode> body(Context request) throws IOException {
        String type = request.contentType();
        if (type == null || !type.startsWith("application/json"))
            return refused(request, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "malformed-body", "send application/json");
        byte[] told;
        try (InputStream body = request.bodyInputStream()) {
            told = body.readNBytes(MOST_BYTES + 1);
        }
        if (told.length > MOST_BYTES) {
            request.header("Connection", "close");
            return refused(
                    request,
                    HttpStatus.CONTENT_TOO_LARGE,
                    "body-too-large",
                    "the body has more than " + MOST_BYTES + " bytes");
        }
        JsonNode body = parsed(told);
        return body.isObject()
                ? Optional.of(body)
                : refused(request, HttpStatus.BAD_REQUEST, "malformed-body", "the body is no JSON object");
    }

    private static JsonNode parsed(byte[] told) throws IOException {
        try {
            return JSON.readTree(told);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /**
     * Records an act that a body asks for, whose {@code who} is the name of whoever asks and {@code why} the reason.
     *
     * @param subject never a value of a person
     * @return whether it is recorded and may be done; where not, the request is answered
     */
    public boolean mayDo(Context request, JsonNode body, String action, String subject) {
        String who = body.path("who").asText().strip();
        String why = body.path("why").asText().strip();
        if (who.isEmpty() || who.length() > MOST_NAME || why.isEmpty() || why.length() > MOST_REASON) {
            ConsoleAnswer.refuse(
                    request,
                    HttpStatus.BAD_REQUEST,
                    "who-and-why",
                    "say who you are, in at most " + MOST_NAME + " characters, and why, in at most " + MOST_REASON);
            return false;
        }
        try {
            log.keep(new ConsoleAct(UUID.randomUUID().toString(), clock.millis(), who, why, action, subject));
            return true;
        } catch (AuditUnavailableException e) {
            ConsoleAnswer.refuse(
                    request, HttpStatus.SERVICE_UNAVAILABLE, "audit-unavailable", String.valueOf(e.getMessage()));
            return false;
        }
    }

    private static <T> Optional<T> refused(Context request, HttpStatus status, String reason, String message) {
        ConsoleAnswer.refuse(request, status, reason, message);
        return Optional.empty();
    }
}
