package io.splitnets.nas.accuracy;

import org.apache.commons.math3.distribution.TDistribution;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Bayesian linear regression on vectors of zeros and ones, with an intercept and one normal prior for all weights
 * (Bishop, Pattern Recognition and Machine Learning, 2006, sections 3.3 and 3.5). The noise has Jeffreys' prior and is
 * integrated out; the ratio of the noise's variance to the prior's maximises the evidence, over a fixed grid and then by
 * golden section. So a prediction is a Student law with n - 1 degrees of freedom. Immutable; the same data give the same
 * numbers.
 */
final class BayesianRidge {
    private static final int GRID = 97;
    private static final double STEPS_PER_DECADE = 8;
    private static final int GOLDEN = 60;
    private static final double GOLDEN_RATIO = 0.6180339887498949;
    /** Eigenvalues below this share of the largest are those of directions that the data do not have. */
    private static final double NOTHING = 1e-10;
    /** A noise below the rounding of accuracies, so that exact data have a finite evidence. */
    private static final double LEAST_VARIANCE = 1e-18;

    private final int count;
    private final double intercept;
    private final double[] weights;
    private final DMatrixRMaj spread;
    private final double[] spreadOfMean;
    private final double spreadOfMeans;
    private final double variance;
    private final double ratio;

    private BayesianRidge(Sums sums, Spectrum spectrum, double ratio) {
        this.count = sums.count;
        this.ratio = ratio;
        this.variance = spectrum.variance(ratio);
        this.spread = spectrum.inverse(ratio);
        this.weights = times(spread, sums.products);
        this.spreadOfMean = times(spread, sums.means);
        this.spreadOfMeans = dot(spreadOfMean, sums.means);
        this.intercept = sums.mean - dot(weights, sums.means);
    }

    /**
     * The regression of {@code values} on vectors of length {@code size}.
     *
     * @param ones where each vector has its ones
     * @param values one finite value per vector, at least 3
     */
    static BayesianRidge fit(int[][] ones, double[] values, int size) {
        if (values.length < 3 || ones.length != values.length || size < 1) {
            throw new IllegalArgumentException(ones.length + " vectors, " + values.length + " values, size " + size);
        }
        Sums sums = new Sums(ones, values, size);
        Spectrum spectrum = new Spectrum(sums);
        return new BayesianRidge(sums, spectrum, spectrum.bestRatio());
    }

    /** The expected value at the vector with these ones. */
    double mean(int[] ones) {
        double sum = intercept;
        for (int one : ones) {
            sum += weights[one];
        }
        return sum;
    }

    /** The scale of the Student law of a new value at the vector with these ones; above 0. */
    double scale(int[] ones) {
        double form = spreadOfMeans;
        for (int i : ones) {
            form -= 2 * spreadOfMean[i];
            for (int j : ones) {
                form += spread.unsafe_get(i, j);
            }
        }
        return Math.sqrt(variance * (1 + 1.0 / count + Math.max(0, form)));
    }

    /** How many scales the interval of the given confidence reaches to either side. */
    double quantile(double confidence) {
        return new TDistribution(null, count - 1.0).inverseCumulativeProbability((1 + confidence) / 2);
    }

    /** Standard deviation of the noise, in the unit of the values. */
    double noise() {
        return Math.sqrt(variance);
    }

    /** Variance of the noise divided by that of the prior of a weight. */
    double ratio() {
        return ratio;
    }

