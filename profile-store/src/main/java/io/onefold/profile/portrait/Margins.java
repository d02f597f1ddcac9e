package io.onefold.profile.portrait;

import io.onefold.schemas.Value;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is left of the price once the goods are paid for, over the order lines that state what they cost; in the home currency. Without
 * a rate for the currency of one of these lines nothing is told.
 */
final class Margins {
    private static final int YEAR = 365;
    private static final int ALL = 0;

    private Margins() {}

    /** Of lines that state a cost: what was paid, and what is left of it. */
    private record Sum(BigDecimal paid, BigDecimal left) {
        Sum plus(BoughtLine line, BigDecimal cost, BigDecimal rate) {
            BigDecimal amount = line.line().amount();
            return new Sum(
                    paid.add(amount.multiply(rate)),
                    left.add(amount.subtract(cost).multiply(rate)));
        }
    }

    static @Nullable Value total(Subject subject) {
        @Nullable Sum sum = sum(subject, ALL);
        return sum == null ? null : Figures.money(sum.left());
    }

    static @Nullable Value ofYear(Subject subject) {
        @Nullable Sum sum = sum(subject, YEAR);
        return sum == null ? null : Figures.money(sum.left());
    }

    static @Nullable Value rate(Subject subject) {
        @Nullable Sum sum = sum(subject, ALL);
        return sum == null || sum.paid().signum() <= 0 ? null : Figures.share(sum.left(), sum.paid());
    }

    /** Null where no line states a cost, be it of whatever day. */
    private static @Nullable Sum sum(Subject subject, int days) {
        @Nullable Sum sum = null;
        for (BoughtLine line : subject.lines()) {
            @Nullable BigDecimal cost = line.line().cost();
            if (cost == null) continue;
            @Nullable BigDecimal rate = Worth.rate(line.line().currency(), subject.rules());
            if (rate == null) return null;
            if (sum == null) sum = new Sum(BigDecimal.ZERO, BigDecimal.ZERO);
            if (days == ALL || subject.today().isWithin(line.day(), days)) sum = sum.plus(line, cost, rate);
        }
        return sum;
    }
}
