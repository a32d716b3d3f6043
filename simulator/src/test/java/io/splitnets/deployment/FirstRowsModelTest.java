package io.splitnets.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.hardware.Specs;
import io.splitnets.network.Layer.Activation;
import io.splitnets.network.Layer.Conv;
import io.splitnets.network.Layer.Padding;
import io.splitnets.network.NetworkGraph;
import io.splitnets.network.TensorShape;
import io.splitnets.npu.NetworkCost;
import io.splitnets.npu.NpuCostModel;
import io.splitnets.system.RowStart;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstRowsModelTest {
    private static final NpuCostModel MODEL = new NpuCostModel(Specs.npu(""));
    private static final Rational READOUT = Rational.of(40_000_000L);

    private static NetworkCost cost(int kernel, int dilation) {
        NetworkGraph.Builder builder = NetworkGraph.builder("two");
        int image = builder.input("image", new TensorShape(1, 40, 40));
        int first = builder.add(
                "first",
                new Conv(4, kernel, 3, 2, new Padding(8, 8, 8, 8), 1, dilation, false, Activation.NONE),
                image);
        builder.add("second", Conv.square(4, 3, 1, 1, Activation.NONE), first);
        return MODEL.cost(builder.build().workloads());
    }

    /** A row takes 1 us; five taps two apart span nine rows, and no window is larger than the image. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "3, 1, 3", "3, 2, 5", "5, 2, 9", "5, 12, 40"})
    void startsWithTheRowsUnderTheFirstWindow(int kernel, int dilation, int rows) {
        assertThat(FirstRowsModel.start(MODEL, cost(kernel, dilation), READOUT).offset())
                .isEqualTo(SimTime.ofNanos(1_000L * rows));
    }

    @Test
    void afterTheLastRowOneRowOfTheFirstLayerAndAllOthersAreLeft() {
        NetworkCost cost = cost(3, 1);
        RowStart start = FirstRowsModel.start(MODEL, cost, READOUT);
        long first = MODEL.time(cost.layers().get(0)).picoseconds();
        long second = MODEL.time(cost.layers().get(1)).picoseconds();
        int rows = cost.layers().get(0).layer().outHeight();
        assertThat(rows).isEqualTo(27);
        assertThat(start.tail().picoseconds()).isEqualTo(second + (first + rows - 1) / rows);
        assertThat(start.tail()).isLessThan(MODEL.time(cost));
    }
}
