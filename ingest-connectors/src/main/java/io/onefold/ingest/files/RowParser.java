package io.onefold.ingest.files;

import io.onefold.ingest.Rejection;
import io.onefold.ingest.mapping.Row;

/** Turns the text of a record into its values. */
@FunctionalInterface
interface RowParser {
    /** The values; refused where the text is not in the file's format. */
    Row parse(String text) throws Rejection;
}
