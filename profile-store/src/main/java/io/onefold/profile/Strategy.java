package io.onefold.profile;

import java.util.List;

/** Which of all the values that messages gave a trait is the profile's. */
public sealed interface Strategy {
    /** The latest; a trait whose latest is cleared is none. */
    record MostRecent() implements Strategy {}

    /** The first that is not cleared. */
    record Oldest() implements Strategy {}

    /**
     * Each source's latest; of those not cleared the one whose source comes first here, else the latest of the other sources.
     *
     * @param sources the most trusted first
     */
    record SourcePriority(List<String> sources) implements Strategy {
        public SourcePriority {
            sources = List.copyOf(sources);
        }
    }

    /** The value that most messages gave, of the {@link TraitState#MOST_VALUES} that are counted. */
    record MostFrequent() implements Strategy {}

    /** All texts together, sorted, of the {@link TraitState#MOST_VALUES} values that are counted. */
    record Union() implements Strategy {}

    /** The latest that is neither cleared nor empty. */
    record NonEmpty() implements Strategy {}
}
