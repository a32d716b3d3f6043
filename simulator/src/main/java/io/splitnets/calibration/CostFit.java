package io.splitnets.calibration;

import io.splitnets.hardware.CostTerm;
import io.splitnets.npu.LayerFeatures;
import java.util.Arrays;
import java.util.List;

/**
 * Constants of a sum of terms, fitted to measured cycles. The fitted model is the one that runs use: a layer costs its terms,
 * but never less than its MACs at full use of the unit. Layers at that bound are constants to the fit, and which these are
 * is found in turn with the constants, until it stays the same.
 */
final class CostFit {
    private static final int MOST_TURNS = 50;

    private final List<CostTerm> terms;
    private final double[] constants;

    private CostFit(List<CostTerm> terms, double[] constants) {
        this.terms = terms;
        this.constants = constants;
    }

    /** The fit of {@code terms} with least squares of the relative error over {@code rows}. */
    static CostFit of(List<CostTerm> terms, List<MeasuredCost> rows) {
        CostFit fit = new CostFit(terms, new double[terms.size()]);
        boolean[][] bound = new boolean[rows.size()][];
        Arrays.setAll(bound, i -> new boolean[rows.get(i).layers().size()]);
        for (int turn = 0; turn < MOST_TURNS; turn++) {
            fit = new CostFit(terms, fit.solve(rows, bound));
            boolean[][] next = fit.atBound(rows);
            if (Arrays.deepEquals(bound, next)) {
                return fit;
            }
            bound = next;
        }
        return fit;
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
            sum += Math.max(layer.leastCycles(), cycles(layer, row.bytesPerChannel()));
        }
        return sum;
    }

    /** Predicted over measured, minus one. */
    double error(MeasuredCost row) {
        return predict(row) / row.cycles() - 1;
    }

    private double cycles(LayerFeatures layer, double bytesPerChannel) {
        double sum = 0;
        for (int j = 0; j < constants.length; j++) {
            sum += constants[j] * layer.count(terms.get(j), bytesPerChannel);
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
                    free -= layer.leastCycles();
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
            line[j] += layer.count(terms.get(j), row.bytesPerChannel()) / row.cycles();
        }
    }

    private boolean[][] atBound(List<MeasuredCost> rows) {
        boolean[][] bound = new boolean[rows.size()][];
        for (int i = 0; i < bound.length; i++) {
            MeasuredCost row = rows.get(i);
            bound[i] = new boolean[row.layers().size()];
            for (int l = 0; l < bound[i].length; l++) {
                LayerFeatures layer = row.layers().get(l);
                bound[i][l] = cycles(layer, row.bytesPerChannel()) < layer.leastCycles();
            }
        }
        return bound;
    }
}
