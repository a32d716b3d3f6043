package io.splitnets.npu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.hardware.NpuSpec;
import io.splitnets.hardware.ReferenceTable;
import io.splitnets.input.Document;
import io.splitnets.network.BuiltinNetworks;
import io.splitnets.network.LayerWorkload;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Presets of parts against what is published of them; the figures are those of docs/models/parts. */
class PartsTest {
    private static final int[] MACS = {64, 256, 512, 1024, 2048};
    /** NVDLA Primer, int8 ResNet-50, frames per second: estimates of its makers. */
    private static final double[] FRAMES = {7.3, 46, 93, 153, 269};

    @Test
    void theNvdlaLadderIsThatOfItsPrimer() {
        double sum = 0;
        for (int i = 0; i < MACS.length; i++) {
            double error = millis("nvdla-" + MACS[i], "resnet50") * FRAMES[i] / 1000 - 1;
            assertThat(error).as("%d MACs", MACS[i]).isCloseTo(0, within(0.18));
            sum += Math.abs(error);
        }
        assertThat(sum / MACS.length).isLessThan(0.11);
    }

    /** What the pages say, right or wrong: of the Edge TPU it is wrong by a factor of 3.7. */
    @ParameterizedTest
    @CsvSource({
        "nvdla-64, resnet50, 117.19", "nvdla-256, resnet50, 23.17", "nvdla-512, resnet50, 11.60",
        "nvdla-1024, resnet50, 6.97", "nvdla-2048, resnet50, 4.35", "edge-tpu-like, mobilenetv2-1.0-224, 0.67",
        "imx500-like, mobilenetv1-1.0-224, 2.50"
    })
    void thePagesSayWhatTheModelGives(String preset, String network, double millis) {
        assertThat(millis(preset, network)).isCloseTo(millis, within(0.005));
    }

    /** 512 channels of 3 x 3 at full use: the fill is 97 of 4,705 cycles of a fold. */
    @Test
    void siracusaReachesItsPublishedRate() {
        NpuCostModel model = model("siracusa-like");
        LayerCost cost = model.cost(Layers.conv(512, 36, 270, 3, 1, 1));
        double perSecond =
                2.0 * cost.layer().macs() / model.time(cost.computeCycles()).toSeconds();
        assertThat(perSecond).isCloseTo(698e9, within(0.03 * 698e9));
    }

    private static double millis(String preset, String network) {
        NpuCostModel model = model(preset);
        List<LayerWorkload> layers = BuiltinNetworks.find(network).orElseThrow().workloads();
        return model.time(model.cost(layers)).toMillis();
    }

    private static NpuCostModel model(String preset) {
        return new NpuCostModel(
                NpuSpec.read(Document.read(ReferenceTable.root().resolve("scenarios/presets/" + preset + ".yaml"))
                        .root()));
    }
}
