package io.onefold.profile.portrait;

import io.onefold.schemas.Value;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Where a person buys, by the shops that orders name. */
final class Stores {
    private static final Comparator<Map.Entry<String, TreeSet<Long>>> MOST_DAYS = Comparator.comparingInt(
                    (Map.Entry<String, TreeSet<Long>> store) -> store.getValue().size())
            .thenComparing(store -> store.getValue().last())
            .reversed()
            .thenComparing(Map.Entry.comparingByKey());

    private Stores() {}

    static @Nullable Value home(Subject subject) {
        Map<String, TreeSet<Long>> days = new HashMap<>();
        for (BoughtLine line : purchases(subject))
            days.computeIfAbsent(line.store(), store -> new TreeSet<>()).add(line.day());
        return days.entrySet().stream()
                .min(MOST_DAYS)
                .map(store -> new Value.Text(store.getKey()))
                .orElse(null);
    }

    static @Nullable Value last(Subject subject) {
        return purchases(subject).stream()
                .min(Comparator.comparingLong(BoughtLine::firstAt).reversed().thenComparing(BoughtLine::store))
                .map(latest -> new Value.Text(latest.store()))
                .orElse(null);
    }

    private static List<BoughtLine> purchases(Subject subject) {
        return subject.lines().stream()
                .filter(line -> line.isPurchase() && !line.store().isEmpty())
                .toList();
    }
}
