package io.onefold.profile.portrait;

import io.onefold.schemas.OrderLine;
import io.onefold.schemas.Value;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a person likes, by what was bought and when and where they came. Of equally frequent things the first counts. */
final class Likes {
    private static final int MOST_LISTED = 5;
    private static final int YEAR = 365;
    private static final Comparator<Map.Entry<String, Long>> MOST_FREQUENT = Map.Entry.<String, Long>comparingByValue(
                    Comparator.reverseOrder())
            .thenComparing(Map.Entry.comparingByKey());

    private Likes() {}

    static @Nullable Value topCategories(Subject subject) {
        return top(subject, OrderLine::category);
    }

    static @Nullable Value topProducts(Subject subject) {
        return top(subject, OrderLine::product);
    }

    static @Nullable Value topBrands(Subject subject) {
        return top(subject, OrderLine::brand);
    }

    private static @Nullable Value top(Subject subject, Function<OrderLine, String> of) {
        Map<String, Long> counts = new HashMap<>();
        for (BoughtLine line : subject.lines()) {
            String name = of.apply(line.line());
            if (line.isPurchase() && !name.isEmpty()) counts.merge(name, 1L, Long::sum);
        }
        List<Map.Entry<String, Long>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort(MOST_FREQUENT);
        List<String> names =
                sorted.stream().limit(MOST_LISTED).map(Map.Entry::getKey).toList();
        return names.isEmpty() ? null : new Value.Texts(names);
    }

    static @Nullable Value channel(Subject subject) {
        return subject.activity().channels().entrySet().stream()
                .min(MOST_FREQUENT)
                .map(most -> new Value.Text(most.getKey()))
                .orElse(null);
    }

    static @Nullable Value hour(Subject subject) {
        List<Long> hours = subject.activity().hours();
        int most = 0;
        for (int hour = 1; hour < hours.size(); hour++) if (hours.get(hour) > hours.get(most)) most = hour;
        return hours.get(most) == 0 ? null : new Value.Whole(most);
    }

    static @Nullable Value weekday(Subject subject) {
        Map<DayOfWeek, Long> counts = new EnumMap<>(DayOfWeek.class);
        subject.touchpointsByDay().forEach((day, count) -> {
            if (subject.today().isWithin(day, YEAR))
                counts.merge(LocalDate.ofEpochDay(day).getDayOfWeek(), count, Long::sum);
        });
        return counts.entrySet().stream()
                .min(Map.Entry.<DayOfWeek, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(most -> new Value.Text(most.getKey().name().toLowerCase(Locale.ROOT)))
                .orElse(null);
    }
}
