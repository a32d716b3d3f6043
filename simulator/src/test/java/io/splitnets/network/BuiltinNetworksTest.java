package io.splitnets.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltinNetworksTest {
    @ParameterizedTest
    @CsvSource({"resnet8, resnet8_cifar10", "mobilenetv1-vww, mobilenetv1_0.25_96_vww", "dscnn-kws, dscnn_kws"})
    void tinyNetworksEqualTheirReferenceTablesLayerByLayer(String name, String table) {
        List<List<Long>> expected = SharedData.rows("truth/networks/" + table + ".csv").stream()
                .map(row -> List.of(number(row, 16), number(row, 17), number(row, 18), number(row, 19)))
                .toList();
        List<LayerWorkload> layers =
                graph(name).workloads().stream().filter(w -> !w.elementWise()).toList();

        assertThat(layers)
                .extracting(LayerWorkload::name)
                .containsExactlyElementsOf(SharedData.rows("truth/networks/" + table + ".csv").stream()
                        .map(row -> row[0])
                        .toList());
        assertThat(layers)
                .extracting(w -> List.of(w.macs(), w.weights(), w.ifmap(), w.ofmap()))
                .isEqualTo(expected);
    }

    /** MobileNetV2 by the shapes of its paper's table 2: 300 M and 3.4 M rounded; MobileNetV1: 569 M and 4.2 M. */
    @ParameterizedTest
    @CsvSource({
        "mobilenetv2-1.0-224, 300774272, 3469760",
        "mobilenetv1-1.0-224, 568740352, 4209088",
    })
    void mobileNetsHaveTheirPublishedSizes(String name, long macs, long weights) {
        NetworkGraph graph = graph(name);

        assertThat(graph.macs()).isEqualTo(macs);
        assertThat(graph.weights()).isEqualTo(weights + 1000);
    }

    /** Anomaly detection of MLPerf Tiny: 640-128-128-128-128-8-128-128-128-128-640, 264,192 products, no pools. */
    @Test
    void theAutoencoderHasThePublishedWidths() {
        NetworkGraph graph = graph("autoencoder-ad");

        assertThat(graph.macs()).isEqualTo(264_192);
        assertThat(graph.workloads())
                .extracting(LayerWorkload::outChannels)
                .containsExactly(128L, 128L, 128L, 128L, 8L, 128L, 128L, 128L, 128L, 640L);
    }

    @Test
    void everyListedNameIsFoundAndCarriesItsName() {
        for (String name : BuiltinNetworks.names()) {
            assertThat(graph(name).name()).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mobilenetv2-0.35-100",
                "mobilenetv2-0.36-128",
                "mobilenetv1-1.4-224",
                "mobilenetv2-1.0-2048",
                "resnet51",
                "a7",
                ""
            })
    void otherNamesAreNotFound(String name) {
        assertThat(BuiltinNetworks.find(name)).isEmpty();
    }

    @Test
    void splitNetworkHasOneBlockPerStageAndShortcutsOnlyWhereShapesAgree() {
        List<InvertedResidualSpec.Stage> stages = List.of(
                new InvertedResidualSpec.Stage("mb1", 8, 1, 3, 1, 1, false),
                new InvertedResidualSpec.Stage("mb2", 12, 2, 5, 3, 2, false));
        NetworkGraph graph = InvertedResidualSpec.splitNetwork("t", new TensorShape(1, 32, 32), 8, stages, 40, 10)
                .graph();

        assertThat(graph.blocks()).containsExactly("stem", "mb1", "mb2", "head");
        assertThat(graph.nodes().stream()
                        .filter(node -> node.layer() instanceof Layer.Merge)
                        .map(NetworkGraph.Node::name))
                .containsExactly("mb1.1.add", "mb2.2.add");
        // stem 256*9*8; mb1 256*8*(9+8); mb2.1 256*8*24 + 64*24*(25+12); mb2.2 64*36*(12+25+12); head 64*12*40 + 400
        assertThat(graph.macs()).isEqualTo(18_432 + 34_816 + (49_152 + 56_832) + 112_896 + (30_720 + 400));
    }

    private static NetworkGraph graph(String name) {
        return BuiltinNetworks.find(name).orElseThrow();
    }

    private static long number(String[] row, int column) {
        return Long.parseLong(row[column]);
    }
}
