package io.onefold.profile.portrait;

import io.onefold.profile.lifetime.Quintiles;
import io.onefold.schemas.Population;
import io.onefold.schemas.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Recency, frequency and monetary value, 1 to 5 by the cut points of all customers; 5 is best. Without cut points nothing is told. */
final class Scores {
    private static final int BEST = 5;

    private Scores() {}

    /** By days since the last purchase; changes with time alone where a cut point is passed. */
    static @Nullable Value recency(Subject subject) {
        @Nullable List<BigDecimal> cuts = cuts(subject.population(), Population::recency);
        @Nullable Bought bought = subject.bought();
        if (cuts == null || bought == null) return null;
        int passed = 0;
        for (BigDecimal cut : cuts) {
            long days = cut.setScale(0, RoundingMode.FLOOR).longValue();
            if (subject.today().hasCome(bought.last() + days + 1)) passed++;
        }
        return new Value.Whole(BEST - passed);
    }

    /** By days with a purchase. */
    static @Nullable Value frequency(Subject subject) {
        @Nullable List<BigDecimal> cuts = cuts(subject.population(), Population::frequency);
        @Nullable Bought bought = subject.bought();
        return cuts == null || bought == null ? null : score(cuts, BigDecimal.valueOf(bought.days()));
    }

    /** By spend in the home currency. */
    static @Nullable Value monetary(Subject subject) {
        @Nullable Population population = subject.population();
        @Nullable List<BigDecimal> cuts = cuts(population, Population::monetary);
        if (cuts == null || population == null || subject.bought() == null) return null;
        if (!population.currency().equals(subject.rules().home().currency())) return null;
        @Nullable BigDecimal spend = Worth.home(subject, MoneySums::total);
        return spend == null ? null : score(cuts, spend);
    }

    private static Value score(List<BigDecimal> cuts, BigDecimal value) {
        return new Value.Whole(new Quintiles(cuts.get(0), cuts.get(1), cuts.get(2), cuts.get(3)).score(value));
    }

    private static @Nullable List<BigDecimal> cuts(
            @Nullable Population population, Function<Population, List<BigDecimal>> scale) {
        if (population == null) return null;
        List<BigDecimal> cuts = scale.apply(population);
        return cuts.isEmpty() ? null : cuts;
    }
}
