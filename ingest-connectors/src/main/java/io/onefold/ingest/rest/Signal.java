package io.onefold.ingest.rest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.Rejection;
import io.onefold.schemas.QuarantineReason;

/** Where a page says whether it is the last one. */
sealed interface Signal {
    /** What a page says. */
    enum Says {
        MORE,
        END,
        NOTHING
    }

    /** Nowhere. */
    record None() implements Signal {}

    /** A flag that is true while there are more. */
    record More(JsonPointer at) implements Signal {}

    /** A flag that is true at the end. */
    record End(JsonPointer at) implements Signal {}

    /** What it says. A flag that is gone is no flag that says no. */
    default Says of(JsonNode body) throws Rejection {
        return switch (this) {
            case None none -> Says.NOTHING;
            case More(JsonPointer at) -> flag(body, at, "rest.paging.more") ? Says.MORE : Says.END;
            case End(JsonPointer at) -> flag(body, at, "rest.paging.end") ? Says.END : Says.MORE;
        };
    }

    private static boolean flag(JsonNode body, JsonPointer at, String key) throws Rejection {
        JsonNode flag = body.at(at);
        if (flag.isBoolean()) return flag.booleanValue();
        throw new Rejection(
                QuarantineReason.MISSING_FIELD,
                key + " finds neither true nor false at " + at + "; the answer is not shaped as it was");
    }
}
