package io.onefold.ingest.accounting;

import io.onefold.schemas.SourceMinute;
import java.io.IOException;
import java.util.List;

/** Where the minutes of sources are told. */
@FunctionalInterface
public interface MinuteLog {
    /** For those whose counts nobody asks for. */
    MinuteLog SILENT = minutes -> {};

    /**
     * Returns once all are stored; a later one of the same key replaces an earlier one.
     *
     * @throws IOException where that is not known of one; all may be stored again
     */
    void store(List<SourceMinute> minutes) throws IOException;
}
