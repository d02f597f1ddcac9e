package io.onefold.profile.portrait;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * By what people are described. A change is taken over in the background, by describing everybody anew.
 *
 * @param off computed traits that are not wanted
 * @param names which of the traits that sources tell hold what
 */
public record PortraitRules(
        Set<ComputedTrait> off,
        HomeCurrency home,
        LifeCycle lifeCycle,
        ValueTiers tiers,
        PriceBands bands,
        TraitNames names) {
    /** What holds where nothing is set. */
    public static final PortraitRules DEFAULT = new PortraitRules(
            Set.of(ComputedTrait.DAYS_SINCE_PURCHASE, ComputedTrait.TENURE_DAYS),
            new HomeCurrency("CNY", Collections.emptySortedMap()),
            new LifeCycle(120, 365, 4),
            new ValueTiers(new BigDecimal("5000"), new BigDecimal("1000")),
            new PriceBands(new BigDecimal("500"), new BigDecimal("100")),
            TraitNames.DEFAULT);

    public PortraitRules {
        off = Set.copyOf(off);
    }

    /** These without any trait: nobody is described. */
    public PortraitRules withNothing() {
        return new PortraitRules(Set.of(ComputedTrait.values()), home, lifeCycle, tiers, bands, names);
    }

    /**
     * The currency that amounts are added up in.
     *
     * @param rates what one unit of another currency is worth in it
     */
    public record HomeCurrency(String currency, SortedMap<String, BigDecimal> rates) {
        public HomeCurrency {
            rates = Collections.unmodifiableSortedMap(new TreeMap<>(rates));
        }
    }

    /**
     * Where somebody stands.
     *
     * @param atRiskAfter days without a purchase, at least 1
     * @param lapsedAfter days without a purchase, more than {@code atRiskAfter}; a purchase after a longer gap is one of somebody won back
     * @param loyalFrom days with a purchase within the last 365, at least 2
     */
    public record LifeCycle(int atRiskAfter, int lapsedAfter, int loyalFrom) {}

    /** From which spend of the last 365 days on, in the home currency, a person is of high or middle value. */
    public record ValueTiers(BigDecimal high, BigDecimal middle) {}

    /** From which price of a piece on, on average and in the home currency, a person buys in the high or the middle band. */
    public record PriceBands(BigDecimal high, BigDecimal middle) {}

    /**
     * Names of traits that sources tell.
     *
     * @param birthday the date of birth, {@code 1990-05-17} or, without a year, {@code --05-17}
     * @param yearlySpend what the person says to spend in a year on what we sell, at whomever's, in the home currency
     * @param referrals how many people this one has brought
     * @param level of membership
     * @param points that the member has
     * @param locale the person's language, such as {@code zh-CN}
     * @param region where the person lives; the first of these that is told counts
     */
    public record TraitNames(
            String birthday,
            String yearlySpend,
            String referrals,
            String level,
            String points,
            String locale,
            List<String> region) {
        static final TraitNames DEFAULT = new TraitNames(
                "birthday",
                "yearly_spend",
                "referrals",
                "level",
                "points",
                "locale",
                List.of("region", "province", "city"));

        public TraitNames {
            region = List.copyOf(region);
        }
    }
}
