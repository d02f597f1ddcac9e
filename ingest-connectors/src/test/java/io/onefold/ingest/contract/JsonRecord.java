package io.onefold.ingest.contract;

import io.onefold.schemas.QuarantineReason;
import java.time.Instant;

/** A customer's record as JSON, which the kinds with a mapping read. It has no id of its own. */
final class JsonRecord {
    private static final String BEFORE_THE_LAST = "}$";

    private JsonRecord() {}

    static String of(int number, Instant at) {
        return "{\"number\":%d,\"at\":\"%s\",\"mail\":\"%s@shop.example\"}".formatted(number, at, Contract.PERSON);
    }

    static String widened(int number, Instant at) {
        return of(number, at).replaceFirst(BEFORE_THE_LAST, ",\"added\":{\"by\":[1,\"release\"]}}");
    }

    /** @param kept how many bytes of it are */
    static Sample oversize(int kept) {
        String large = of(77, Reader.NOW).replaceFirst(BEFORE_THE_LAST, ",\"text\":\"" + "x".repeat(40_000) + "\"}");
        return Sample.bad(large, QuarantineReason.OVERSIZE)
                .keeping(Sample.Kept.exactly(large.substring(0, Math.min(kept, large.length()))));
    }

    static Sample withoutMail() {
        return Sample.bad(of(77, Reader.NOW).replace("\"mail\"", "\"email\""), QuarantineReason.NO_IDENTIFIER)
                .saying("mail");
    }

    static Sample withoutTime() {
        return Sample.bad(of(77, Reader.NOW).replace("\"at\"", "\"when\""), QuarantineReason.MISSING_FIELD)
                .saying(" at");
    }

    static Sample wronglyEncoded() {
        String record = of(77, Reader.NOW).replace("@", "?@");
        return Sample.bad(record, QuarantineReason.MALFORMED_JSON).wronglyEncoded();
    }
}
