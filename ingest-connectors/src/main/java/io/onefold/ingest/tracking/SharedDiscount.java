package io.onefold.ingest.tracking;

import io.onefold.schemas.OrderLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What was taken off a whole order, shared out among its lines in proportion to their amounts; those below 0 get nothing. */
final class SharedDiscount {
    private static final int CENTS = 2;

    private SharedDiscount() {}

    /**
     * The lines with their shares, none below 0, which add up to the discount exactly: the sum of all up to a line is what is rounded,
     * down. Where the amounts add up to nothing, the first line has all of it.
     */
    static List<OrderLine> among(List<OrderLine> lines, BigDecimal discount) {
        BigDecimal whole = lines.stream().map(SharedDiscount::weight).reduce(BigDecimal.ZERO, BigDecimal::add);
        int scale = Math.max(CENTS, discount.scale());
        List<OrderLine> shared = new ArrayList<>(lines.size());
        BigDecimal passed = BigDecimal.ZERO;
        BigDecimal given = BigDecimal.ZERO;
        for (OrderLine line : lines) {
            passed = passed.add(weight(line));
            BigDecimal upToHere = whole.signum() == 0
                    ? discount.setScale(scale)
                    : discount.multiply(passed).divide(whole, scale, RoundingMode.DOWN);
            shared.add(with(line, upToHere.subtract(given)));
            given = upToHere;
        }
        return shared;
    }

    private static BigDecimal weight(OrderLine line) {
        return line.amount().max(BigDecimal.ZERO);
    }

    private static OrderLine with(OrderLine line, BigDecimal discount) {
        return new OrderLine(
                line.lineId(),
                line.product(),
                line.category(),
                line.quantity(),
                line.amount(),
                line.currency(),
                line.brand(),
                discount,
                line.cost());
    }
}
