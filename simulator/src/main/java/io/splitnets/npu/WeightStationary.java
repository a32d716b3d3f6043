package io.splitnets.npu;

import io.splitnets.hardware.CycleConvention;
import io.splitnets.network.LayerWorkload;

/**
 * Weights stay in the array: the summed length K lies down the rows, output channels N across the columns, and M input
 * rows stream through.
 *
 * <p>Cycles of one group: {@code ceil(K/r) * ceil(N/c) * (2r + c + M - 2)}: r to load a fold's weights, M + r + c - 2 to
 * stream (Samajdar et al., ISPASS 2020, analytical runtime with T = M). The scalesim convention reports one cycle less per group.
 *
 * <p>With shadow weights an element loads its next weight while it works with the present one. Folds follow each other
 * without a gap, a fold takes max(M, r), and the array fills once: {@code g * folds * max(M, r) + r + c - 2}.
 */
final class WeightStationary implements Dataflow {
    private final boolean shadow;

    WeightStationary(boolean shadow) {
        this.shadow = shadow;
    }

    @Override
    public String name() {
        return "ws";
    }

    @Override
    public long cycles(LayerWorkload layer, int rows, int columns, CycleConvention convention) {
        long rowFolds = Folds.ceilDiv(layer.k(), rows);
        long columnFolds = Folds.ceilDiv(layer.n(), columns);
        if (shadow) {
            long flowing = Folds.cycles(layer.groups(), rowFolds, columnFolds, Math.max(layer.m(), rows), 0);
            return Math.addExact(flowing, (long) rows + columns - 2);
        }
        return Folds.cycles(
                layer.groups(),
                rowFolds,
                columnFolds,
                2L * rows + columns + layer.m() - 2,
                convention == CycleConvention.SCALESIM ? 1 : 0);
    }

    @Override
    public Bound boundBy(LayerWorkload layer, int rows, int columns, CycleConvention convention) {
        return Folds.boundBy(layer.m(), shadow ? Math.max(layer.m(), rows) : 2L * rows + columns + layer.m() - 2);
    }
}
