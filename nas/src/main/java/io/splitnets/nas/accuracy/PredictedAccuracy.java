package io.splitnets.nas.accuracy;

/**
 * An accuracy that was not measured.
 *
 * @param value expected accuracy, 0 to 1
 * @param low lower end of the interval of a measurement, at least 0 and at most {@code value}
 * @param high upper end of the interval of a measurement, at most 1 and at least {@code value}
 */
public record PredictedAccuracy(double value, double low, double high) {}
