package io.splitnets.calibration;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The x >= 0 that minimises |A x - b| by the active set method of C. Lawson and R. Hanson, Solving Least Squares Problems,
 * Prentice-Hall 1974, chapter 23, algorithm NNLS. Columns are scaled to a largest entry of 1 first, and the subproblems are
 * solved by QR with pivoting, so dependent columns do no harm. Deterministic: of equal gradients the first column enters.
 */
final class NonNegativeLeastSquares {
    private static final double TOLERANCE = 1e-11;
    private static final int ROUNDS_PER_COLUMN = 30;

    private final DMatrixRMaj matrix;
    private final DMatrixRMaj right;
    private final double[] scale;
    private final boolean[] passive;
    private final double[] x;

    private NonNegativeLeastSquares(double[][] rows, double[] right) {
        this.matrix = new DMatrixRMaj(rows);
        this.right = new DMatrixRMaj(right.length, 1, true, right);
        this.scale = new double[matrix.numCols];
        this.passive = new boolean[matrix.numCols];
        this.x = new double[matrix.numCols];
    }

    /**
     * The solution; 0 for a column without entries.
     *
     * @param rows at least one row of at least one column, all finite
     * @param right one number per row
     */
    static double[] solve(double[][] rows, double[] right) {
        NonNegativeLeastSquares problem = new NonNegativeLeastSquares(rows, right);
        problem.scaleColumns();
        problem.iterate();
        double[] solution = new double[problem.x.length];
        for (int j = 0; j < solution.length; j++) {
            solution[j] = problem.x[j] / problem.scale[j];
        }
        return solution;
    }

    private void scaleColumns() {
        for (int j = 0; j < matrix.numCols; j++) {
            double most = 0;
            for (int i = 0; i < matrix.numRows; i++) {
                most = Math.max(most, Math.abs(matrix.get(i, j)));
            }
            scale[j] = most == 0 ? 1 : most;
            for (int i = 0; i < matrix.numRows; i++) {
                matrix.set(i, j, matrix.get(i, j) / scale[j]);
            }
        }
    }

    private void iterate() {
        for (int round = 0; round < ROUNDS_PER_COLUMN * x.length; round++) {
            int entering = steepest();
            if (entering < 0) {
                return;
            }
            passive[entering] = true;
            double[] step = solvePassive();
            if (step[entering] <= 0) {
                // Rounding alone made the gradient positive: the column depends on those inside.
                passive[entering] = false;
                return;
            }
            moveTo(step);
        }
    }

    /** The column outside whose growth lowers the error most, or -1 at the minimum. */
    private int steepest() {
        DMatrixRMaj residual = right.copy();
        CommonOps_DDRM.multAdd(-1, matrix, new DMatrixRMaj(x.length, 1, true, x), residual);
        DMatrixRMaj gradient = new DMatrixRMaj(x.length, 1);
        CommonOps_DDRM.multTransA(matrix, residual, gradient);
        int best = -1;
        for (int j = 0; j < x.length; j++) {
            if (!passive[j] && gradient.get(j) > TOLERANCE && (best < 0 || gradient.get(j) > gradient.get(best))) {
                best = j;
            }
        }
        return best;
    }

    /** Moves towards {@code step} as far as nothing becomes negative, and drops what reaches zero, until all is positive. */
    private void moveTo(double[] step) {
        double[] target = step;
        while (true) {
            double share = 1;
            for (int j = 0; j < x.length; j++) {
                if (passive[j] && target[j] <= 0) {
                    share = Math.min(share, x[j] / (x[j] - target[j]));
                }
            }
            boolean dropped = false;
            for (int j = 0; j < x.length; j++) {
                boolean negative = passive[j] && target[j] <= 0;
                x[j] = passive[j] ? x[j] + share * (target[j] - x[j]) : 0;
                if (negative && x[j] <= TOLERANCE) {
                    passive[j] = false;
                    x[j] = 0;
                    dropped = true;
                }
            }
            if (!dropped) {
                return;
            }
            target = solvePassive();
        }
    }

    private double[] solvePassive() {
        int[] columns = java.util.stream.IntStream.range(0, x.length)
                .filter(j -> passive[j])
                .toArray();
        double[] solution = new double[x.length];
        if (columns.length == 0) {
            return solution;
        }
        DMatrixRMaj part = new DMatrixRMaj(matrix.numRows, columns.length);
        for (int i = 0; i < matrix.numRows; i++) {
            for (int j = 0; j < columns.length; j++) {
                part.set(i, j, matrix.get(i, columns[j]));
            }
        }
        DMatrixRMaj found = leastSquares(part);
        for (int j = 0; j < columns.length; j++) {
            solution[columns[j]] = found.get(j);
        }
        return solution;
    }

    private DMatrixRMaj leastSquares(DMatrixRMaj part) {
        LinearSolverDense<DMatrixRMaj> solver = part.numRows >= part.numCols
                ? LinearSolverFactory_DDRM.leastSquaresQrPivot(true, false)
                : LinearSolverFactory_DDRM.pseudoInverse(true);
        DMatrixRMaj found = new DMatrixRMaj(part.numCols, 1);
        if (!solver.setA(part)) {
            throw new IllegalStateException("least squares failed");
        }
        solver.solve(right, found);
        return found;
    }
}
