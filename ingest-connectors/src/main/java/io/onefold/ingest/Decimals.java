package io.onefold.ingest;

import io.onefold.schemas.QuarantineReason;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Exact amounts and quantities, and the currencies they are in. */
public final class Decimals {
    /** Enough for any amount of money, and short enough to add millions of them exactly. */
    private static final Pattern WRITTEN = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{0,12})?");

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private Decimals() {}

    /** The number exactly as written, without grouping and with a point before the fraction. */
    public static BigDecimal exact(String written, String field) throws Rejection {
        String trimmed = written.strip();
        if (!WRITTEN.matcher(trimmed).matches())
            throw new Rejection(
                    QuarantineReason.WRONG_TYPE,
                    field
                            + " is no plain decimal number; write it like 1234.50, with at most 18 digits before the point"
                            + " and 12 after it");
        return new BigDecimal(trimmed);
    }

    /** The ISO 4217 code in capitals. */
    public static String currency(String written, String field) throws Rejection {
        String code = written.strip().toUpperCase(Locale.ROOT);
        if (CURRENCIES.contains(code)) return code;
        throw new Rejection(
                QuarantineReason.WRONG_TYPE, field + " is no ISO 4217 currency; write three letters such as CNY");
    }
}
