package io.splitnets.npu;

import io.splitnets.hardware.CycleConvention;
import io.splitnets.network.LayerWorkload;

/**
 * Weights stay in the array: the summed length K lies down the rows, output channels N across the columns, and M input
 * rows stream through.
 *
 * <p>Cycles of one group: {@code ceil(K/r) * ceil(N/c) * (2r + c + M - 2)}: r to load a fold's weights, M + r + c - 2 to
 * stream (Samajdar et al., ISPASS 2020, analytical runtime with T = M). The scalesim convention reports one cycle less per group.
 */
final class WeightStationary implements Dataflow {
    @Override
    public String name() {
        return "ws";
    }

    @Override
    public long cycles(LayerWorkload layer, int rows, int columns, CycleConvention convention) {
        return Folds.cycles(
                layer.groups(),
                Folds.ceilDiv(layer.k(), rows),
                Folds.ceilDiv(layer.n(), columns),
                2L * rows + columns + layer.m() - 2,
                convention == CycleConvention.SCALESIM ? 1 : 0);
    }
}
