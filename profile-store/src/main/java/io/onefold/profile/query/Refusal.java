package io.onefold.profile.query;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;

/** Why a question has no answer. The code is stable, the message is for people. */
enum Refusal {
    UNKNOWN_PROFILE(HttpStatus.NOT_FOUND, "no profile has this id and none ever had, as far as is known here"),
    UNKNOWN_IDENTIFIER(HttpStatus.NOT_FOUND, "no profile has this identifier"),
    ERASED(HttpStatus.GONE, "the profile of this id was erased"),
    UNKNOWN_NAMESPACE(HttpStatus.BAD_REQUEST, "there is no such namespace"),
    UNREADABLE_IDENTIFIER(HttpStatus.BAD_REQUEST, "the value is none of its namespace"),
    INVALID_LIMIT(HttpStatus.BAD_REQUEST, "limit is a number from 1 to 500"),
    INVALID_CURSOR(HttpStatus.BAD_REQUEST, "cursor is what a page before gave as next");

    private final HttpStatus status;
    private final String message;

    Refusal(HttpStatus status, String message) {
        this.status = status;
        this.message = message;
    }

    /** The reason as answers have it, such as {@code unknown-profile}. */
    String code() {
        return JsonValues.word(this);
    }

    void answer(Context request) {
        answer(request, message);
    }

    void answer(Context request, String detail) {
        request.status(status);
        JsonAnswer.write(request, json -> write(json, detail));
    }

    private void write(JsonGenerator json, String detail) throws IOException {
        json.writeStartObject();
        json.writeStringField("reason", code());
        json.writeStringField("message", detail);
        json.writeEndObject();
    }
}
