package io.splitnets.npu;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.hardware.CycleConvention;
import org.junit.jupiter.api.Test;

class WeightStationaryTest extends SystolicContract {
    @Override
    Dataflow dataflow() {
        return new WeightStationary(false);
    }

    /** M 2304, N 8, K 27 on 16 x 16: 2 x 1 folds of 32 + 16 + 2304 - 2 cycles. */
    @Test
    void convolutionByHand() {
        var layer = Layers.conv(3, 48, 8, 3, 1, 1);
        assertThat(cycles(layer, CycleConvention.SCALESIM)).isEqualTo(4699);
        assertThat(cycles(layer, CycleConvention.RTL)).isEqualTo(4700);
    }

    /** Eight groups of M 2304, N 1, K 9: 1 fold of 2350 cycles each. */
    @Test
    void depthwiseByHand() {
        var layer = Layers.conv(8, 48, 8, 3, 1, 8);
        assertThat(cycles(layer, CycleConvention.SCALESIM)).isEqualTo(18792);
        assertThat(cycles(layer, CycleConvention.RTL)).isEqualTo(18800);
    }

    /** M 1, N 2, K 256: 16 x 1 folds of 32 + 16 + 1 - 2 cycles. */
    @Test
    void denseByHand() {
        var layer = Layers.dense(256, 2);
        assertThat(cycles(layer, CycleConvention.SCALESIM)).isEqualTo(751);
        assertThat(cycles(layer, CycleConvention.RTL)).isEqualTo(752);
    }
}
