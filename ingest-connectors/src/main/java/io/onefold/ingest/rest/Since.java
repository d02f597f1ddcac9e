package io.onefold.ingest.rest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.json.JsonTime;
import io.onefold.schemas.QuarantineReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks only for what is newer than the newest record seen. That moves on when the last page of a round was read, so the pages
 * may come in any order.
 *
 * @param parameter of the query that takes it; null where none does
 * @param from where a record says how new it is
 * @param start what is asked for at the very first; empty for everything
 * @param overlap how much of what was seen is asked for again, since a record may show up later than its time says; zero for ids
 * @param isNewestFirst whether pages lead from the newest record to older ones, so that a round ends where it meets what was
 *     seen before
 */
record Since(
        @Nullable String parameter, JsonPointer from, As as, String start, Duration overlap, boolean isNewestFirst) {
    /** How it is written, and by what one is newer than another. */
    enum As {
        /** By number where both are whole numbers, else by character. */
        ID,
        ISO,
        UNIX,
        UNIX_MS
    }

    /** The newer of {@code soFar}, which may be empty, and the newest of a page. */
    String newest(List<JsonNode> records, String soFar, Instant now) throws Rejection {
        String newest = soFar;
        boolean isTold = records.isEmpty();
        for (JsonNode each : records) {
            String value = value(each.at(from));
            isTold |= !value.isEmpty();
            if (isBelievable(value, now) && isLater(value, newest)) newest = value;
        }
        if (isTold) return newest;
        throw new Rejection(
                QuarantineReason.MISSING_FIELD,
                "no record of the page has what rest.since.from names at " + from
                        + "; the records are not shaped as they were");
    }

    /** What the parameter says; null where everything is asked for. */
    @Nullable
    Parameter parameter(String newest) {
        if (parameter == null) return null;
        if (newest.isEmpty()) return start.isEmpty() ? null : new Parameter(parameter, start);
        if (as == As.ID) return new Parameter(parameter, newest);
        Instant time = reach(newest);
        return new Parameter(
                parameter,
                switch (as) {
                    case UNIX -> String.valueOf(time.getEpochSecond());
                    case UNIX_MS -> String.valueOf(time.toEpochMilli());
                    case ID, ISO -> time.toString();
                });
    }

    /** Whether a page goes back to what earlier rounds brought, of which {@code since} was the newest. */
    boolean isReached(List<JsonNode> records, String since) {
        if (!isNewestFirst || since.isEmpty() || records.isEmpty()) return false;
        String oldest = value(records.getLast().at(from));
        return !oldest.isEmpty()
                && !isLater(oldest, as == As.ID ? since : reach(since).toString());
    }

    private Instant reach(String newest) {
        return Instant.parse(newest).minus(overlap);
    }

    private String value(JsonNode node) {
        if (as == As.ID) return node.isTextual() || node.isIntegralNumber() ? node.asText() : "";
        try {
            @Nullable Instant time = JsonTime.read(node, "the time");
            return time == null ? "" : time.toString();
        } catch (Rejection e) {
            // What is wrong with a record is for its mapping to say.
            return "";
        }
    }

    /** One wrong record of the year 2099 must not hide all that come before then. */
    private boolean isBelievable(String value, Instant now) {
        if (value.isEmpty()) return false;
        return as == As.ID || !Instant.parse(value).minus(overlap).isAfter(now);
    }

    private boolean isLater(String value, String other) {
        if (other.isEmpty()) return true;
        return as == As.ID ? compareIds(value, other) > 0 : Instant.parse(value).isAfter(Instant.parse(other));
    }

    private static int compareIds(String one, String other) {
        boolean areNumbers = isNumber(one) && isNumber(other);
        return areNumbers && one.length() != other.length()
                ? Integer.compare(one.length(), other.length())
                : one.compareTo(other);
    }

    private static boolean isNumber(String id) {
        boolean areDigits = !id.isEmpty() && id.chars().allMatch(c -> c >= '0' && c <= '9');
        return areDigits && (id.length() == 1 || id.charAt(0) != '0');
    }
}
