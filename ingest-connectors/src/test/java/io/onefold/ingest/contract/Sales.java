package io.onefold.ingest.contract;

import io.onefold.schemas.QuarantineReason;
import java.time.Instant;

/** A till's lines of CSV. */
final class Sales {
    static final String MAPPING = """
            mapping:
              event: {value: Sold}
              time: {column: sold_at, format: iso}
              identifiers: {member_id: member, phone: phone}
              properties: {note: note}
            """;
    private static final String COLUMNS = "sale,sold_at,member,phone,note";

    private Sales() {}

    static Sample good(int number, Instant at) {
        String line = line(number, at, "");
        return Sample.good(line, kept(line));
    }

    private static String line(int number, Instant at, String note) {
        return "s" + number + "," + at + ",m" + number + "," + Contract.PERSON + "," + note;
    }

    /** A line that is refused is kept below the names of its columns. */
    private static Sample.Kept kept(String line) {
        return Sample.Kept.exactly(COLUMNS + "\n" + line);
    }

    static Sample bad(Trouble trouble) {
        String line = line(77, Reader.NOW, "?");
        return switch (trouble) {
            case MALFORMED -> {
                String short4 = "s77," + Contract.PERSON;
                yield Sample.bad(short4, QuarantineReason.MALFORMED_LINE).keeping(kept(short4));
            }
            case OVERSIZE -> {
                String beginning = (line + "x".repeat(40_000)).substring(0, 32 * 1024);
                yield Sample.bad(line + "x".repeat(40_000), QuarantineReason.OVERSIZE)
                        .keeping(kept(beginning));
            }
            case WRONG_ENCODING ->
                Sample.bad(line, QuarantineReason.MALFORMED_LINE)
                        .keeping(kept(line))
                        .saying("UTF-8")
                        .wronglyEncoded();
            case FIELD_GONE ->
                Sample.bad(COLUMNS.replace("phone", "telephone") + "\n" + line + "\n", QuarantineReason.UNREADABLE_FILE)
                        .saying("phone")
                        .whole();
        };
    }

    static Sample withNewField(int number, Instant at) {
        return Sample.good(COLUMNS + ",till\n" + line(number, at, "") + ",7\n").whole();
    }

    /** The names of the columns, as a file begins with them. */
    static String header() {
        return COLUMNS + "\n";
    }
}
