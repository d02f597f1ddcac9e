package io.onefold.profile.query;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.onefold.profile.store.ProfileReader;
import io.onefold.profile.store.Standing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks up many in one go, all at one moment. What a request may hold of the memory is bounded, coming and going. Thread-safe. */
final class BatchLookup {
    static final int MOST_BODY_BYTES = 512 << 10;
    static final int MOST_ANSWER_BYTES = 8 << 20;

    private final ProfileReader profiles;
    private final IdentifierLookup identifiers;

    BatchLookup(ProfileReader profiles, IdentifierLookup identifiers) {
        this.profiles = profiles;
        this.identifiers = identifiers;
    }

    void answer(Context request) throws IOException {
        byte[] body;
        try (InputStream told = request.bodyInputStream()) {
            body = told.readNBytes(MOST_BODY_BYTES + 1);
        }
        if (body.length > MOST_BODY_BYTES) {
            // What is left of it must not be read as the next request.
            request.header("Connection", "close");
            Refusal.BODY_TOO_LARGE.answer(request);
            return;
        }
        Problems problems = new Problems();
        LookupRequest asked = LookupRequestReader.read(body, problems);
        if (problems.answered(request)) return;
        Optional<byte[]> answer = answer(asked);
        if (answer.isPresent()) JsonAnswer.write(request, answer.get());
        else Refusal.ANSWER_TOO_LARGE.answer(request);
    }

    /** Empty where it would be too large. */
    private Optional<byte[]> answer(LookupRequest asked) {
        List<Lookup> found = new ArrayList<>();
        for (LookupRequest.Named each : asked.identifiers())
            found.add(identifiers.find(each.namespace(), each.value()));
        return profiles.atOneMoment(moment -> new Answer(moment, asked.fields()).of(found, asked.ids()));
    }

    /** One answer while it is written into memory. */
    private static final class Answer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final ProfileReader moment;
        private final ChosenFields fields;
        private boolean isFull;

        Answer(ProfileReader moment, ChosenFields fields) {
            this.moment = moment;
            this.fields = fields;
        }

        Optional<byte[]> of(List<Lookup> found, List<String> ids) {
            JsonAnswer.write(bytes, json -> {
                json.writeStartObject();
                JsonValues.list(json, "identifiers", found, this::write);
                JsonValues.list(json, "ids", ids, this::writeOf);
                json.writeEndObject();
            });
            return isFull ? Optional.empty() : Optional.of(bytes.toByteArray());
        }

        private void write(JsonGenerator json, Lookup lookup) throws IOException {
            switch (lookup) {
                case Lookup.Found found -> {
                    Optional<String> id = moment.profileOf(found.identifier());
                    if (id.isPresent()) writeOf(json, id.get());
                    else write(json, "unknown");
                }
                case Lookup.Unreadable(String reason) -> refuse(json, Refusal.UNREADABLE_IDENTIFIER, reason);
                case Lookup.UnknownNamespace(String reason) -> refuse(json, Refusal.UNKNOWN_NAMESPACE, reason);
            }
        }

        private void writeOf(JsonGenerator json, String id) throws IOException {
            if (isFull) return;
            switch (moment.standing(id)) {
                case Standing.Living living -> found(json, "found", living);
                case Standing.Moved(String present) -> {
                    // The index may have been read before the profile that it names.
                    if (moment.standing(present) instanceof Standing.Living living) found(json, "moved", living);
                    else write(json, "unknown");
                }
                case Standing.Erased erased -> write(json, "erased");
                case Standing.Unknown unknown -> write(json, "unknown");
            }
        }

        private void found(JsonGenerator json, String status, Standing.Living living) throws IOException {
            json.writeStartObject();
            json.writeStringField("status", status);
            json.writeFieldName("profile");
            fields.write(json, living.profile());
            json.writeEndObject();
            json.flush();
            isFull = bytes.size() > MOST_ANSWER_BYTES;
        }

        private static void write(JsonGenerator json, String status) throws IOException {
            json.writeStartObject();
            json.writeStringField("status", status);
            json.writeEndObject();
        }

        private static void refuse(JsonGenerator json, Refusal refusal, String message) throws IOException {
            json.writeStartObject();
            json.writeStringField("status", "refused");
            json.writeStringField("reason", refusal.code());
            json.writeStringField("message", message);
            json.writeEndObject();
        }
    }
}
