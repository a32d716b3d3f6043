package io.splitnets.nas.robust;

import io.splitnets.measure.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * First-order and total sensitivity indices of a figure (Sobol, Math. Comp. Simulation 55, 2001) by Saltelli's design: of a
 * randomised point of twice the dimension every other coordinate is A's, the rest are B's, and A_i is A with coordinate i of
 * B. With V the variance and m the mean of f over A and B, the first-order index is mean (f(B) - m) (f(A_i) - f(A)) / V
 * (Saltelli et al., Comp. Phys. Comm. 181, 2010, table 2 b, centred) and the total index mean (f(A) - f(A_i))^2 / 2V (Jansen,
 * Comp. Phys. Comm. 117, 1999). Intervals are those of the jackknife over the randomisations. Neighbouring coordinates make a
 * pair because they meet well with fewer points than those that are half of the dimensions apart.
 */
final class Sensitivity {
    private static final double CONFIDENCE = 0.95;
    private static final int NONE = -1;

    private final int dimensions;
    private final int perShift;
    private final List<double[]> points = new ArrayList<>();

    /**
     * The design.
     *
     * @param dimensions of the figure, at least 1
     * @param perShift base points of one randomisation, a power of two
     * @param seed of the randomisations
     */
    Sensitivity(int dimensions, int perShift, long seed) {
        this.dimensions = dimensions;
        this.perShift = perShift;
        for (int shift = 0; shift < RobustOptions.SHIFTS; shift++) {
            for (double[] both : SobolPoints.of(perShift, 2 * dimensions, seed, RobustOptions.SHIFTS + shift)) {
                add(both);
            }
        }
    }

    private void add(double[] both) {
        double[] a = new double[dimensions];
        double[] b = new double[dimensions];
        for (int i = 0; i < dimensions; i++) {
            a[i] = both[2 * i];
            b[i] = both[2 * i + 1];
        }
        points.add(a);
        points.add(b);
        for (int i = 0; i < dimensions; i++) {
            double[] mixed = a.clone();
            mixed[i] = b[i];
            points.add(mixed);
        }
    }

    /** Where the figure is wanted, each coordinate a share of its law. */
    List<double[]> points() {
        return points;
    }

    /**
     * Both indices of one coordinate, with intervals over the randomisations.
     *
     * @param first share of the variance that goes when this coordinate alone is known
     * @param total share that stays when all others are known
     */
    record Index(Estimate first, Estimate total) {}

    /**
     * The indices of every coordinate; empty where the figure does not vary, or is not finite at some point.
     *
     * @param figures at {@link #points}
     */
    Optional<List<Index>> indices(double[] figures) {
        if (Arrays.stream(figures).anyMatch(figure -> !Double.isFinite(figure)) || !(variance(figures, NONE) > 0)) {
            return Optional.empty();
        }
        List<Index> indices = new ArrayList<>();
        for (int i = 0; i < dimensions; i++) {
            int coordinate = i;
            indices.add(new Index(
                    jackknife(without -> first(figures, without, coordinate)),
                    jackknife(without -> total(figures, without, coordinate))));
        }
        return Optional.of(indices);
    }

    /** The figure of all randomisations, with Student's interval over the pseudo-values that leave one out. */
    private static Estimate jackknife(IntToDoubleFunction figure) {
        int n = RobustOptions.SHIFTS;
        double all = figure.applyAsDouble(NONE);
        double[] pseudo = new double[n];
        for (int shift = 0; shift < n; shift++) {
            pseudo[shift] = n * all - (n - 1) * figure.applyAsDouble(shift);
        }
        return Estimate.overReplications(pseudo, CONFIDENCE);
    }

    private double first(double[] figures, int without, int coordinate) {
        double mean = mean(figures, without);
        return sum(
                        without,
                        (shift, p) -> (figures[place(shift, p, 1)] - mean)
                                * (figures[place(shift, p, 2 + coordinate)] - figures[place(shift, p, 0)]))
                / (bases(without) * variance(figures, without));
    }

    private double total(double[] figures, int without, int coordinate) {
        return sum(
                        without,
                        (shift, p) -> square(figures[place(shift, p, 0)] - figures[place(shift, p, 2 + coordinate)]))
                / (2 * bases(without) * variance(figures, without));
    }

    private double mean(double[] figures, int without) {
        return sum(without, (shift, p) -> figures[place(shift, p, 0)] + figures[place(shift, p, 1)])
                / (2.0 * bases(without));
    }

    private double variance(double[] figures, int without) {
        double mean = mean(figures, without);
        return sum(
                        without,
                        (shift, p) ->
                                square(figures[place(shift, p, 0)] - mean) + square(figures[place(shift, p, 1)] - mean))
                / (2.0 * bases(without) - 1);
    }

    private int bases(int without) {
        return (without == NONE ? RobustOptions.SHIFTS : RobustOptions.SHIFTS - 1) * perShift;
    }

    private double sum(int without, Term term) {
        double sum = 0;
        for (int shift = 0; shift < RobustOptions.SHIFTS; shift++) {
            for (int p = 0; p < perShift && shift != without; p++) {
                sum += term.of(shift, p);
            }
        }
        return sum;
    }

    @FunctionalInterface
    private interface Term {
        double of(int shift, int point);
    }

    private static double square(double value) {
        return value * value;
    }

    /** Place of a figure: of A (0), B (1) or A_i (2 + i) of a base point. */
    private int place(int shift, int point, int which) {
        return (shift * perShift + point) * (dimensions + 2) + which;
    }
}
