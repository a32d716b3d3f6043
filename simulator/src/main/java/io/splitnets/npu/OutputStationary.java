package io.splitnets.npu;

import io.splitnets.hardware.CycleConvention;
import io.splitnets.network.LayerWorkload;

/**
 * Sums stay in the array: output positions M lie down the rows, output channels N across the columns, and the summed
 * length K streams through.
 *
 * <p>Cycles of one group: {@code ceil(M/r) * ceil(N/c) * (2r + c + K - 2)}, of which r drain the results (Samajdar et
 * al., ISPASS 2020, analytical runtime with T = K). The scalesim convention has neither the drain nor the last cycle of a group:
 * {@code ceil(M/r) * ceil(N/c) * (r + c + K - 2) - 1}.
 */
final class OutputStationary implements Dataflow {
    @Override
    public String name() {
        return "os";
    }

    @Override
    public long cycles(LayerWorkload layer, int rows, int columns, CycleConvention convention) {
        return Folds.cycles(
                layer.groups(),
                Folds.ceilDiv(layer.m(), rows),
                Folds.ceilDiv(layer.n(), columns),
                perFold(layer, rows, columns, convention),
                convention == CycleConvention.SCALESIM ? 1 : 0);
    }

    private static long perFold(LayerWorkload layer, int rows, int columns, CycleConvention convention) {
        return (convention == CycleConvention.RTL ? 2L : 1L) * rows + columns + layer.k() - 2;
    }

    @Override
    public Bound boundBy(LayerWorkload layer, int rows, int columns, CycleConvention convention) {
        return Folds.boundBy(layer.k(), perFold(layer, rows, columns, convention));
    }
}
