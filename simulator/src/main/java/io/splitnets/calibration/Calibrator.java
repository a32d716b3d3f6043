package io.splitnets.calibration;

import io.splitnets.hardware.CostTerm;
import io.splitnets.hardware.FittedCostSpec;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.npu.LayerFeatures;
import io.splitnets.npu.NpuCostModel;
import io.splitnets.units.Frequency;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
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

    private final Frequency clock;
    private final double perChannelOtherwise;
    private final NpuCostModel model;

    /**
     * For {@code base}, whose clock the constants are cycles of. Of its own fitted cost, if it has one, only the stored bytes
     * per channel play a part, and only where no stored size was measured.
     */
    public Calibrator(NpuSpec base) {
        this.perChannelOtherwise =
                base.fitted().map(FittedCostSpec::bytesPerChannel).orElse(0.0);
        this.clock = base.clock();
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
        List<List<LayerFeatures>> layers = data.stream().map(this::features).toList();
        double perChannel = StoredWeights.fit(data, layers, perChannelOtherwise);
        List<MeasuredCost> rows = rows(data, layers, perChannel);
        List<CostTerm> used = terms.isEmpty() ? TermChoice.of(rows) : List.copyOf(terms);
        CostFit fit = CostFit.of(used, rows);
        double[] leftOut = CrossValidation.leaveOneOut(used, rows);
        boolean backbones = data.stream().map(Measurement::backbone).distinct().count() > 1;
        return new Calibration(
                used,
                terms.isEmpty(),
                spec(fit, used, rows, perChannel),
                shown(data, rows, fit, leftOut),
                Errors.of(rows.stream().mapToDouble(fit::error).toArray()),
                Errors.of(leftOut),
                terms.isEmpty() ? Optional.of(Errors.of(CrossValidation.choiceRepeated(rows))) : Optional.empty(),
                backbones ? Optional.of(Errors.of(CrossValidation.leaveOneBackboneOut(used, rows))) : Optional.empty(),
                ownSizes(data, layers, used),
                tau(data, leftOut));
    }

    private List<MeasuredCost> rows(List<Measurement> data, List<List<LayerFeatures>> layers, double perChannel) {
        List<MeasuredCost> rows = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            rows.add(row(
                    data.get(i),
                    layers.get(i),
                    StoredWeights.perChannel(layers.get(i), data.get(i).storedBytes())
                            .orElse(perChannel)));
        }
        return rows;
    }

    private List<LayerFeatures> features(Measurement row) {
        return StoredWeights.atMost(model.features(row.layers()), row.storedBytes());
    }

    /**
     * What speaks against measurements: a latency below what {@code base} can reach, or fewer stored weights than the network
     * has. One sentence each, with the name of the network.
     */
    public List<String> doubts(List<Measurement> data) {
        List<String> doubts = new ArrayList<>();
        for (Measurement row : data) {
            List<LayerFeatures> layers = model.features(row.layers());
            if (StoredWeights.atMost(layers, row.storedBytes()) != layers) {
                doubts.add(row.network() + ": fewer weights are stored than the network has; is 'classes' right?");
            }
            MeasuredCost cost = row(row, features(row), 0);
            double least = cost.layers().stream().mapToDouble(cost::leastCycles).sum();
            if (least > cost.cycles()) {
                doubts.add(String.format(
                        Locale.ROOT,
                        "%s: measured %.4g ms, but array and ports take %.4g ms or more; is the network, 'classes' or the"
                                + " accelerator right?",
                        row.network(),
                        row.millis(),
                        row.millis() * least / cost.cycles()));
            }
        }
        return doubts;
    }

    private MeasuredCost row(Measurement row, List<LayerFeatures> layers, double perChannel) {
        double outside = row.clock().hertz().dividedBy(clock.hertz()).toDouble();
        return new MeasuredCost(row.backbone(), layers, row.cycles(), perChannel, outside);
    }

    /** Each network left out, with the stored size that the others make expect. */
    private Optional<Errors> ownSizes(List<Measurement> data, List<List<LayerFeatures>> layers, List<CostTerm> terms) {
        if (data.stream().noneMatch(row -> row.storedBytes().isPresent()) || StoredWeights.fit(data, layers, 0) == 0) {
            return Optional.empty();
        }
        double[] errors = new double[data.size()];
        for (int i = 0; i < errors.length; i++) {
            List<Measurement> others = new ArrayList<>(data);
            List<List<LayerFeatures>> otherLayers = new ArrayList<>(layers);
            Measurement out = others.remove(i);
            otherLayers.remove(i);
            double perChannel = StoredWeights.fit(others, otherLayers, perChannelOtherwise);
            CostFit fit = CostFit.of(terms, rows(others, otherLayers, perChannel));
            errors[i] = fit.error(row(out, model.features(out.layers()), perChannel));
        }
        return Optional.of(Errors.of(errors));
    }

    private FittedCostSpec spec(CostFit fit, List<CostTerm> terms, List<MeasuredCost> rows, double perChannel) {
        // Known by name only, a measured network has the stored size that the fit expects; it shall lie inside as well.
        List<MeasuredCost> counted = new ArrayList<>(rows);
        rows.forEach(row ->
                counted.add(new MeasuredCost(row.backbone(), row.layers(), row.cycles(), perChannel, row.outside())));
        EnumMap<CostTerm, FittedCostSpec.Term> ranges = new EnumMap<>(CostTerm.class);
        for (CostTerm term : terms) {
            DoubleSummaryStatistics counts =
                    counted.stream().mapToDouble(row -> row.count(term)).summaryStatistics();
            ranges.put(
                    term,
                    new FittedCostSpec.Term(
                            rounded(fit.constant(term)), Math.rint(counts.getMin()), Math.rint(counts.getMax())));
        }
        return new FittedCostSpec(ranges, rounded(perChannel), Optional.of(clock));
    }

    private static double rounded(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }

    private static List<Calibration.Row> shown(
            List<Measurement> data, List<MeasuredCost> rows, CostFit fit, double[] leftOut) {
        List<Calibration.Row> shown = new ArrayList<>();
        for (int i = 0; i < leftOut.length; i++) {
            MeasuredCost row = rows.get(i);
            shown.add(new Calibration.Row(data.get(i), fit.error(row), leftOut[i], fit.shares(row)));
        }
        return shown;
    }

    private static double tau(List<Measurement> data, double[] leftOut) {
        double[] measured = data.stream().mapToDouble(Measurement::millis).toArray();
        double[] predicted = new double[measured.length];
        for (int i = 0; i < measured.length; i++) {
            predicted[i] = measured[i] * (1 + leftOut[i]);
        }
        double tau = new KendallsCorrelation().correlation(measured, predicted);
        return Double.isNaN(tau) ? 0 : tau;
    }
}
