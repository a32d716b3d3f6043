package io.splitnets.npu;

import io.splitnets.hardware.CostTerm;
import io.splitnets.hardware.FittedCostSpec;
import io.splitnets.hardware.NpuSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A fitted cost at the clock of an accelerator. Constants are cycles of the clock at which latencies were measured; at
 * another clock all keep their cycles but bytes from outside, which keep their time.
 */
final class FittedCost {
    private static final double ROUNDING = 1e-6;

    private final FittedCostSpec fitted;
    private final double outside;

    private FittedCost(FittedCostSpec fitted, double outside) {
        this.fitted = fitted;
        this.outside = outside;
    }

    /** {@code fitted} on {@code spec}. */
    static FittedCost of(FittedCostSpec fitted, NpuSpec spec) {
        double outside = fitted.clock()
                .map(clock -> spec.clock().hertz().dividedBy(clock.hertz()).toDouble())
                .orElse(1.0);
        return new FittedCost(fitted, outside);
    }

    /** Cycles of a layer: the sum of the terms, at least its bound, rounded up. */
    long cycles(LayerFeatures layer) {
        double sum = 0;
        for (CostTerm term : CostTerm.values()) {
            sum += share(layer, term);
        }
        return (long) Math.ceil(Math.max(sum, layer.leastCycles(outside)));
    }

    /** Cycles of a frame beside its layers. */
    long frameCycles() {
        return (long) Math.ceil(fitted.cycles(CostTerm.FRAME));
    }

    /** What takes the largest share of the cycles of a layer, or at its bound, what it is bound by. */
    Bound boundBy(LayerFeatures layer) {
        double outsideCycles = share(layer, CostTerm.EXTERNAL);
        double onChip = share(layer, CostTerm.ON_CHIP);
        double compute = share(layer, CostTerm.COMPUTE) + share(layer, CostTerm.DEPTHWISE);
        double overhead = share(layer, CostTerm.LAYERS);
        if (layer.leastCycles(outside) > outsideCycles + onChip + compute + overhead) {
            outsideCycles = layer.leastOutsideCycles() * outside;
            onChip = layer.leastOnChipCycles();
            compute = layer.leastComputeCycles();
            overhead = 0;
        }
        double most = Math.max(Math.max(outsideCycles, onChip), Math.max(compute, overhead));
        if (compute == most) {
            return Bound.COMPUTE;
        }
        if (outsideCycles == most) {
            return Bound.MEMORY;
        }
        return onChip == most ? Bound.DELIVERY : Bound.OVERHEAD;
    }

    /** One sentence per term whose count is not between the least and the most measured; empty inside. */
    List<String> warnings(List<LayerFeatures> layers) {
        List<String> warnings = new ArrayList<>();
        fitted.terms().forEach((term, range) -> {
            double count = count(term, layers);
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

    private double share(LayerFeatures layer, CostTerm term) {
        double scale = term == CostTerm.EXTERNAL ? outside : 1;
        return fitted.cycles(term) * scale * layer.count(term, fitted.bytesPerChannel());
    }

    private double count(CostTerm term, List<LayerFeatures> layers) {
        return term == CostTerm.FRAME
                ? 1
                : layers.stream()
                        .mapToDouble(layer -> layer.count(term, fitted.bytesPerChannel()))
                        .sum();
    }
}
