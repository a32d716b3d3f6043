package io.splitnets.npu;

import io.splitnets.hardware.CycleConvention;
import io.splitnets.network.LayerWorkload;

/**
 * Inputs stay in the array: the summed length K lies down the rows, output positions M across the columns, and N
 * filters stream through.
 *
 * <p>Cycles of one group: {@code ceil(K/r) * ceil(M/c) * (2r + c + N - 2)} (Samajdar et al., ISPASS 2020, analytical runtime
 * with T = N). The scalesim convention reports one cycle less per group.
 */
final class InputStationary implements Dataflow {
    @Override
    public String name() {
        return "is";
    }

    @Override
    public long cycles(LayerWorkload layer, int rows, int columns, CycleConvention convention) {
        return Folds.cycles(
                layer.groups(),
                Folds.ceilDiv(layer.k(), rows),
                Folds.ceilDiv(layer.m(), columns),
                2L * rows + columns + layer.n() - 2,
                convention == CycleConvention.SCALESIM ? 1 : 0);
    }

    @Override
    public Bound boundBy(LayerWorkload layer, int rows, int columns, CycleConvention convention) {
        return Folds.boundBy(layer.n(), 2L * rows + columns + layer.n() - 2);
    }
}
