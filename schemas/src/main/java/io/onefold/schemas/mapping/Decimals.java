package io.onefold.schemas.mapping;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Decimals as text: exact for every language, where Avro's own decimals would fix one scale for all currencies. */
final class Decimals {
    private static final int MOST_CHARACTERS = 128;
    private static final int MOST_SCALE = 100;

    private Decimals() {}

    static String write(BigDecimal decimal) {
        return decimal.toString();
    }

    static @Nullable String writeIfAny(@Nullable BigDecimal decimal) {
        return decimal == null ? null : write(decimal);
    }

    static @Nullable BigDecimal readIfAny(String field, @Nullable String text) {
        return text == null ? null : read(field, text);
    }

    /** Bounds what a foreign producer may send: a short text can mean a number of a billion digits. */
    static BigDecimal read(String field, String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new MalformedRecordException(field, "a number of more than " + MOST_CHARACTERS + " characters");
        }
        BigDecimal decimal;
        try {
            decimal = new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new MalformedRecordException(field, "no decimal number; write it as JSON does, such as 19.90");
        }
        if (Math.abs((long) decimal.scale()) > MOST_SCALE) {
            throw new MalformedRecordException(field, "a number of more than " + MOST_SCALE + " places");
        }
        return decimal;
    }
}
