package io.splitnets.trace;

import io.splitnets.input.InputException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;

/** Examines recorded frame times: rate, jitter, losses, disorder, and which model of arrivals describes them. */
public final class TraceDoctor {
    private static final double GRID_SHARE = 1e-4;
    private static final double ARRIVAL_NOISE_BELOW = -0.25;
    private static final int FEWEST = 4;

    private TraceDoctor() {}

    /**
     * Examines a file, also one whose stamps repeat or run backwards; one diagnosis for each sensor.
     *
     * @throws InputException if the file cannot be read, or a sensor has fewer than four distinct stamps
     */
    public static List<TraceDiagnosis> diagnose(Path file) {
        RawFile raw = TraceReader.raw(file, false);
        return raw.traces().stream()
                .map(trace -> {
                    long[] distinct =
                            Arrays.stream(trace.stampsNs()).sorted().distinct().toArray();
                    if (distinct.length < FEWEST) {
                        throw new TraceProblems(file.toString())
                                .fatal(
                                        1,
                                        1,
                                        trace.sensor(),
                                        "has " + distinct.length + " distinct stamps; expected at least " + FEWEST);
                    }
                    return diagnose(trace, raw.format(), distinct);
                })
                .toList();
    }

    private static TraceDiagnosis diagnose(RawTrace trace, TraceFormat format, long[] distinct) {
        PeriodEstimate estimate = PeriodEstimate.of(distinct);
        double[] intervals = PeriodEstimate.intervals(distinct);
        double[] residuals = estimate.intervalResiduals(distinct);
        double spread = Math.sqrt(StatUtils.variance(residuals));
        double lag1 = lag1(residuals);
        double nominalNs = estimate.nominalPeriodPs().toDouble() / 1000;
        return new TraceDiagnosis(
                trace.sensor(),
                format,
                trace.stampsNs().length,
                (distinct[distinct.length - 1] - distinct[0]) / 1e9,
                StatUtils.mean(intervals) / 1e6,
                spread / 1e6,
                StatUtils.min(intervals) / 1e6,
                StatUtils.max(intervals) / 1e6,
                Math.sqrt(StatUtils.variance(intervals)) / 1e6,
                Math.max(StatUtils.max(residuals), -StatUtils.min(residuals)) / 1e6,
                1e9 / nominalNs,
                (estimate.periodNs() / nominalNs - 1) * 1e6,
                estimate.missing(),
                longestGap(estimate),
                trace.stampsNs().length - distinct.length,
                backwards(trace.stampsNs()),
                lag1,
                model(spread, lag1, nominalNs));
    }

    static TraceDiagnosis.Model model(double spreadNs, double lag1, double periodNs) {
        if (spreadNs < GRID_SHARE * periodNs) {
            return TraceDiagnosis.Model.GRID;
        }
        return lag1 < ARRIVAL_NOISE_BELOW ? TraceDiagnosis.Model.ARRIVAL_NOISE : TraceDiagnosis.Model.PERIOD_NOISE;
    }

    /** Correlation of neighbours; zero if all are equal. */
    static double lag1(double[] values) {
        double correlation = new PearsonsCorrelation()
                .correlation(
                        Arrays.copyOfRange(values, 0, values.length - 1), Arrays.copyOfRange(values, 1, values.length));
        return Double.isNaN(correlation) ? 0 : correlation;
    }

    private static long longestGap(PeriodEstimate estimate) {
        long longest = 1;
        for (int i = 1; i < estimate.triggers().length; i++) {
            longest = Math.max(longest, estimate.triggers()[i] - estimate.triggers()[i - 1]);
        }
        return longest;
    }

    private static int backwards(long[] stamps) {
        int count = 0;
        long latest = -1;
        for (long stamp : stamps) {
            count += stamp < latest ? 1 : 0;
            latest = Math.max(latest, stamp);
        }
        return count;
    }
}
