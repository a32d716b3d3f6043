package io.splitnets.calibration;

import io.splitnets.hardware.CostTerm;
import io.splitnets.hardware.FittedCostSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fit of an accelerator to measured latencies.
 *
 * @param terms what was fitted
 * @param chosen whether the terms were chosen by {@code leaveOneOut}, which is then a little too small
 * @param fitted the constants, rounded to six digits, and the range of each term
 * @param rows each measurement beside the fit
 * @param fit errors on the networks fitted to
 * @param leaveOneOut errors on each network of a fit to the others
 * @param repeatedChoice as {@code leaveOneOut}, with the terms chosen anew each time (above ten networks in ten groups);
 *     empty if they were given
 * @param leaveOneBackboneOut errors on each network of a fit to other backbones; empty with one backbone
 * @param ownSizes as {@code leaveOneOut}, without the stored size of the network left out; empty if none is known
 * @param kendallTau rank correlation (tau-b) of measured latencies with those predicted for networks left out, -1 to 1; 0
 *     where all are equal
 */
public record Calibration(
        List<CostTerm> terms,
        boolean chosen,
        FittedCostSpec fitted,
        List<Row> rows,
        Errors fit,
        Errors leaveOneOut,
        Optional<Errors> repeatedChoice,
        Optional<Errors> leaveOneBackboneOut,
        Optional<Errors> ownSizes,
        double kendallTau) {
    /** Copies the lists. */
    public Calibration {
        terms = List.copyOf(terms);
        rows = List.copyOf(rows);
    }

    /**
     * One measurement beside the fit.
     *
     * @param measurement what was measured
     * @param error of the fit, relative: predicted over measured, minus one
     * @param leftOut error of a fit to all other networks
     * @param shares of the fitted cycles by the key of the term, and under "floor" the layers that take the least they can;
     *     their sum is 1
     */
    public record Row(Measurement measurement, double error, double leftOut, Map<String, Double> shares) {
        /** Copies the map and keeps its order. */
        public Row {
            shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
        }

        /** What takes the largest share: the key of a term, or "floor". */
        public String boundBy() {
            return shares.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse("");
        }

        /** Latency that the fit gives, in ms. */
        public double fittedMillis() {
            return measurement.millis() * (1 + error);
        }

        /** Latency that a fit to all other networks gives, in ms. */
        public double leftOutMillis() {
            return measurement.millis() * (1 + leftOut);
        }
    }
}
