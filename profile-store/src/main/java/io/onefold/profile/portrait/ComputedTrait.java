package io.onefold.profile.portrait;

import io.onefold.schemas.Value;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The computed traits that Onefold brings. docs/definition.md defines each; a trait that cannot be told is not there. */
public enum ComputedTrait {
    CUSTOMER_SINCE(Loyalty::customerSince),
    TENURE_DAYS(Loyalty::tenureDays),
    NEXT_ANNIVERSARY(Loyalty::nextAnniversary),
    DAYS_TO_ANNIVERSARY(Loyalty::daysToAnniversary),
    NEXT_BIRTHDAY(Loyalty::nextBirthday),
    DAYS_TO_BIRTHDAY(Loyalty::daysToBirthday),
    AGE(Loyalty::age),
    REPEAT_RATE(Loyalty::repeatRate),
    FIRST_PURCHASE_ON(LifeCycleStage::firstPurchaseOn),
    LAST_PURCHASE_ON(LifeCycleStage::lastPurchaseOn),
    DAYS_SINCE_PURCHASE(LifeCycleStage::daysSincePurchase),
    PURCHASE_DAYS(LifeCycleStage::purchaseDays),
    LIFE_CYCLE(LifeCycleStage::stage),
    SPEND_30D(new Spend(30)),
    SPEND_90D(new Spend(90)),
    SPEND_365D(new Spend(365)),
    SPEND_TOTAL(new Spend(0)),
    AVERAGE_BASKET(Worth::averageBasket),
    AVERAGE_ITEM_PRICE(Worth::averageItemPrice),
    REFUND_RATE(Worth::refundRate),
    VALUE_TIER(Worth::tier),
    TOP_CATEGORIES(Likes::topCategories),
    TOP_PRODUCTS(Likes::topProducts),
    FAVOURITE_CHANNEL(Likes::channel),
    FAVOURITE_HOUR(Likes::hour),
    FAVOURITE_WEEKDAY(Likes::weekday),
    NPS_CLASS(Feelings::npsClass),
    CSAT(Feelings::csat);

    private final Formula formula;

    ComputedTrait(Formula formula) {
        this.formula = formula;
    }

    ComputedTrait(Function<Subject, @Nullable Value> value) {
        this((subject, name, into) -> {
            @Nullable Value told = value.apply(subject);
            if (told != null) into.put(name, told);
        });
    }

    /** How a trait, or several under one name, is told of a person. */
    interface Formula {
        void tell(Subject subject, String name, SortedMap<String, Value> into);
    }

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

    void tell(Subject subject, SortedMap<String, Value> into) {
        formula.tell(subject, label(), into);
    }
}
