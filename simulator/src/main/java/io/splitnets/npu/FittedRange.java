package io.splitnets.npu;

import io.splitnets.hardware.CostTerm;
import io.splitnets.hardware.FittedCostSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says where a network lies outside the measured networks that a cost was fitted to. */
public final class FittedRange {
    private static final double ROUNDING = 1e-6;

    private FittedRange() {}

    /** One sentence per term whose count is not between the least and the most measured; empty inside. */
    public static List<String> warnings(FittedCostSpec fitted, List<LayerFeatures> layers) {
        List<String> warnings = new ArrayList<>();
        fitted.terms().forEach((term, range) -> {
            double count = count(term, fitted, layers);
            if (count < range.least() * (1 - ROUNDING) || count > range.most() * (1 + ROUNDING)) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "outside the fitted range: %s is %.0f, measured networks have %.0f to %.0f",
                        term.key(),
                        count,
                        range.least(),
                        range.most()));
            }
        });
        return List.copyOf(warnings);
    }

    private static double count(CostTerm term, FittedCostSpec fitted, List<LayerFeatures> layers) {
        return term == CostTerm.FRAME
                ? 1
                : layers.stream()
                        .mapToDouble(layer -> layer.count(term, fitted.bytesPerChannel()))
                        .sum();
    }
}
