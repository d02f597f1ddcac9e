package io.onefold.profile.lifetime;

/** Logarithms of the gamma and beta functions of positive numbers. */
final class LogGamma {
    private static final double HALF_LOG_OF_TWO_PI = 0.9189385332046728;
    /** From here on Stirling's series is exact to the last bits with the terms below. */
    private static final double LARGE = 10;
    /** B(2k) / (2k (2k - 1)) with the Bernoulli numbers B, from the last of Stirling's series to the first. */
    private static final double[] STIRLING = {
        1.0 / 156, -691.0 / 360_360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360, 1.0 / 12
    };

    private LogGamma() {}

    static double of(double x) {
        double product = 1;
        double shifted = x;
        while (shifted < LARGE) product *= shifted++;
        double inverse = 1 / shifted;
        double series = 0;
        for (double term : STIRLING) series = series * inverse * inverse + term;
        return (shifted - 0.5) * StrictMath.log(shifted)
                - shifted
                + HALF_LOG_OF_TWO_PI
                + series * inverse
                - StrictMath.log(product);
    }

    static double ofBeta(double a, double b) {
        return of(a) + of(b) - of(a + b);
    }
}