    private static double[] times(DMatrixRMaj matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                product[i] += matrix.unsafe_get(i, j) * vector[j];
            }
        }
        return product;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** What the data amount to, centred. */
    private static final class Sums {
        private final int count;
        private final double mean;
        private final double[] means;
        private final double[] products;
        private final double squares;
        private final DMatrixRMaj gram;

        Sums(int[][] ones, double[] values, int size) {
            count = values.length;
            mean = mean(values);
            means = new double[size];
            products = new double[size];
            gram = new DMatrixRMaj(size, size);
            double sum = 0;
            for (int row = 0; row < count; row++) {
                double centred = values[row] - mean;
                sum += centred * centred;
                for (int i : ones[row]) {
                    means[i] += 1;
                    products[i] += centred;
                    for (int j : ones[row]) {
                        gram.add(i, j, 1);
                    }
                }
            }
            squares = sum;
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    gram.add(i, j, -means[i] * means[j] / count);
                }
            }
            for (int i = 0; i < size; i++) {
                means[i] /= count;
            }
        }

        private static double mean(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return sum / values.length;
        }
    }

    /** The eigenvalues of the centred products of the features, and the share of the values along each direction. */
    private static final class Spectrum {
        private final int freedom;
        private final double[] values;
        private final double[] along;
        private final double rest;
        private final DMatrixRMaj vectors;

        Spectrum(Sums sums) {
            int size = sums.means.length;
            freedom = sums.count - 1;
            values = new double[size];
            along = new double[size];
            vectors = new DMatrixRMaj(size, size);
            EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
            if (!eigen.decompose(sums.gram.copy())) {
                throw new IllegalStateException("no eigenvalues of a symmetric matrix of size " + size);
            }
            double largest = 0;
            for (int i = 0; i < size; i++) {
                values[i] = Math.max(0, eigen.getEigenvalue(i).getReal());
                largest = Math.max(largest, values[i]);
                CommonOps_DDRM.insert(eigen.getEigenVector(i), vectors, 0, i);
            }
            double explained = 0;
            for (int i = 0; i < size; i++) {
                if (values[i] > NOTHING * largest) {
                    double share = projection(i, sums.products);
                    along[i] = share * share / values[i];
                    explained += along[i];
                } else {
                    values[i] = 0;
                }
            }
            rest = Math.max(0, sums.squares - explained);
        }

        private double projection(int column, double[] vector) {
            double sum = 0;
            for (int i = 0; i < vector.length; i++) {
                sum += vectors.unsafe_get(i, column) * vector[i];
            }
            return sum;
        }

        /** The variance of the noise, given the ratio: what the data leave once the weights are integrated out. */
        double variance(double ratio) {
            double sum = rest;
            for (int i = 0; i < values.length; i++) {
                sum += along[i] * ratio / (ratio + values[i]);
            }
            return Math.max(LEAST_VARIANCE, sum / freedom);
        }

        /** The logarithm of the evidence but for a constant, the noise integrated out. */
        private double evidence(double exponent) {
            double ratio = StrictMath.pow(10, exponent);
            double sum = -freedom * StrictMath.log(variance(ratio));
            for (double value : values) {
                sum -= StrictMath.log1p(value / ratio);
            }
            return sum / 2;
        }

        /** The ratio with the largest evidence, between 1e-6 and 1e6. */
        double bestRatio() {
            int best = 0;
            double highest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < GRID; i++) {
                double evidence = evidence(exponent(i));
                if (evidence > highest) {
                    highest = evidence;
                    best = i;
                }
            }
            return StrictMath.pow(10, golden(exponent(Math.max(0, best - 1)), exponent(Math.min(GRID - 1, best + 1))));
        }

        private static double exponent(int step) {
            return (step - (GRID - 1) / 2) / STEPS_PER_DECADE;
        }

        private double golden(double from, double to) {
            double low = from;
            double high = to;
            for (int i = 0; i < GOLDEN; i++) {
                double left = high - GOLDEN_RATIO * (high - low);
                double right = low + GOLDEN_RATIO * (high - low);
                if (evidence(left) < evidence(right)) {
                    low = left;
                } else {
                    high = right;
                }
            }
            return (low + high) / 2;
        }

        /** The inverse of the products with the ratio on the diagonal. */
        DMatrixRMaj inverse(double ratio) {
            DMatrixRMaj scaled = vectors.copy();
            for (int i = 0; i < values.length; i++) {
                for (int row = 0; row < values.length; row++) {
                    scaled.set(row, i, scaled.get(row, i) / (values[i] + ratio));
                }
            }
            DMatrixRMaj inverse = new DMatrixRMaj(values.length, values.length);
            CommonOps_DDRM.multTransB(scaled, vectors, inverse);
            return inverse;
        }
    }
}
