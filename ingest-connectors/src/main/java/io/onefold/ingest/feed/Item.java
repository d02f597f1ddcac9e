package io.onefold.ingest.feed;

import io.onefold.ingest.Fate;

/** One thing that was read from a source. */
public sealed interface Item {
    /** Where the source is left when everything up to this item is stored. */
    Position position();

    /** The same item, with another position. */
    default Item at(Position other) {
        return switch (this) {
            case Taken taken -> new Taken(taken.fate(), other);
            case Passed passed -> new Passed(other);
            case Repeated repeated -> new Repeated(other);
        };
    }

    /** A record, and what became of it. */
    record Taken(Fate fate, Position position) implements Item {}

    /** No record: the source has gone on, and nothing of it concerns us. */
    record Passed(Position position) implements Item {}

    /** A record that the feed itself knows to have been taken before. */
    record Repeated(Position position) implements Item {}
}
