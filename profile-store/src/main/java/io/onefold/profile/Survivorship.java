package io.onefold.profile;

import java.util.Map;

/**
 * The strategy of each trait.
 *
 * @param byTrait a trait that is not named is {@link Strategy.MostRecent}
 */
public record Survivorship(Map<String, Strategy> byTrait) {
    /** The latest value of every trait. */
    public static final Survivorship MOST_RECENT = new Survivorship(Map.of());

    private static final Strategy DEFAULT = new Strategy.MostRecent();

    public Survivorship {
        byTrait = Map.copyOf(byTrait);
    }

    /** The strategy of a trait. */
    public Strategy of(String trait) {
        return byTrait.getOrDefault(trait, DEFAULT);
    }

    /** Whether a strategy asks how often each value was said. */
    boolean countsValues() {
        return byTrait.values().stream()
                .anyMatch(strategy -> strategy instanceof Strategy.MostFrequent || strategy instanceof Strategy.Union);
    }
}
