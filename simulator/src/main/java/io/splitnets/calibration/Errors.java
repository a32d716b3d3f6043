package io.splitnets.calibration;

/**
 * Relative errors of a fit on networks, mostly on networks that it did not see.
 *
 * @param mean mean magnitude, 0.05 for 5 %
 * @param worst largest magnitude
 * @param bias mean with its sign, above zero where predictions are too long
 */
public record Errors(double mean, double worst, double bias) {
    /** Of one or more signed errors. */
    static Errors of(double[] errors) {
        double sum = 0;
        double signed = 0;
        double worst = 0;
        for (double error : errors) {
            sum += Math.abs(error);
            signed += error;
            worst = Math.max(worst, Math.abs(error));
        }
        return new Errors(sum / errors.length, worst, signed / errors.length);
    }
}
