package io.onefold.ingest.files;

import io.onefold.ingest.Rejection;
import io.onefold.ingest.Source;
import io.onefold.ingest.json.EventJson;
import io.onefold.ingest.mapping.JsonRow;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A file's records after its header, and the reading that fits it. */
record OpenedFile(LineSource lines, RecordSource records, LineReading reading) {
    /** Refuses a file whose header lacks a column that the mapping names. */
    static OpenedFile open(String name, InputStream in, Source source, FileMapping mapping) throws IOException {
        int maxBytes = source.limits().maxEventBytes();
        LineSource lines = new LineSource(in, maxBytes);
        RecordSource records = new RecordSource(lines, mapping.format(), maxBytes);
        return switch (mapping.format().syntax()) {
            case FileFormat.JsonLines json -> {
                EventJson parser = new EventJson(source.limits());
                RowParser rows = text ->
                        new JsonRow(parser.parse(FileCharset.UTF_8.charset().encode(text)));
                yield new OpenedFile(lines, records, reading(name, source, mapping, rows, ByteBuffer.allocate(0)));
            }
            case FileFormat.Csv csv -> {
                @Nullable RawRecord header = csv.hasHeader() ? records.next() : null;
                CsvParsing rows = CsvParsing.withColumns(csv, names(name, csv, header));
                checkColumns(name, rows.columns().keySet(), mapping);
                ByteBuffer kept = header == null ? ByteBuffer.allocate(0) : header.bytes();
                yield new OpenedFile(lines, records, reading(name, source, mapping, rows, kept));
            }
        };
    }

    private static LineReading reading(
            String name, Source source, FileMapping mapping, RowParser rows, ByteBuffer header) {
        return new LineReading(source, mapping.mapping(), rows, new LineReading.Original(name, header));
    }

    private static List<String> names(String name, FileFormat.Csv csv, @Nullable RawRecord header) throws IOException {
        if (!csv.hasHeader()) return csv.columns();
        if (header == null)
            throw new UnreadableFileException(name + " is empty: it has not even a line that names its columns");
        try {
            if (header.problem() != null) throw header.problem();
            return CsvParsing.header(csv, header.text());
        } catch (Rejection e) {
            throw new UnreadableFileException(name + ": the first line cannot be read: " + e.getMessage(), e);
        }
    }

    private static void checkColumns(String name, Set<String> columns, FileMapping mapping) throws IOException {
        Set<String> missing = new TreeSet<>(mapping.mapping().columns());
        missing.removeAll(columns);
        // What the first line holds is not told: where a file has no header, that is a customer's data.
        if (!missing.isEmpty())
            throw new UnreadableFileException(name + " has not exactly one column " + String.join(", ", missing)
                    + "; its first line names " + columns.size()
                    + " columns. Correct the mapping or its delimiter, or name the columns where the file does not");
    }
}
