package io.onefold.profile.portrait;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The computed traits that Onefold brings. docs/definition.md defines each; a trait that cannot be told is not there. */
public enum ComputedTrait {
    CUSTOMER_SINCE,
    TENURE_DAYS,
    NEXT_ANNIVERSARY,
    DAYS_TO_ANNIVERSARY,
    NEXT_BIRTHDAY,
    DAYS_TO_BIRTHDAY,
    AGE,
    REPEAT_RATE,
    FIRST_PURCHASE_ON,
    LAST_PURCHASE_ON,
    DAYS_SINCE_PURCHASE,
    PURCHASE_DAYS,
    LIFE_CYCLE,
    SPEND_30D,
    SPEND_90D,
    SPEND_365D,
    SPEND_TOTAL,
    AVERAGE_BASKET,
    AVERAGE_ITEM_PRICE,
    REFUND_RATE,
    VALUE_TIER,
    PRICE_BAND,
    DISCOUNT_AFFINITY,
    MARGIN_TOTAL,
    MARGIN_365D,
    MARGIN_RATE,
    SHARE_OF_WALLET,
    RFM_RECENCY,
    RFM_FREQUENCY,
    RFM_MONETARY,
    CHURN_PROBABILITY,
    LIFETIME_VALUE,
    TOP_CATEGORIES,
    TOP_PRODUCTS,
    TOP_BRANDS,
    HOME_STORE,
    LAST_STORE,
    FAVOURITE_CHANNEL,
    FAVOURITE_HOUR,
    FAVOURITE_WEEKDAY,
    OPEN_COMPLAINT_SINCE,
    NPS_CLASS,
    CSAT,
    CALLS_30D,
    CALLS_90D,
    REFERRALS,
    LEVEL,
    POINTS,
    LOCALE,
    HOME_REGION;

    /** Its name in profiles and in the configuration. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The trait of that name. */
    public static Optional<ComputedTrait> labelled(String label) {
        return Arrays.stream(values())
                .filter(each -> each.label().equals(label))
                .findFirst();
    }
}
