package io.onefold.app.console.board;

/**
 * What a day's count is expected to be, by the counts of days like it: a negative binomial distribution, which is what a Poisson count
 * with an unknown rate is predicted by (Jeffreys' prior: shape 1/2), widened where the counts spread more than Poisson counts do.
 *
 * @param mean expected
 * @param dispersion variance over mean of the counts before; 1 where they spread as Poisson counts do, or less
 */
public record UsualRange(double mean, double dispersion) {
    private static final double PRIOR = 0.5;
    private static final double NEGLIGIBLE = 1e-17;

    /**
     * By the counts of days before.
     *
     * @param before at least two
     */
    static UsualRange of(int[] before) {
        if (before.length < 2) throw new IllegalArgumentException("a range needs two counts");
        double sum = 0;
        for (int count : before) sum += count;
        double plainMean = sum / before.length;
        double squares = 0;
        for (int count : before) squares += (count - plainMean) * (count - plainMean);
        double dispersion = sum == 0 ? 1 : squares / (before.length - 1) / plainMean;
        return new UsualRange((sum + PRIOR) / before.length, Math.max(1, dispersion), before.length);
    }

    /** The mean itself is only known from so many days: its own variance is added. */
    private UsualRange(double mean, double dispersion, int days) {
        this(mean, dispersion * (days + 1) / days);
    }

    /** The probability of so many or more. */
    double atLeast(int count) {
        if (count <= 0) return 1;
        double logTerm = logNone();
        for (int k = 0; k < count; k++) logTerm += Math.log(step(k));
        double term = Math.exp(logTerm);
        double tail = 0;
        // Past the mean the terms fall; below it all of them are added up, as many as there are.
        for (int k = count; k <= mean || term > tail * NEGLIGIBLE; k++) {
            tail += term;
            term *= step(k);
        }
        return Math.min(1, tail);
    }

    /** The least count that is exceeded with at most that probability. */
    int upper(double probability) {
        double term = Math.exp(logNone());
        double below = term;
        int count = 0;
        while (1 - below > probability) {
            term *= step(count);
            below += term;
            count++;
        }
        return count;
    }

    private double size() {
        return mean / (dispersion - 1);
    }

    private double logNone() {
        return -size() * Math.log1p(mean / size());
    }

    /** P(k + 1) / P(k). */
    private double step(int k) {
        return (k + size()) / (k + 1) * mean / (size() + mean);
    }
}
