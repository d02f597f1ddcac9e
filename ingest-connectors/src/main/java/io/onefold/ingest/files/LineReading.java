package io.onefold.ingest.files;

import io.onefold.ingest.Fate;
import io.onefold.ingest.Rejection;
import io.onefold.ingest.Source;
import io.onefold.ingest.mapping.Mapping;
import io.onefold.ingest.mapping.Row;
import io.onefold.ingest.mapping.RowReading;
import io.onefold.schemas.Quarantined;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Turns the records of one file into touchpoints of one source. */
final class LineReading {
    private final Source source;
    private final RowParser parser;
    private final Original original;
    private final RowReading rows;

    /** What is kept of a record that cannot be read, and where it stood. */
    record Original(String file, ByteBuffer header) {
        /** The record's bytes under the file's header, so that they can be read again without the file. */
        ByteBuffer of(RawRecord line) {
            if (!header.hasRemaining()) return line.bytes();
            ByteBuffer both =
                    ByteBuffer.allocate(header.remaining() + 1 + line.bytes().remaining());
            return both.put(header.duplicate())
                    .put((byte) '\n')
                    .put(line.bytes().duplicate())
                    .flip();
        }
    }

    LineReading(Source source, Mapping mapping, RowParser parser, Original original) {
        this.source = source;
        this.parser = parser;
        this.original = original;
        this.rows = new RowReading(source, mapping);
    }

    /** @param id what the record goes by where the mapping names no id of its own */
    Fate read(RawRecord line, String id, Instant receivedAt) {
        @Nullable Row row = null;
        try {
            if (line.problem() != null) throw line.problem();
            row = parser.parse(line.text());
            return Fate.read(source, rows.read(row, rows.messageId(row, id), receivedAt));
        } catch (Rejection e) {
            String column = row == null ? "" : row.lastColumn();
            return new Fate.Refused(refused(line, id, column, e, receivedAt));
        }
    }

    private Quarantined refused(RawRecord line, String id, String column, Rejection why, Instant receivedAt) {
        return new Quarantined(
                source.name(),
                source.channel(),
                why.reason(),
                why.getMessage(),
                original.file() + ":" + line.line() + column,
                "",
                original.of(line),
                id,
                receivedAt.toEpochMilli());
    }
}
