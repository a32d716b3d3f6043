package io.splitnets.nas.supernet;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The principal components of the channel vectors of many pixels (Pearson 1901): the directions that leave the least mean
 * squared error when only the first of them are kept.
 *
 * @param mean of each channel
 * @param vectors one unit vector per component, that of the largest variance first
 * @param variances along them, falling; their sum is the variance of all channels
 */
record PrincipalChannels(double[] mean, double[][] vectors, double[] variances) {
    /** Collects pixels in their order. */
    static final class Sums {
        private final double[] sum;
        private final double[] products;
        private long rows;

        Sums(int channels) {
            sum = new double[channels];
            products = new double[channels * channels];
        }

        /** Adds the leading {@code count} rows of {@code x}. */
        void add(Floats x, int count) {
            int channels = sum.length;
            float[] row = new float[channels];
            for (int r = 0; r < count; r++) {
                x.floats().get(r * channels, row);
                for (int i = 0; i < channels; i++) {
                    sum[i] += row[i];
                    for (int j = 0; j <= i; j++) {
                        products[i * channels + j] += (double) row[i] * row[j];
                    }
                }
            }
            rows += count;
        }

        /** The components of what was added. */
        PrincipalChannels end() {
            int channels = sum.length;
            double[] mean = Arrays.stream(sum).map(value -> value / rows).toArray();
            DMatrixRMaj covariance = new DMatrixRMaj(channels, channels);
            for (int i = 0; i < channels; i++) {
                for (int j = 0; j <= i; j++) {
                    double value = products[i * channels + j] / rows - mean[i] * mean[j];
                    covariance.set(i, j, value);
                    covariance.set(j, i, value);
                }
            }
            return of(mean, covariance);
        }
    }

    private static PrincipalChannels of(double[] mean, DMatrixRMaj covariance) {
        int channels = mean.length;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(channels, true, true);
        if (!eigen.decompose(covariance)) {
            throw new IllegalStateException("no eigenvalues of a symmetric matrix of size " + channels);
        }
        int[] order = IntStream.range(0, channels)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()))
                .mapToInt(Integer::intValue)
                .toArray();
        double[][] vectors = new double[channels][];
        double[] variances = new double[channels];
        for (int c = 0; c < channels; c++) {
            vectors[c] = eigen.getEigenVector(order[c]).getData().clone();
            variances[c] = Math.max(0, eigen.getEigenvalue(order[c]).getReal());
        }
        return new PrincipalChannels(mean, vectors, variances);
    }

    /** Number of components, as many as channels. */
    int channels() {
        return mean.length;
    }
}
