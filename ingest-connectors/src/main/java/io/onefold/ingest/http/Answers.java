package io.onefold.ingest.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.onefold.ingest.Fate;
import io.onefold.ingest.tracking.Endpoint;
import io.onefold.schemas.QuarantineReason;
import io.onefold.schemas.Quarantined;
import java.util.List;
import java.util.Optional;

/** What senders are told, as JSON. */
final class Answers {
    private Answers() {}

    /** Not taken: what, where and when to try again. */
    static void refuse(Context request, HttpRefusal refusal, String location) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("success", false);
        body.put("error", refusal.error());
        body.put("message", refusal.sentence());
        body.put("location", location);
        if (refusal.retryAfterSeconds() > 0) request.header("Retry-After", "" + refusal.retryAfterSeconds());
        if (refusal.status() == 401) request.header("WWW-Authenticate", "Basic realm=\"onefold\"");
        // What is left of a body that was too large must not be read as the next request.
        if (refusal.status() == 413) request.header("Connection", "close");
        write(request, refusal.status(), body);
    }

    /** Everything is stored, be it as touchpoint or in quarantine. */
    static void taken(Context request, List<Fate> fates) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("success", true);
        if (isStrict(request)) {
            ArrayNode events = body.putArray("events");
            for (Fate fate : fates) tell(fate, events.addObject().put("index", events.size() - 1));
        }
        write(request, 200, body);
    }

    private static boolean isStrict(Context request) {
        String told = request.header("X-Onefold-Strict");
        return told != null && (told.strip().equals("1") || told.strip().equalsIgnoreCase("true"));
    }

    private static void tell(Fate fate, ObjectNode into) {
        switch (fate) {
            case Fate.Accepted accepted ->
                into.put("messageId", accepted.touchpoint().messageId()).put("fate", "accepted");
            case Fate.Refused refused ->
                into.put("messageId", refused.quarantined().messageId())
                        .put("fate", "quarantined")
                        .put("reason", refused.quarantined().reason().code())
                        .put("message", refused.quarantined().message());
        }
    }

    /** Whether a request that is quarantined as a whole is refused: a batch that is none, and an event that is no JSON or too large. */
    static Optional<HttpRefusal> refusalOf(Endpoint endpoint, Quarantined quarantined) {
        QuarantineReason reason = quarantined.reason();
        boolean unreadable =
                reason == QuarantineReason.MALFORMED_JSON || endpoint.type().isEmpty();
        if (reason == QuarantineReason.OVERSIZE)
            return Optional.of(HttpRefusal.lasting(413, reason.code(), quarantined.message()));
        return unreadable
                ? Optional.of(HttpRefusal.lasting(400, reason.code(), quarantined.message()))
                : Optional.empty();
    }

    private static void write(Context request, int status, ObjectNode body) {
        request.status(status).contentType("application/json").result(body.toString());
    }
}
