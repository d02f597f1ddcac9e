package io.onefold.ingest.feed;

import java.util.Map;

/**
 * Where a feed is. Kept by Kafka Connect as an offset.
 *
 * @param stream what of the source it is a place in, such as one of its files; empty where a source is one stream
 * @param place values of JSON: text, long, double, flag
 */
public record Position(Map<String, String> stream, Map<String, Object> place) {
    public Position {
        stream = Map.copyOf(stream);
        place = Map.copyOf(place);
    }

    /** A place in a source that is one stream. */
    public static Position at(Map<String, Object> place) {
        return new Position(Map.of(), place);
    }
}
