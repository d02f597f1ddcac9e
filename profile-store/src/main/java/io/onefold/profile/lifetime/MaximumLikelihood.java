package io.onefold.profile.lifetime;

import io.onefold.profile.lifetime.Fit.Ending;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The parameters that make a sample most likely, sought among the positive numbers by their logarithms, from 1 on. */
final class MaximumLikelihood {
    /** Logarithm of 100,000. */
    private static final double LIMIT = 11.512925464970229;

    private static final double AT_LIMIT = LIMIT - 0.1;

    private MaximumLikelihood() {}

    record Estimate(List<Double> parameters, int iterations, Ending ending) {}

    /** @param logLikelihood of one customer on average, of the parameters in the sample's own scale */
    static Estimate of(ToDoubleFunction<List<Double>> logLikelihood, int dimensions) {
        NelderMead.Minimum minimum = NelderMead.of(point -> unlikelihood(logLikelihood, point), dimensions);
        return new Estimate(exponentials(minimum.point()), minimum.iterations(), ending(minimum));
    }

    private static double unlikelihood(ToDoubleFunction<List<Double>> logLikelihood, double[] point) {
        List<Double> logarithms = Arrays.stream(point).boxed().toList();
        if (!isWithin(logarithms, LIMIT)) return Double.POSITIVE_INFINITY;
        return -logLikelihood.applyAsDouble(exponentials(logarithms));
    }

    private static Ending ending(NelderMead.Minimum minimum) {
        if (!isWithin(minimum.point(), AT_LIMIT)) return Ending.AT_A_LIMIT;
        return minimum.converged() ? Ending.CONVERGED : Ending.OUT_OF_ITERATIONS;
    }

    private static boolean isWithin(List<Double> logarithms, double limit) {
        return logarithms.stream().allMatch(logarithm -> Math.abs(logarithm) <= limit);
    }

    private static List<Double> exponentials(List<Double> logarithms) {
        return logarithms.stream().map(StrictMath::exp).toList();
    }
}
