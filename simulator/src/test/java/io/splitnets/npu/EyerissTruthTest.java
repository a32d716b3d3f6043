package io.splitnets.npu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.hardware.NpuSpec;
import io.splitnets.hardware.ReferenceTable;
import io.splitnets.input.Document;
import io.splitnets.network.LayerTableReader;
import io.splitnets.network.LayerWorkload;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The measured processing times of Eyeriss v1 (Chen et al., JSSC 52(1) 2017, tables V and VI) with one set of parameters. */
class EyerissTruthTest {
    private static final double SHARE_OF_A_LAYER = 0.15;
    private static final double SHARE_OF_THE_TOTAL = 0.05;

    /** Table VI, batch of 3: channels, side, filters, milliseconds. */
    private static final double[][] VGG16 = {
        {3, 224, 64, 38.0}, {64, 224, 64, 810.6}, {64, 112, 128, 405.3}, {128, 112, 128, 810.8},
        {128, 56, 256, 204.0}, {256, 56, 256, 408.1}, {256, 56, 256, 408.1}, {256, 28, 512, 105.1},
        {512, 28, 512, 210.0}, {512, 28, 512, 210.0}, {512, 14, 512, 48.3}, {512, 14, 512, 48.5},
        {512, 14, 512, 48.5}
    };

    @Test
    void alexNetLayerByLayer() {
        NpuCostModel model = model(4);
        Map<String, LayerWorkload> layers = alexNet();
        double total = 0;
        double measuredTotal = 0;
        for (Map<String, String> row :
                ReferenceTable.rows("silicon/eyeriss_v1_alexnet.csv").toList()) {
            String layer = String.valueOf(row.get("layer")).toLowerCase(Locale.ROOT);
            double measured = Double.parseDouble(String.valueOf(row.get("processing_latency_ms")));
            if (layers.containsKey(layer)) {
                double modelled = millis(model, Objects.requireNonNull(layers.get(layer)));
                assertThat(modelled).as(layer).isCloseTo(measured, within(SHARE_OF_A_LAYER * measured));
                total += modelled;
                measuredTotal += measured;
            }
        }
        assertThat(measuredTotal).isCloseTo(103.5, within(1e-9));
        assertThat(total).isCloseTo(measuredTotal, within(SHARE_OF_THE_TOTAL * measuredTotal));
    }

    @Test
    void vgg16LayerByLayer() {
        NpuCostModel model = model(3);
        double total = 0;
        double measuredTotal = 0;
        for (double[] row : VGG16) {
            LayerWorkload layer = Layers.conv((int) row[0], (int) row[1], (int) row[2], 3, 1, 1);
            double modelled = millis(model, layer);
            assertThat(modelled).as("%.0f x %.0f", row[0], row[1]).isCloseTo(row[3], within(SHARE_OF_A_LAYER * row[3]));
            total += modelled;
            measuredTotal += row[3];
        }
        assertThat(total).isCloseTo(measuredTotal, within(SHARE_OF_THE_TOTAL * measuredTotal));
    }

    private static Map<String, LayerWorkload> alexNet() {
        var file = ReferenceTable.root().resolveSibling("shared/truth/networks/alexnet.csv");
        Assumptions.assumeTrue(Files.exists(file), "no reference data");
        return LayerTableReader.read(file).workloads().stream()
                .collect(Collectors.toMap(LayerWorkload::name, layer -> layer));
    }

    private static double millis(NpuCostModel model, LayerWorkload layer) {
        long cycles = model.cost(List.of(layer)).layers().get(0).computeCycles();
        return model.time(cycles).toMillis() * model.spec().rowStationary().batch();
    }

    private static NpuCostModel model(int batch) {
        Document preset = Document.read(ReferenceTable.root().resolve("scenarios/presets/eyeriss-v1.yaml"))
                .with("row_stationary.batch", String.valueOf(batch));
        NpuSpec spec = NpuSpec.read(preset.root());
        return new NpuCostModel(spec);
    }
}
