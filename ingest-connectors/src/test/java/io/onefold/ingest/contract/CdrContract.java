package io.onefold.ingest.contract;

import io.onefold.schemas.QuarantineReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** {@code kind: asterisk}: a folder with files of call detail records. */
final class CdrContract extends FolderContract {
    private static final DateTimeFormatter WRITTEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    CdrContract(Path temporary) throws IOException {
        super(temporary, "", """
                kind: asterisk
                channel: call-centre
                asterisk:
                  trunks: [PJSIP/trunk]
                  cdr: {folder: '%s', charset: UTF-8}
                """);
    }

    private static String line(int number, Instant at, String userField) {
        String start = WRITTEN.format(at);
        String id = "call-" + number;
        return """
                "","%s","800","from-trunk","","PJSIP/trunk-2a","PJSIP/1001-2b","Queue","support,t","%s","%s","%s",\
                205,180,"ANSWERED","DOCUMENTATION","%s","%s","","%s",%d""".formatted(PERSON, start, start, start, id, userField, id, number);
    }

    @Override
    public Sample good(int number, Instant at) {
        return Sample.good(line(number, at, ""), Sample.Kept.holding("call-" + number));
    }

    @Override
    public Sample bad(Trouble trouble) {
        String line = line(77, Reader.NOW, "?");
        return switch (trouble) {
            case MALFORMED -> Sample.bad("too," + PERSON, QuarantineReason.MALFORMED_LINE);
            case OVERSIZE -> {
                String large = line.replace("?", "x".repeat(40_000));
                yield Sample.bad(large, QuarantineReason.OVERSIZE)
                        .keeping(Sample.Kept.exactly(large.substring(0, 32 * 1024)));
            }
            case WRONG_ENCODING ->
                Sample.bad(line, QuarantineReason.MALFORMED_LINE)
                        .saying("UTF-8")
                        .wronglyEncoded();
            case FIELD_GONE ->
                Sample.bad(line.substring(0, line.lastIndexOf(',')), QuarantineReason.MALFORMED_LINE)
                        .saying("20 values for 21 columns");
        };
    }

    @Override
    public Sample withNewField(int number, Instant at) {
        throw new IllegalArgumentException("see meaningless");
    }

    @Override
    public Map<Clause, String> meaningless() {
        return Map.of(
                Clause.WRONG_CREDENTIAL,
                NO_CREDENTIAL,
                Clause.ROTATED_CREDENTIAL,
                NO_CREDENTIAL,
                Clause.FIELD_ADDED,
                "the values of a line have no names, so one more might stand anywhere; asterisk.cdr.columns says how they stand");
    }
}
