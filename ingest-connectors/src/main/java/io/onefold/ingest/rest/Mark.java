package io.onefold.ingest.rest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.json.Fields;

/** What of a page leads to the next. */
sealed interface Mark {
    /** A link of the header {@code Link}. */
    record Relation(String name) implements Mark {}

    /** A value of the body. */
    record InBody(JsonPointer at) implements Mark {}

    /** A value of the last record. */
    record InLastRecord(JsonPointer at) implements Mark {}

    /** As it stands there; empty where nothing does. */
    default String text(Page page) throws Rejection {
        return switch (this) {
            case Relation(String name) ->
                LinkHeader.find(page.headers().allValues("Link"), name).orElse("");
            case InBody(JsonPointer at) -> text(page.body().at(at), at);
            case InLastRecord(JsonPointer at) ->
                page.records().isEmpty() ? "" : text(page.records().getLast().at(at), at);
        };
    }

    private static String text(JsonNode node, JsonPointer at) throws Rejection {
        return Fields.text(node, at.toString());
    }
}
