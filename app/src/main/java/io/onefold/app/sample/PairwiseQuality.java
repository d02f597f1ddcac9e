package io.onefold.app.sample;

import java.util.HashMap;
import java.util.Map;

/**
 * How well profiles match the truth, over all pairs of messages: precision is the share of the pairs put together that belong together,
 * recall the share of the pairs that belong together that were put together. Counted from the sizes of the overlaps, so in linear time.
 *
 * @param rightPairs pairs in one profile and of one person
 * @param profilePairs pairs in one profile
 * @param personPairs pairs of one person
 */
public record PairwiseQuality(long rightPairs, long profilePairs, long personPairs) {
    private record Overlap(String profile, String person) {}

    /**
     * Compares over the messages that the truth knows. One that is in no profile counts as a profile of its own.
     *
     * @param truth person by message id
     * @param profiles profile by message id
     */
    public static PairwiseQuality of(Map<String, String> truth, Map<String, String> profiles) {
        Map<Overlap, Long> overlaps = new HashMap<>();
        Map<String, Long> byProfile = new HashMap<>();
        Map<String, Long> byPerson = new HashMap<>();
        truth.forEach((message, person) -> {
            byPerson.merge(person, 1L, Long::sum);
            String profile = profiles.get(message);
            if (profile == null) return;
            byProfile.merge(profile, 1L, Long::sum);
            overlaps.merge(new Overlap(profile, person), 1L, Long::sum);
        });
        return new PairwiseQuality(pairs(overlaps), pairs(byProfile), pairs(byPerson));
    }

    private static long pairs(Map<?, Long> sizes) {
        return sizes.values().stream().mapToLong(size -> size * (size - 1) / 2).sum();
    }

    /** From 0 to 1; 1 where nothing was put together. */
    public double precision() {
        return profilePairs == 0 ? 1 : (double) rightPairs / profilePairs;
    }

    /** From 0 to 1; 1 where nothing belongs together. */
    public double recall() {
        return personPairs == 0 ? 1 : (double) rightPairs / personPairs;
    }

    /** The harmonic mean of precision and recall. */
    public double f1() {
        double sum = precision() + recall();
        return sum == 0 ? 0 : 2 * precision() * recall() / sum;
    }
}
