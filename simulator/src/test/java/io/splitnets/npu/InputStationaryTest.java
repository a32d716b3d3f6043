package io.splitnets.npu;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.hardware.CycleConvention;
import org.junit.jupiter.api.Test;

class InputStationaryTest extends SystolicContract {
    @Override
    Dataflow dataflow() {
        return new InputStationary();
    }

    /** M 2304, N 8, K 27 on 16 x 16: 2 x 144 folds of 32 + 16 + 8 - 2 cycles. */
    @Test
    void convolutionByHand() {
        var layer = Layers.conv(3, 48, 8, 3, 1, 1);
        assertThat(cycles(layer, CycleConvention.SCALESIM)).isEqualTo(15551);
        assertThat(cycles(layer, CycleConvention.RTL)).isEqualTo(15552);
    }

    /** Eight groups of M 2304, N 1, K 9: 144 folds of 47 cycles each. */
    @Test
    void depthwiseByHand() {
        var layer = Layers.conv(8, 48, 8, 3, 1, 8);
        assertThat(cycles(layer, CycleConvention.SCALESIM)).isEqualTo(54136);
        assertThat(cycles(layer, CycleConvention.RTL)).isEqualTo(54144);
    }

    /** M 1, N 2, K 256: 16 x 1 folds of 32 + 16 + 2 - 2 cycles. */
    @Test
    void denseByHand() {
        var layer = Layers.dense(256, 2);
        assertThat(cycles(layer, CycleConvention.SCALESIM)).isEqualTo(767);
        assertThat(cycles(layer, CycleConvention.RTL)).isEqualTo(768);
    }
}
