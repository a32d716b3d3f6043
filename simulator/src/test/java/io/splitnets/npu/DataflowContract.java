package io.splitnets.npu;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.hardware.CycleConvention;
import io.splitnets.network.LayerWorkload;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every dataflow must keep; a new one inherits these tests and adds three layers computed by hand. */
abstract class DataflowContract {
    static final int TRIALS = 2000;

    abstract Dataflow dataflow();

    @ParameterizedTest
    @EnumSource
    void takesNoFewerCyclesThanItsMacsNeed(CycleConvention convention) {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < TRIALS; i++) {
            LayerWorkload layer = Layers.any(random);
            int rows = random.nextInt(1, 33);
            int columns = random.nextInt(2, 33);
            if (layer.macs() > 0) {
                assertThat(dataflow().cycles(layer, rows, columns, convention) * rows * columns)
                        .as("%s on %d x %d", layer, rows, columns)
                        .isGreaterThanOrEqualTo(layer.macs());
            }
        }
    }

    @Test
    void groupsRunOneAfterTheOther() {
        LayerWorkload one = Layers.conv(1, 12, 1, 3, 1, 1);
        LayerWorkload eight = Layers.conv(8, 12, 8, 3, 1, 8);
        for (CycleConvention convention : CycleConvention.values()) {
            assertThat(cycles(eight, convention)).isEqualTo(8 * cycles(one, convention));
        }
    }

    @Test
    void isRegisteredUnderItsName() {
        assertThat(Dataflows.named(dataflow().name())).hasSameClassAs(dataflow());
    }

    final long cycles(LayerWorkload layer, CycleConvention convention) {
        return dataflow().cycles(layer, 16, 16, convention);
    }
}
