package io.onefold.ingest.files;

import io.onefold.ingest.feed.Opening;
import io.onefold.ingest.feed.Position;
import java.util.Map;

/**
 * Places in one reading of one file.
 *
 * @param digest names the content and how it is read; a file of that name with another starts from its beginning
 * @param turn counts the files of a run. It means nothing to a later run, and tells this one which of its files are stored
 */
record FilePlace(String file, String digest, long turn) {
    private static final String FILE = "file";
    private static final String DIGEST = "digest";
    private static final String RECORDS = "records";
    private static final String TURN = "turn";

    /** After so many records. */
    Position at(long records) {
        return new Position(Map.of(FILE, file), Map.of(DIGEST, digest, RECORDS, records, TURN, turn));
    }

    /** How many records earlier runs have stored. */
    long stored(Opening.Places places) {
        Map<String, Object> last = places.last(Map.of(FILE, file)).orElse(Map.of());
        return digest.equals(last.get(DIGEST)) ? number(last, RECORDS) : 0;
    }

    static long records(Position position) {
        return number(position.place(), RECORDS);
    }

    static long turn(Position position) {
        return number(position.place(), TURN);
    }

    private static long number(Map<String, Object> place, String key) {
        return place.get(key) instanceof Number number ? number.longValue() : 0;
    }
}
