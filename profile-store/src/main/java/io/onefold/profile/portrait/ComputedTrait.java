package io.onefold.profile.portrait;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The computed traits that Onefold brings. docs/definition.md defines each; a trait that cannot be told is not there. */
public enum ComputedTrait {
    CUSTOMER_SINCE(Kind.DATE),
    TENURE_DAYS(Kind.WHOLE),
    NEXT_ANNIVERSARY(Kind.DATE),
    DAYS_TO_ANNIVERSARY(Kind.WHOLE),
    NEXT_BIRTHDAY(Kind.DATE),
    DAYS_TO_BIRTHDAY(Kind.WHOLE),
    AGE(Kind.WHOLE),
    REPEAT_RATE(Kind.REAL),
    FIRST_PURCHASE_ON(Kind.DATE),
    LAST_PURCHASE_ON(Kind.DATE),
    DAYS_SINCE_PURCHASE(Kind.WHOLE),
    PURCHASE_DAYS(Kind.WHOLE),
    LIFE_CYCLE(Kind.TEXT),
    SPEND_30D(Kind.REAL),
    SPEND_90D(Kind.REAL),
    SPEND_365D(Kind.REAL),
    SPEND_TOTAL(Kind.REAL),
    AVERAGE_BASKET(Kind.REAL),
    AVERAGE_ITEM_PRICE(Kind.REAL),
    REFUND_RATE(Kind.REAL),
    VALUE_TIER(Kind.TEXT),
    PRICE_BAND(Kind.TEXT),
    DISCOUNT_AFFINITY(Kind.REAL),
    MARGIN_TOTAL(Kind.REAL),
    MARGIN_365D(Kind.REAL),
    MARGIN_RATE(Kind.REAL),
    SHARE_OF_WALLET(Kind.REAL),
    RFM_RECENCY(Kind.WHOLE),
    RFM_FREQUENCY(Kind.WHOLE),
    RFM_MONETARY(Kind.WHOLE),
    CHURN_PROBABILITY(Kind.REAL),
    LIFETIME_VALUE(Kind.REAL),
    TOP_CATEGORIES(Kind.TEXTS),
    TOP_PRODUCTS(Kind.TEXTS),
    TOP_BRANDS(Kind.TEXTS),
    HOME_STORE(Kind.TEXT),
    LAST_STORE(Kind.TEXT),
    FAVOURITE_CHANNEL(Kind.TEXT),
    FAVOURITE_HOUR(Kind.WHOLE),
    FAVOURITE_WEEKDAY(Kind.TEXT),
    OPEN_COMPLAINT_SINCE(Kind.DATE),
    NPS_CLASS(Kind.TEXT),
    CSAT(Kind.REAL),
    CALLS_30D(Kind.WHOLE),
    CALLS_90D(Kind.WHOLE),
    REFERRALS(Kind.WHOLE),
    LEVEL(Kind.TEXT),
    POINTS(Kind.REAL),
    LOCALE(Kind.TEXT),
    HOME_REGION(Kind.TEXT);

    /** What kind of value a trait has, wherever it is told. */
    public enum Kind {
        TEXT,
        /** A {@link io.onefold.schemas.Value.Text} such as {@code 2026-01-31}. */
        DATE,
        WHOLE,
        /** An amount, a share or a mean, of a few digits. */
        REAL,
        TEXTS
    }

    private final Kind kind;
    private final String label = name().toLowerCase(Locale.ROOT);

    ComputedTrait(Kind kind) {
        this.kind = kind;
    }

    /** What kind of value it has. */
    public Kind kind() {
        return kind;
    }

    /** Its name in profiles and in the configuration. */
    public String label() {
        return label;
    }

    /** The trait of that name. */
    public static Optional<ComputedTrait> labelled(String label) {
        return Arrays.stream(values())
                .filter(each -> each.label().equals(label))
                .findFirst();
    }
}
