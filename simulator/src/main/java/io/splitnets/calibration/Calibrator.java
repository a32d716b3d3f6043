package io.splitnets.calibration;

import io.splitnets.hardware.CostTerm;
import io.splitnets.hardware.FittedCostSpec;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.npu.LayerFeatures;
import io.splitnets.npu.NpuCostModel;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;

/**
 * Fits the constants of an accelerator whose geometry, memories and depthwise mode are given. A network costs constants times
 * counts ({@link CostTerm}), found by non-negative least squares on the relative error of cycles.
 */
public final class Calibrator {
    /** Fewer measurements than this are refused. */
    public static final int FEWEST = 3;

    private static final MathContext DIGITS = new MathContext(6);

    private final NpuCostModel model;

    /** For {@code base}, whose own fitted cost, if any, plays no part. */
    public Calibrator(NpuSpec base) {
        this.model = new NpuCostModel(base);
    }

    /**
     * The fit with the terms of the smallest mean error on networks left out.
     *
     * @throws IllegalArgumentException if there are fewer than {@link #FEWEST} measurements
     */
    public Calibration fit(List<Measurement> data) {
        return fit(data, List.of());
    }

    /** The fit with {@code terms}; chosen by the error on networks left out if there are none. */
    public Calibration fit(List<Measurement> data, List<CostTerm> terms) {
        if (data.size() < FEWEST) {
            throw new IllegalArgumentException("a fit needs " + FEWEST + " measurements or more");
        }
        List<List<LayerFeatures>> layers =
                data.stream().map(row -> model.features(row.layers())).toList();
        double perChannel = StoredWeights.fit(data, layers);
        List<MeasuredCost> rows = rows(data, layers, perChannel);
        List<CostTerm> used = terms.isEmpty() ? TermChoice.of(rows) : List.copyOf(terms);
        CostFit fit = CostFit.of(used, rows);
        double[] errors = rows.stream().mapToDouble(fit::error).toArray();
        double[] leftOut = CrossValidation.leaveOneOut(used, rows);
        boolean backbones = data.stream().map(Measurement::backbone).distinct().count() > 1;
        return new Calibration(
                used,
                terms.isEmpty(),
                spec(fit, used, rows, perChannel),
                shown(data, errors, leftOut),
                Errors.of(errors),
                Errors.of(leftOut),
                terms.isEmpty()
                        ? Optional.of(Errors.of(CrossValidation.leaveOneOut(rows, TermChoice::of)))
                        : Optional.empty(),
                backbones ? Optional.of(Errors.of(CrossValidation.leaveOneBackboneOut(used, rows))) : Optional.empty(),
                ownSizes(data, layers, used),
                tau(data, leftOut));
    }

    private static List<MeasuredCost> rows(
            List<Measurement> data, List<List<LayerFeatures>> layers, double perChannel) {
        List<MeasuredCost> rows = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            Measurement row = data.get(i);
            rows.add(new MeasuredCost(
                    row.backbone(),
                    layers.get(i),
                    row.cycles(),
                    StoredWeights.perChannel(layers.get(i), row.storedBytes()).orElse(perChannel)));
        }
        return rows;
    }

    /** Each network left out, with the stored size that the others make expect. */
    private static Optional<Errors> ownSizes(
            List<Measurement> data, List<List<LayerFeatures>> layers, List<CostTerm> terms) {
        if (StoredWeights.fit(data, layers) == 0) {
            return Optional.empty();
        }
        double[] errors = new double[data.size()];
        for (int i = 0; i < errors.length; i++) {
            List<Measurement> others = new ArrayList<>(data);
            List<List<LayerFeatures>> otherLayers = new ArrayList<>(layers);
            Measurement out = others.remove(i);
            List<LayerFeatures> outLayers = otherLayers.remove(i);
            double perChannel = StoredWeights.fit(others, otherLayers);
            CostFit fit = CostFit.of(terms, rows(others, otherLayers, perChannel));
            errors[i] = fit.error(new MeasuredCost(out.backbone(), outLayers, out.cycles(), perChannel));
        }
        return Optional.of(Errors.of(errors));
    }

    private static FittedCostSpec spec(CostFit fit, List<CostTerm> terms, List<MeasuredCost> rows, double perChannel) {
        EnumMap<CostTerm, FittedCostSpec.Term> ranges = new EnumMap<>(CostTerm.class);
        for (CostTerm term : terms) {
            double least =
                    rows.stream().mapToDouble(row -> row.count(term)).min().orElse(0);
            double most =
                    rows.stream().mapToDouble(row -> row.count(term)).max().orElse(0);
            ranges.put(term, new FittedCostSpec.Term(rounded(fit.constant(term)), Math.rint(least), Math.rint(most)));
        }
        return new FittedCostSpec(ranges, rounded(perChannel));
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }

    private static List<Calibration.Row> shown(List<Measurement> data, double[] errors, double[] leftOut) {
        List<Calibration.Row> shown = new ArrayList<>();
        for (int i = 0; i < errors.length; i++) {
            shown.add(new Calibration.Row(data.get(i), errors[i], leftOut[i]));
        }
        return shown;
    }

    private static double tau(List<Measurement> data, double[] leftOut) {
        double[] measured = data.stream().mapToDouble(Measurement::millis).toArray();
        double[] predicted = new double[measured.length];
        for (int i = 0; i < measured.length; i++) {
            predicted[i] = measured[i] * (1 + leftOut[i]);
        }
        return new KendallsCorrelation().correlation(measured, predicted);
    }
}
