package io.splitnets.npu;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.hardware.CycleConvention;
import org.junit.jupiter.api.Test;

class OutputStationaryTest extends SystolicContract {
    @Override
    Dataflow dataflow() {
        return new OutputStationary();
    }

    /** M 2304, N 8, K 27 on 16 x 16: 144 x 1 folds of 16 + 16 + 27 - 2 cycles, 16 more to drain. */
    @Test
    void convolutionByHand() {
        var layer = Layers.conv(3, 48, 8, 3, 1, 1);
        assertThat(cycles(layer, CycleConvention.SCALESIM)).isEqualTo(8207);
        assertThat(cycles(layer, CycleConvention.RTL)).isEqualTo(10512);
    }

    /** Eight groups of M 2304, N 1, K 9: 144 folds of 39 cycles each, 16 more to drain. */
    @Test
    void depthwiseByHand() {
        var layer = Layers.conv(8, 48, 8, 3, 1, 8);
        assertThat(cycles(layer, CycleConvention.SCALESIM)).isEqualTo(44920);
        assertThat(cycles(layer, CycleConvention.RTL)).isEqualTo(63360);
    }

    /** M 1, N 2, K 256: 1 fold of 16 + 16 + 256 - 2 cycles, 16 more to drain. */
    @Test
    void denseByHand() {
        var layer = Layers.dense(256, 2);
        assertThat(cycles(layer, CycleConvention.SCALESIM)).isEqualTo(285);
        assertThat(cycles(layer, CycleConvention.RTL)).isEqualTo(302);
    }
}
