package io.splitnets.trace;

import java.util.Locale;

/**
 * What {@link TraceDoctor} found in the frames of one sensor. Intervals are those between distinct stamps in order of
 * time.
 *
 * @param sensor name of the camera or of the file
 * @param format of the file
 * @param frames lines with a stamp, repeated ones included
 * @param durationS from the first to the last stamp
 * @param periodMeanMs mean interval, gaps included
 * @param periodStdMs standard deviation of the intervals around the whole number of periods each spans, so that lost
 *     frames do not count as jitter
 * @param periodMinMs shortest interval
 * @param periodMaxMs longest interval, gaps included
 * @param intervalStdMs standard deviation of the intervals as they are
 * @param largestDeviationMs largest deviation of an interval from the whole number of periods it spans
 * @param nominalFps the common frame rate within 0.5 % of the fitted one, or the fitted one
 * @param clockOffsetPpm how much longer the fitted period is than the nominal one
 * @param missingFrames periods without a frame between the first and the last
 * @param longestGapPeriods periods that the longest interval spans; 1 if none is missing
 * @param duplicates stamps that occur again
 * @param outOfOrder stamps below an earlier one
 * @param lag1Autocorrelation of the intervals' deviations: 0 if each interval varies on its own, -0.5 if each stamp does
 * @param model the generator that fits
 */
public record TraceDiagnosis(
        String sensor,
        TraceFormat format,
        int frames,
        double durationS,
        double periodMeanMs,
        double periodStdMs,
        double periodMinMs,
        double periodMaxMs,
        double intervalStdMs,
        double largestDeviationMs,
        double nominalFps,
        double clockOffsetPpm,
        long missingFrames,
        long longestGapPeriods,
        int duplicates,
        int outOfOrder,
        double lag1Autocorrelation,
        Model model) {

    /** Which generator of arrivals fits the recording. */
    public enum Model {
        /** Deviations below a ten-thousandth of a period: {@link Jitter.None}. */
        GRID,
        /** {@link Jitter.PeriodNoise}. */
        PERIOD_NOISE,
        /** Lag-1 autocorrelation below -1/4: {@link Jitter.ArrivalNoise}. */
        ARRIVAL_NOISE;

        /** As printed: {@code period_noise}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
