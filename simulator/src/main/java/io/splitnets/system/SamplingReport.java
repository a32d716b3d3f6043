package io.splitnets.system;

import io.splitnets.units.SimTime;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How the figures of a run were sampled.
 *
 * @param method where intervals come from
 * @param batches of the measured window, 0 unless by batch means
 * @param warmUp what was simulated before the measured window
 * @param pilots runs from which the warm-up was found, 0 if it was given
 * @param target the half width that was asked for
 * @param warnings why an interval may be too narrow, or absent
 */
public record SamplingReport(
        Method method, int batches, SimTime warmUp, int pilots, Optional<Target> target, List<String> warnings) {
    /** Keeps its own copy. */
    public SamplingReport {
        warnings = List.copyOf(warnings);
    }

    /** The same of a run whose figures are exact. */
    SamplingReport exact() {
        return new SamplingReport(Method.EXACT, 0, warmUp, 0, Optional.empty(), List.of());
    }

    /** Where intervals come from. */
    public enum Method {
        /** The figures are exact. */
        EXACT,
        /** There is none: one run. */
        NONE,
        /** Student's interval over independent replications. */
        REPLICATIONS,
        /** Batch means and sectioning in one long replication. */
        BATCH_MEANS;

        /** As results write it. */
        public String title() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A half width that was asked for.
     *
     * @param metric of what
     * @param asked relative half width
     * @param got relative half width; empty if there is no interval
     * @param reached whether the interval is narrow enough
     */
    public record Target(TargetMetric metric, double asked, OptionalDouble got, boolean reached) {
        /** Both in words. */
        public String text() {
            String found = got.isPresent() ? String.format(Locale.ROOT, "%.3g %%", 100 * got.getAsDouble()) : "none";
            String wanted = new BigDecimal(100 * asked)
                    .round(new MathContext(4))
                    .stripTrailingZeros()
                    .toPlainString();
            return "half width of " + metric.title() + " " + found + ", asked for at most " + wanted + " %";
        }
    }
}
