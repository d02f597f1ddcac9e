package io.onefold.identity.oracle;

import java.math.BigDecimal;
import java.util.List;
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
 * @param highPrice of a piece, on average and in the home currency
 * @param middlePrice of a piece, on average and in the home currency
 * @param names of traits that sources tell
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
        BigDecimal highPrice,
        BigDecimal middlePrice,
        Names names) {
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
            new BigDecimal("500"),
            new BigDecimal("100"),
            Names.DEFAULT);

    public PortraitSpec {
        off = Set.copyOf(off);
        rates = Map.copyOf(rates);
    }

    /**
     * Which traits that sources tell hold what.
     *
     * @param birthday the date of birth
     * @param yearlySpend what is spent in a year, at whomever's, in the home currency
     * @param region the first of these that is told counts
     */
    public record Names(
            String birthday,
            String yearlySpend,
            String referrals,
            String level,
            String points,
            String locale,
            List<String> region) {
        static final Names DEFAULT = new Names(
                "birthday",
                "yearly_spend",
                "referrals",
                "level",
                "points",
                "locale",
                List.of("region", "province", "city"));

        public Names {
            region = List.copyOf(region);
        }
    }
}
