package io.onefold.profile.portrait;

import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What was spent within so many days: by currency under {@code NAME.CUR}, and under the name itself in the home currency, where there is
 * a rate for each currency.
 *
 * @param days 0 for all
 */
record Spend(int days) {
    void tell(Subject subject, String name, SortedMap<String, Value> into) {
        if (subject.spend().isEmpty()) return;
        subject.spend().forEach((currency, sums) -> into.put(name + "." + currency, Figures.money(of(sums))));
        @Nullable BigDecimal home = Worth.home(subject, this::of);
        if (home != null) into.put(name, Figures.money(home));
    }

    private BigDecimal of(MoneySums sums) {
        return days == 0 ? sums.total() : sums.within(days);
    }
}
