package io.splitnets.nas.accuracy;

/**
 * How well a predictor does on measured subnets that it was not fitted on.
 *
 * @param measured subnets it was fitted on
 * @param heldOut subnets it is judged on
 * @param kendallTau rank correlation (tau-b) of predicted and measured accuracy, -1 to 1; not a number where all are equal
 * @param meanError mean absolute difference of predicted and measured accuracy
 * @param worstError largest absolute difference
 * @param coveredByVariance held-out subnets within the 95 % interval of the predictive law, which saw none of them
 * @param coveredByConformal held-out subnets within the interval calibrated on the other half of the held-out subnets
 * @param studentFactor scales of the predictive law to either side, before calibration
 * @param conformalFactor scales of the predictive law to either side, calibrated on all held-out subnets; it is used
 * @param noise standard deviation that the features do not explain
 */
public record PredictorReport(
        int measured,
        int heldOut,
        double kendallTau,
        double meanError,
        double worstError,
        int coveredByVariance,
        int coveredByConformal,
        double studentFactor,
        double conformalFactor,
        double noise) {}
