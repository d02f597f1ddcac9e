package io.onefold.profile.query;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;

/** Why a question has no answer. The code is stable, the message is for people. */
enum Refusal {
    UNKNOWN_PROFILE(HttpStatus.NOT_FOUND, "no profile has this id and none ever had, as far as is known here"),
    UNKNOWN_IDENTIFIER(HttpStatus.NOT_FOUND, "no profile has this identifier"),
    UNKNOWN_THEN(HttpStatus.NOT_FOUND, "nobody had it at that time, as far as is known here"),
    ERASED(HttpStatus.GONE, "the profile of this id was erased"),
    UNKNOWN_NAMESPACE(HttpStatus.BAD_REQUEST, "there is no such namespace"),
    UNREADABLE_IDENTIFIER(HttpStatus.BAD_REQUEST, "the value is none of its namespace"),
    UNKNOWN_PARAMETER(HttpStatus.BAD_REQUEST, "there is no such parameter"),
    UNKNOWN_FIELD(HttpStatus.BAD_REQUEST, "there is no such field"),
    INVALID_FILTER(HttpStatus.BAD_REQUEST, "a filter cannot be read"),
    INVALID_LIMIT(HttpStatus.BAD_REQUEST, "limit is a number from 1 to 500"),
    INVALID_CURSOR(HttpStatus.BAD_REQUEST, "cursor is what a page before gave as next"),
    INVALID_TIME(HttpStatus.BAD_REQUEST, "a time cannot be read"),
    TOO_MUCH(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "too much was told of this person and whom they were seen with to work it out for one answer"),
    BUSY(HttpStatus.TOO_MANY_REQUESTS, "as many as may be are being worked out; ask again in a second"),
    MALFORMED_BODY(HttpStatus.BAD_REQUEST, "the body cannot be read"),
    TOO_MANY(HttpStatus.CONTENT_TOO_LARGE, "too many are asked for at a time"),
    BODY_TOO_LARGE(
            HttpStatus.CONTENT_TOO_LARGE,
            "the body has more than " + BatchLookup.MOST_BODY_BYTES + " bytes; ask for fewer at a time"),
    ANSWER_TOO_LARGE(
            HttpStatus.BAD_REQUEST,
            "the answer would have more than " + BatchLookup.MOST_ANSWER_BYTES
                    + " bytes; choose fields, or ask for fewer at a time");

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

    /** What is told where there is nothing more exact to tell. */
    String message() {
        return message;
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
