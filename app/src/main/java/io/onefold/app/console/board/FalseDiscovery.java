package io.onefold.app.console.board;

import java.util.Arrays;

/**
 * Which of many tests say something, so that of those that seem to, at most a given part is expected to be chance: Y. Benjamini and
 * Y. Hochberg, "Controlling the false discovery rate", 1995.
 */
final class FalseDiscovery {
    private FalseDiscovery() {}

    /**
     * The greatest probability that still says something.
     *
     * @param probabilities of each test, by chance alone; in any order
     * @param rate the part that may be chance
     * @return below 0 where none does
     */
    static double threshold(double[] probabilities, double rate) {
        double[] ascending = probabilities.clone();
        Arrays.sort(ascending);
        for (int k = ascending.length; k > 0; k--)
            if (ascending[k - 1] <= rate * k / ascending.length) return ascending[k - 1];
        return -1;
    }
}
