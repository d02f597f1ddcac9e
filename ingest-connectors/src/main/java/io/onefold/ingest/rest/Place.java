package io.onefold.ingest.rest;

import io.onefold.ingest.feed.Position;
import java.util.Map;

/**
 * Where a source is. A round is all pages from a first to a last one.
 *
 * @param page that is asked for next; empty for the first
 * @param since the newest that all earlier rounds brought; empty where they brought nothing
 * @param newest the newest that this round brought so far; empty where it brought nothing newer
 */
record Place(String page, String since, String newest) {
    static final Place START = new Place("", "", "");

    private static final String RECENT = "recent";
    private static final String CONFIGURATION = "configuration";

    /** The newest that is known of, in this round too. */
    String newestOfAll() {
        return newest.isEmpty() ? since : newest;
    }

    /** Where it is after a page. */
    Place after(Paging.Step step, String newestNow) {
        return step.isEnd() ? new Place(step.page(), newestNow, "") : new Place(step.page(), since, newestNow);
    }

    Position position(String configuration, Memory memory) {
        return Position.at(Map.of(
                CONFIGURATION, configuration, "page", page, "since", since, "newest", newest, RECENT, memory.text()));
    }

    /** The place that was stored, unless the source was asked otherwise then: its pages mean nothing today. */
    static Place restore(Map<String, Object> stored, String configuration, Memory memory) {
        if (!configuration.equals(stored.get(CONFIGURATION))) return START;
        memory.restore(text(stored, RECENT));
        return new Place(text(stored, "page"), text(stored, "since"), text(stored, "newest"));
    }

    private static String text(Map<String, Object> stored, String name) {
        return stored.get(name) instanceof String text ? text : "";
    }
}
