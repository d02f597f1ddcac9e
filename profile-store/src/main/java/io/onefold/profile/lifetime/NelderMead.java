package io.onefold.profile.lifetime;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Looks for a minimum by Nelder and Mead's simplex: A Simplex Method for Function Minimization, The Computer Journal 7 (1965).
 * It starts at the origin and is deterministic. A simplex is done where its corners lie within 1e-5 in each coordinate and 1e-12
 * in value; as simplices may collapse elsewhere than at a minimum, another is started around its best corner, until one gains
 * less than 1e-10. Not thread-safe.
 */
final class NelderMead {
    private static final int MOST_ITERATIONS = 5_000;
    private static final double FIRST_EDGE = 1;
    private static final double NEXT_EDGE = 0.1;
    private static final double NEAR = 1e-5;
    private static final double ALIKE = 1e-12;
    private static final double GAIN = 1e-10;
    private static final Comparator<Corner> BEST_FIRST = Comparator.comparingDouble(corner -> corner.value);

    private final ToDoubleFunction<double[]> function;
    private final Corner[] corners;
    private int iterations;

    private NelderMead(ToDoubleFunction<double[]> function, int dimensions) {
        this.function = function;
        corners = new Corner[dimensions + 1];
    }

    /** @param converged whether the stop rule was kept within 5000 iterations */
    record Minimum(List<Double> point, int iterations, boolean converged) {}

    private static final class Corner {
        final double[] point;
        final double value;

        Corner(double[] point, double value) {
            this.point = point;
            this.value = value;
        }
    }

    /** @param function may be infinite, or not a number, where nothing is to be found, but not at the origin */
    static Minimum of(ToDoubleFunction<double[]> function, int dimensions) {
        return new NelderMead(function, dimensions).minimum(new double[dimensions]);
    }

    private Minimum minimum(double[] start) {
        Corner best = shrunk(start, FIRST_EDGE);
        while (iterations < MOST_ITERATIONS) {
            Corner next = shrunk(best.point, NEXT_EDGE);
            if (best.value - next.value < GAIN && iterations < MOST_ITERATIONS) return found(next, true);
            best = next;
        }
        return found(best, false);
    }

    private Minimum found(Corner corner, boolean converged) {
        return new Minimum(Arrays.stream(corner.point).boxed().toList(), iterations, converged);
    }

    private Corner shrunk(double[] start, double edge) {
        corners[0] = at(start);
        for (int i = 0; i < start.length; i++) {
            double[] point = start.clone();
            point[i] += edge;
            corners[i + 1] = at(point);
        }
        sort();
        while (!isDone() && iterations < MOST_ITERATIONS) {
            step();
            sort();
            iterations++;
        }
        return corners[0];
    }

    private void step() {
        int last = corners.length - 1;
        Corner reflected = beyondCentre(1);
        if (reflected.value < corners[0].value) {
            Corner expanded = beyondCentre(2);
            corners[last] = expanded.value < reflected.value ? expanded : reflected;
        } else if (reflected.value < corners[last - 1].value) {
            corners[last] = reflected;
        } else {
            boolean outside = reflected.value < corners[last].value;
            Corner contracted = beyondCentre(outside ? 0.5 : -0.5);
            if (contracted.value < Math.min(reflected.value, corners[last].value)) corners[last] = contracted;
            else halveTowardsBest();
        }
    }

    /** The worst corner's mirror image in the centre of the others, at so many times its distance. */
    private Corner beyondCentre(double times) {
        int last = corners.length - 1;
        double[] point = new double[last];
        for (int i = 0; i < last; i++) {
            double centre = 0;
            for (int corner = 0; corner < last; corner++) centre += corners[corner].point[i];
            centre /= last;
            point[i] = centre + times * (centre - corners[last].point[i]);
        }
        return at(point);
    }

    private void halveTowardsBest() {
        double[] best = corners[0].point;
        for (int corner = 1; corner < corners.length; corner++) {
            double[] point = new double[best.length];
            for (int i = 0; i < best.length; i++) point[i] = (best[i] + corners[corner].point[i]) / 2;
            corners[corner] = at(point);
        }
    }

    private boolean isDone() {
        if (!(corners[corners.length - 1].value - corners[0].value <= ALIKE)) return false;
        for (Corner corner : corners)
            for (int i = 0; i < corner.point.length; i++)
                if (Math.abs(corner.point[i] - corners[0].point[i]) > NEAR) return false;
        return true;
    }

    private void sort() {
        // Stable, so that corners of equal value keep their order.
        Arrays.sort(corners, BEST_FIRST);
    }

    private Corner at(double[] point) {
        double value = function.applyAsDouble(point);
        return new Corner(point, Double.isNaN(value) ? Double.POSITIVE_INFINITY : value);
    }
}
