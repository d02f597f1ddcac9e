package io.onefold.identity.oracle;

import java.util.List;
import java.util.Map;

/**
 * Which of a trait's values survives.
 *
 * @param traits by the trait's name; a trait that is not named follows {@link Strategy#MOST_RECENT}
 */
public record SurvivorshipSpec(Map<String, TraitSpec> traits) {
    /** Every trait's most recent value survives. */
    public static final SurvivorshipSpec DEFAULT = new SurvivorshipSpec(Map.of());

    private static final TraitSpec MOST_RECENT = new TraitSpec(Strategy.MOST_RECENT, List.of());

    public SurvivorshipSpec {
        traits = Map.copyOf(traits);
    }

    TraitSpec of(String trait) {
        return traits.getOrDefault(trait, MOST_RECENT);
    }

    /**
     * How one trait survives.
     *
     * @param sources for {@link Strategy#SOURCE_PRIORITY}: the best source first
     */
    public record TraitSpec(Strategy strategy, List<String> sources) {
        public TraitSpec {
            sources = List.copyOf(sources);
        }
    }

    /** The strategies of the definition. */
    public enum Strategy {
        MOST_RECENT,
        OLDEST,
        SOURCE_PRIORITY,
        MOST_FREQUENT,
        UNION,
        NON_EMPTY
    }
}
