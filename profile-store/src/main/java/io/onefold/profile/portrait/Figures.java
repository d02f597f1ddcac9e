package io.onefold.profile.portrait;

import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** How computed figures are written, so that equal ones are equal on every machine. */
final class Figures {
    private static final int CENTS = 2;
    private static final int SHARE_DIGITS = 4;

    private Figures() {}

    /** An amount, to the cent, half to even. */
    static Value money(BigDecimal amount) {
        return real(amount.setScale(CENTS, RoundingMode.HALF_EVEN));
    }

    /** A mean amount, to the cent, half to even. */
    static Value meanMoney(BigDecimal sum, BigDecimal count) {
        return real(sum.divide(count, CENTS, RoundingMode.HALF_EVEN));
    }

    /** A probability, to four digits, half to even. */
    static Value share(double probability) {
        return real(BigDecimal.valueOf(probability).setScale(SHARE_DIGITS, RoundingMode.HALF_EVEN));
    }

    /** An amount that is no exact sum, to the cent, half to even. */
    static Value money(double amount) {
        return money(BigDecimal.valueOf(amount));
    }

    /** A share of a whole, to four digits, half to even. */
    static Value share(long part, long whole) {
        return share(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    /** The same of amounts. */
    static Value share(BigDecimal part, BigDecimal whole) {
        return real(part.divide(whole, SHARE_DIGITS, RoundingMode.HALF_EVEN));
    }

    /** A mean score, to two digits, half to even. */
    static Value mean(long sum, long count) {
        return meanMoney(BigDecimal.valueOf(sum), BigDecimal.valueOf(count));
    }

    /** {@code 2026-01-31}. */
    static Value date(long day) {
        return new Value.Text(LocalDate.ofEpochDay(day).toString());
    }

    private static Value real(BigDecimal number) {
        return new Value.Real(number.doubleValue());
    }
}
