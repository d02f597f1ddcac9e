package io.onefold.ingest.files;

import io.onefold.ingest.Rejection;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What one touchpoint is made of: a line, or several where a quoted value holds line breaks.
 *
 * @param line the number of its first
 * @param text decoded, without the last line break; empty where there is a problem
 * @param problem why there is no text, or null
 */
record RawRecord(
        long line, ByteBuffer bytes, String text, @Nullable Rejection problem) {
    static RawRecord refused(RawLine line, Rejection problem) {
        return new RawRecord(line.number(), line.bytes(), "", problem);
    }

    boolean isBlank() {
        return problem == null && text.isBlank();
    }
}
