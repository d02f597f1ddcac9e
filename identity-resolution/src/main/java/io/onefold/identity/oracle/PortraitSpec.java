package io.onefold.identity.oracle;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * By what traits are computed.
 *
 * @param off traits that are not wanted, by name
 * @param homeCurrency the currency that amounts are added up in
 * @param rates what one unit of another currency is worth in it
 * @param atRiskAfter days without a purchase
 * @param lapsedAfter days without a purchase
 * @param loyalFrom days with a purchase within the last 365
 * @param high spend of the last 365 days, in the home currency
 * @param middle spend of the last 365 days, in the home currency
 * @param birthdayTrait the trait that holds the date of birth
 */
public record PortraitSpec(
        Set<String> off,
        String homeCurrency,
        Map<String, BigDecimal> rates,
        int atRiskAfter,
        int lapsedAfter,
        int loyalFrom,
        BigDecimal high,
        BigDecimal middle,
        String birthdayTrait) {
    /** What holds where nothing is set. */
    public static final PortraitSpec DEFAULT = new PortraitSpec(
            Set.of("days_since_purchase", "tenure_days"),
            "CNY",
            Map.of(),
            120,
            365,
            4,
            new BigDecimal("5000"),
            new BigDecimal("1000"),
            "birthday");

    public PortraitSpec {
        off = Set.copyOf(off);
        rates = Map.copyOf(rates);
    }
}
