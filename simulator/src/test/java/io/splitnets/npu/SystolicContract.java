package io.splitnets.npu;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.hardware.CycleConvention;
import io.splitnets.network.LayerWorkload;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the closed forms of systolic arrays keep beside the {@link DataflowContract}. A mapping that is chosen for least
 * traffic need not: its cycles depend on how a size divides.
 */
abstract class SystolicContract extends DataflowContract {
    @ParameterizedTest
    @EnumSource
    void moreWorkTakesNoLess(CycleConvention convention) {
        SplittableRandom random = new SplittableRandom(12);
        for (int i = 0; i < TRIALS; i++) {
            int channels = random.nextInt(1, 40);
            int size = random.nextInt(1, 20);
            int outputs = random.nextInt(1, 40);
            long cycles = cycles(Layers.conv(channels, size, outputs, 3, 1, 1), convention);
            assertThat(cycles(Layers.conv(channels + 1, size, outputs, 3, 1, 1), convention))
                    .isGreaterThanOrEqualTo(cycles);
            assertThat(cycles(Layers.conv(channels, size + 1, outputs, 3, 1, 1), convention))
                    .isGreaterThanOrEqualTo(cycles);
            assertThat(cycles(Layers.conv(channels, size, outputs + 1, 3, 1, 1), convention))
                    .isGreaterThanOrEqualTo(cycles);
        }
    }

    /** Doubling a side pays only where the layer fills it: a bigger array also takes longer to fill and drain. */
    @ParameterizedTest
    @EnumSource
    void aLayerThatFillsTwiceTheArrayGainsFromIt(CycleConvention convention) {
        SplittableRandom random = new SplittableRandom(13);
        for (int i = 0; i < TRIALS; i++) {
            int side = random.nextInt(2, 9);
            LayerWorkload layer =
                    Layers.conv(2 * side * random.nextInt(1, 5), 2 * side, 2 * side * random.nextInt(1, 5), 1, 1, 1);
            long cycles = dataflow().cycles(layer, side, side, convention);
            assertThat(dataflow().cycles(layer, 2 * side, side, convention)).isLessThanOrEqualTo(cycles);
            assertThat(dataflow().cycles(layer, side, 2 * side, convention)).isLessThanOrEqualTo(cycles);
        }
    }
}
