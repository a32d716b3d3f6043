package io.splitnets.nas.accuracy;

import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.PhaseChoice;
import io.splitnets.nas.space.SplitChoice;
import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * Accuracy without training: the logarithm of the error as a parabola in the logarithm of the multiply-accumulates, by
 * least squares over published networks, less the price of the split module, linear in its depth and in the logarithm of
 * the share of channels it keeps, by least squares over measured ones. Beyond the first and the last published network
 * the curve is flat.
 *
 * <p>The published networks are the best of their size. A network that a search draws with equally many
 * multiply-accumulates is worse, by an unknown amount: the figure bounds more than it predicts, and only orders networks
 * of different size and cut.
 */
public final class SurrogateModel implements AccuracyEstimator {
    private static final int COEFFICIENTS = 3;

    private final NetworkCodec codec;
    private final SurrogateSpec spec;
    private final Fit error;
    private final Fit price;

    /**
     * Fits.
     *
     * @throws org.apache.commons.math3.exception.MathIllegalArgumentException if there are too few points
     * @throws org.apache.commons.math3.linear.SingularMatrixException if they do not determine the coefficients
     */
    public SurrogateModel(SurrogateSpec spec, NetworkCodec codec) {
        this.spec = spec;
        this.codec = codec;
        this.error = Fit.of(
                spec.points().stream().map(point -> sizes(point.macs())).toArray(double[][]::new),
                spec.points().stream()
                        .mapToDouble(point -> StrictMath.log(1 - point.accuracy()))
                        .toArray());
        this.price = Fit.of(
                spec.prices().stream()
                        .map(one -> places(one.depth(), one.kept()))
                        .toArray(double[][]::new),
                spec.prices().stream().mapToDouble(SurrogateSpec.Price::lost).toArray());
    }

    @Override
    public SurrogateEstimate accuracy(Architecture architecture) {
        double[] size = sizes(clamped(codec.graph(architecture).macs()));
        double wrong = StrictMath.exp(error.at(size));
        double deviation = wrong * error.deviation(size);
        double lost = 0;
        double lostDeviation = 0;
        if (architecture.split().isPresent()) {
            double[] place = place(architecture, architecture.split().get());
            // A module that gives accuracy would be an artefact of the fit.
            lost = Math.max(0, price.at(place));
            lostDeviation = price.deviation(place);
        }
        double value = Math.max(0, Math.min(1, 1 - wrong - lost));
        return new SurrogateEstimate(value, StrictMath.hypot(deviation, lostDeviation), degrees());
    }

    private int degrees() {
        return Math.min(spec.points().size(), spec.prices().size()) - COEFFICIENTS;
    }

    private double clamped(double macs) {
        List<SurrogateSpec.Point> points = spec.points();
        return Math.max(
                points.get(0).macs(), Math.min(points.get(points.size() - 1).macs(), macs));
    }

    private static double[] place(Architecture architecture, SplitChoice split) {
        List<PhaseChoice> phases = architecture.phases();
        int after = split.phase();
        int width =
                after == 0 ? architecture.stemWidth() : phases.get(after - 1).width();
        return places((double) after / phases.size(), Math.min(1, (double) split.keptChannels() / width));
    }

    private static double[] sizes(double macs) {
        double log = StrictMath.log(macs / 1e6);
        return new double[] {1, log, log * log};
    }

    private static double[] places(double depth, double kept) {
        return new double[] {1, depth, StrictMath.log(kept)};
    }

    /** How far the published networks lie from the curve, root mean square, as a share. */
    public double residual() {
        double squares = spec.points().stream()
                .mapToDouble(point -> 1 - StrictMath.exp(error.at(sizes(point.macs()))) - point.accuracy())
                .map(difference -> difference * difference)
                .sum();
        return Math.sqrt(squares / spec.points().size());
    }

    /** How far the measured prices lie from the plane, root mean square, as a share. */
    public double priceResidual() {
        double squares = spec.prices().stream()
                .mapToDouble(one -> price.at(places(one.depth(), one.kept())) - one.lost())
                .map(difference -> difference * difference)
                .sum();
        return Math.sqrt(squares / spec.prices().size());
    }

    /**
     * Ordinary least squares with the error of a new observation.
     *
     * @param coefficients one per column
     * @param inverse of the normal matrix X'X, which is what the library calls the variance of the coefficients
     * @param variance of an observation
     */
    private record Fit(double[] coefficients, RealMatrix inverse, double variance) {
        static Fit of(double[][] rows, double[] values) {
            OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
            regression.setNoIntercept(true);
            regression.newSampleData(values, rows);
            return new Fit(
                    regression.estimateRegressionParameters(),
                    MatrixUtils.createRealMatrix(regression.estimateRegressionParametersVariance()),
                    regression.estimateErrorVariance());
        }

        double at(double[] row) {
            double sum = 0;
            for (int i = 0; i < row.length; i++) {
                sum += coefficients[i] * row[i];
            }
            return sum;
        }

        /** Standard deviation of a new observation around {@link #at}. */
        double deviation(double[] row) {
            RealVector vector = MatrixUtils.createRealVector(row);
            return Math.sqrt(variance * (1 + vector.dotProduct(inverse.operate(vector))));
        }
    }
}
