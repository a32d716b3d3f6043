package io.splitnets.calibration;

import io.splitnets.hardware.CostTerm;
import io.splitnets.npu.LayerFeatures;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Constants of a sum of terms, fitted to measured cycles. The fitted model is the one that runs use: a layer costs its terms,
 * but never less than its MACs at full use of the unit and its bytes at full use of the ports. Layers at that bound are constants to the fit, and which these are
 * is found in turn with the constants, until it stays the same; of all turns the best is kept, as they may go round.
 */
final class CostFit {
    /** The name of layers at their bound among the shares of the terms. */
    static final String FLOOR = "floor";

    private static final int MOST_TURNS = 50;

    private final List<CostTerm> terms;
    private final double[] constants;

    private CostFit(List<CostTerm> terms, double[] constants) {
        this.terms = terms;
        this.constants = constants;
    }

    /** The fit of {@code terms} with least squares of the relative error over {@code rows}. */
    static CostFit of(List<CostTerm> terms, List<MeasuredCost> rows) {
        CostFit best = new CostFit(terms, new double[terms.size()]);
        double least = Double.POSITIVE_INFINITY;
        boolean[][] bound = new boolean[rows.size()][];
        Arrays.setAll(bound, i -> new boolean[rows.get(i).layers().size()]);
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            CostFit fit = new CostFit(terms, best.solve(rows, bound));
            double squares = fit.squares(rows);
            if (squares < least) {
                best = fit;
                least = squares;
            }
            boolean[][] next = fit.atBound(rows);
            if (Arrays.deepEquals(bound, next)) {
                return best;
            }
            bound = next;
        }
        return best;
    }

    private double squares(List<MeasuredCost> rows) {
        double sum = 0;
        for (MeasuredCost row : rows) {
            double error = error(row);
            sum += error * error;
        }
        return sum;
    }

    /** Cycles per unit of {@code term}. */
    double constant(CostTerm term) {
        int index = terms.indexOf(term);
        return index < 0 ? 0 : constants[index];
    }

    /** Cycles that the fit gives. */
    double predict(MeasuredCost row) {
        double sum = constant(CostTerm.FRAME);
        for (LayerFeatures layer : row.layers()) {
            sum += Math.max(row.leastCycles(layer), cycles(layer, row));
        }
        return sum;
    }

    /**
     * Share of the predicted cycles that each term takes, and under {@link #FLOOR} the layers that take their least; only
     * what takes something, in the order of the terms.
     */
    Map<String, Double> shares(MeasuredCost row) {
        Map<String, Double> cycles = new LinkedHashMap<>();
        terms.forEach(term -> cycles.put(term.key(), term == CostTerm.FRAME ? constant(term) : 0));
        cycles.put(FLOOR, 0.0);
        for (LayerFeatures layer : row.layers()) {
            if (cycles(layer, row) < row.leastCycles(layer)) {
                cycles.merge(FLOOR, row.leastCycles(layer), Double::sum);
            } else {
                terms.forEach(term -> cycles.merge(term.key(), constant(term) * row.count(layer, term), Double::sum));
            }
        }
        double all = predict(row);
        cycles.values().removeIf(part -> part == 0);
        cycles.replaceAll((key, part) -> part / all);
        return cycles;
    }

    /** Predicted over measured, minus one. */
    double error(MeasuredCost row) {
        return predict(row) / row.cycles() - 1;
    }

    private double cycles(LayerFeatures layer, MeasuredCost row) {
        double sum = 0;
        for (int j = 0; j < constants.length; j++) {
            sum += constants[j] * row.count(layer, terms.get(j));
        }
        return sum;
    }

    private double[] solve(List<MeasuredCost> rows, boolean[][] bound) {
        double[][] matrix = new double[rows.size()][terms.size()];
        double[] right = new double[rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            MeasuredCost row = rows.get(i);
            double free = row.cycles();
            for (int l = 0; l < bound[i].length; l++) {
                LayerFeatures layer = row.layers().get(l);
                if (bound[i][l]) {
                    free -= row.leastCycles(layer);
                } else {
                    add(matrix[i], layer, row);
                }
            }
            int frame = terms.indexOf(CostTerm.FRAME);
            if (frame >= 0) {
                matrix[i][frame] = 1 / row.cycles();
            }
            right[i] = free / row.cycles();
        }
        return NonNegativeLeastSquares.solve(matrix, right);
    }

    private void add(double[] line, LayerFeatures layer, MeasuredCost row) {
        for (int j = 0; j < line.length; j++) {
            line[j] += row.count(layer, terms.get(j)) / row.cycles();
        }
    }

    private boolean[][] atBound(List<MeasuredCost> rows) {
        boolean[][] bound = new boolean[rows.size()][];
        for (int i = 0; i < bound.length; i++) {
            MeasuredCost row = rows.get(i);
            bound[i] = new boolean[row.layers().size()];
            for (int l = 0; l < bound[i].length; l++) {
                LayerFeatures layer = row.layers().get(l);
                bound[i][l] = cycles(layer, row) < row.leastCycles(layer);
            }
        }
        return bound;
    }
}
