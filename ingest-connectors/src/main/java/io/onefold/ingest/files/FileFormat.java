package io.onefold.ingest.files;

import java.util.List;

/**
 * How a file is written.
 *
 * @param charset of its bytes
 */
public record FileFormat(Syntax syntax, FileCharset charset) {
    /** How a line holds its values. */
    public sealed interface Syntax {}

    /**
     * Values with a delimiter between them; one that holds the delimiter, a quote or a line break stands in double quotes.
     *
     * @param columns their names in order; empty where the file's first line says them
     */
    public record Csv(char delimiter, List<String> columns) implements Syntax {
        public Csv {
            columns = List.copyOf(columns);
        }

        /** Whether the first line of a file names the columns. */
        public boolean hasHeader() {
            return columns.isEmpty();
        }
    }

    /** One JSON object a line. */
    public record JsonLines() implements Syntax {}
}
