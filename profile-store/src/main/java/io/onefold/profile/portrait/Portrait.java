package io.onefold.profile.portrait;

import io.onefold.schemas.Value;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Describes people under fixed rules. Thread-safe. */
public final class Portrait {
    private final List<ComputedTrait> wanted;

    public Portrait(PortraitRules rules) {
        this.wanted = Arrays.stream(ComputedTrait.values())
                .filter(trait -> !rules.off().contains(trait))
                .toList();
    }

    /** Whether anything is told of anybody. */
    public boolean isEmpty() {
        return wanted.isEmpty();
    }

    /** What can be told of a person, by name. Until when it holds, {@linkplain Subject#today the person's day} knows afterwards. */
    public SortedMap<String, Value> of(Subject subject) {
        SortedMap<String, Value> told = new TreeMap<>();
        for (ComputedTrait trait : wanted) tell(trait, subject, told);
        return told;
    }

    private static void tell(ComputedTrait trait, Subject subject, SortedMap<String, Value> into) {
        switch (trait) {
            case CUSTOMER_SINCE -> put(trait, Loyalty.customerSince(subject), into);
            case TENURE_DAYS -> put(trait, Loyalty.tenureDays(subject), into);
            case NEXT_ANNIVERSARY -> put(trait, Loyalty.nextAnniversary(subject), into);
            case DAYS_TO_ANNIVERSARY -> put(trait, Loyalty.daysToAnniversary(subject), into);
            case NEXT_BIRTHDAY -> put(trait, Loyalty.nextBirthday(subject), into);
            case DAYS_TO_BIRTHDAY -> put(trait, Loyalty.daysToBirthday(subject), into);
            case AGE -> put(trait, Loyalty.age(subject), into);
            case REPEAT_RATE -> put(trait, Loyalty.repeatRate(subject), into);
            case FIRST_PURCHASE_ON -> put(trait, LifeCycleStage.firstPurchaseOn(subject), into);
            case LAST_PURCHASE_ON -> put(trait, LifeCycleStage.lastPurchaseOn(subject), into);
            case DAYS_SINCE_PURCHASE -> put(trait, LifeCycleStage.daysSincePurchase(subject), into);
            case PURCHASE_DAYS -> put(trait, LifeCycleStage.purchaseDays(subject), into);
            case LIFE_CYCLE -> put(trait, LifeCycleStage.stage(subject), into);
            case SPEND_30D -> new Spend(30).tell(subject, trait.label(), into);
            case SPEND_90D -> new Spend(90).tell(subject, trait.label(), into);
            case SPEND_365D -> new Spend(365).tell(subject, trait.label(), into);
            case SPEND_TOTAL -> new Spend(0).tell(subject, trait.label(), into);
            case AVERAGE_BASKET -> put(trait, Worth.averageBasket(subject), into);
            case AVERAGE_ITEM_PRICE -> put(trait, Worth.averageItemPrice(subject), into);
            case REFUND_RATE -> put(trait, Worth.refundRate(subject), into);
            case VALUE_TIER -> put(trait, Worth.tier(subject), into);
            case PRICE_BAND -> put(trait, Worth.priceBand(subject), into);
            case DISCOUNT_AFFINITY -> put(trait, Worth.discountAffinity(subject), into);
            case MARGIN_TOTAL -> put(trait, Margins.total(subject), into);
            case MARGIN_365D -> put(trait, Margins.ofYear(subject), into);
            case MARGIN_RATE -> put(trait, Margins.rate(subject), into);
            case SHARE_OF_WALLET -> put(trait, Worth.shareOfWallet(subject), into);
            case RFM_RECENCY -> put(trait, Scores.recency(subject), into);
            case RFM_FREQUENCY -> put(trait, Scores.frequency(subject), into);
            case RFM_MONETARY -> put(trait, Scores.monetary(subject), into);
            case CHURN_PROBABILITY -> put(trait, Outlook.churnProbability(subject), into);
            case LIFETIME_VALUE -> put(trait, Outlook.lifetimeValue(subject), into);
            case TOP_CATEGORIES -> put(trait, Likes.topCategories(subject), into);
            case TOP_PRODUCTS -> put(trait, Likes.topProducts(subject), into);
            case TOP_BRANDS -> put(trait, Likes.topBrands(subject), into);
            case HOME_STORE -> put(trait, Stores.home(subject), into);
            case LAST_STORE -> put(trait, Stores.last(subject), into);
            case FAVOURITE_CHANNEL -> put(trait, Likes.channel(subject), into);
            case FAVOURITE_HOUR -> put(trait, Likes.hour(subject), into);
            case FAVOURITE_WEEKDAY -> put(trait, Likes.weekday(subject), into);
            case OPEN_COMPLAINT_SINCE -> put(trait, Feelings.openComplaintSince(subject), into);
            case NPS_CLASS -> put(trait, Feelings.npsClass(subject), into);
            case CSAT -> put(trait, Feelings.csat(subject), into);
            case CALLS_30D -> put(trait, Feelings.calls(subject, 30), into);
            case CALLS_90D -> put(trait, Feelings.calls(subject, 90), into);
            case REFERRALS -> put(trait, Declared.referrals(subject), into);
            case LEVEL -> put(trait, Declared.level(subject), into);
            case POINTS -> put(trait, Declared.points(subject), into);
            case LOCALE -> put(trait, Declared.locale(subject), into);
            case HOME_REGION -> put(trait, Declared.homeRegion(subject), into);
        }
    }

    private static void put(ComputedTrait trait, @Nullable Value value, SortedMap<String, Value> into) {
        if (value != null) into.put(trait.label(), value);
    }
}
