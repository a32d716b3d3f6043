package io.splitnets.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceNetworksTest {
    /** Parameters to the digit and MACs to the printed digits: the tables of torchvision 0.21 (num_params, GFLOPS). */
    @ParameterizedTest
    @CsvSource({
        "vgg16, 138357544, 15.470",
        "mobilenetv2-1.0-224, 3504872, 0.301",
        "mobilenetv3-large, 5483032, 0.217",
        "mobilenetv3-small, 2542856, 0.057",
        "efficientnet-b0, 5288548, 0.386",
        "resnet18, 11689512, 1.814",
        "resnet50, 25557032, 4.089",
        "regnetx-400mf, 5495976, 0.414"
    })
    void torchvisionCountsTheSame(String name, long parameters, BigDecimal gigaMacs) {
        NetworkGraph graph = graph(name);

        assertThat(graph.trainedParameters()).isEqualTo(parameters);
        assertThat(BigDecimal.valueOf(graph.macs(), 9).setScale(3, RoundingMode.HALF_UP))
                .isEqualTo(gigaMacs);
    }

    /** In millions, MACs and parameters as printed by the zoo of MCUNet. */
    @ParameterizedTest
    @CsvSource({
        "mcunet-in0, 6.4, 0.75",
        "mcunet-in1, 12.8, 0.64",
        "mcunet-in2, 67.3, 0.73",
        "mcunet-in3, 81.8, 0.74",
        "mcunet-in4, 125.9, 1.73"
    })
    void theZooOfMcuNetCountsTheSame(String name, BigDecimal macs, BigDecimal parameters) {
        NetworkGraph graph = graph(name);

        assertThat(millions(graph.macs(), 1)).isEqualTo(macs);
        assertThat(millions(graph.trainedParameters(), 2)).isEqualTo(parameters);
    }

    /** MobileNetV1: table 8 of its paper. FBNet-C: gen-efficientnet-pytorch, whose layers these are. */
    @ParameterizedTest
    @CsvSource({"mobilenetv1-1.0-224, 569, 4.2", "fbnet-c, 385, 5.6"})
    void othersCountAsPrinted(String name, BigDecimal macs, BigDecimal parameters) {
        NetworkGraph graph = graph(name);

        assertThat(millions(graph.macs(), 0)).isEqualTo(macs);
        assertThat(millions(graph.trainedParameters(), 1)).isEqualTo(parameters);
    }

    /** The convolutions of AlexNet: 666 million MACs, 2.3 million weights (Chen et al., ISSCC 2016). */
    @Test
    void alexNetsConvolutionsCountAsPrinted() {
        CutPoint convolutions = Partitioner.resolve(graph("alexnet"), new SplitPoint("block5"));

        assertThat(millions(convolutions.macs(), 0)).isEqualTo(new BigDecimal("666"));
        assertThat(millions(convolutions.weights(), 1)).isEqualTo(new BigDecimal("2.3"));
        assertThat(graph("alexnet").weights()).isEqualTo(60_965_224);
    }

    @Test
    void theTableOfTheManualIsTrue() throws IOException {
        String root = System.getProperty("splitnets.root");
        Assumptions.assumeTrue(root != null, "the project root is only known under Maven");
        int rows = 0;
        for (String line : Files.readAllLines(Path.of(root, "docs/models/networks-builtin.md"))) {
            String[] cells = line.split("\\s*\\|\\s*");
            if (cells.length > 8 && cells[1].startsWith("`")) {
                NetworkGraph graph = graph(cells[1].replace("`", ""));
                assertThat(List.of(cells).subList(2, 7))
                        .as(line)
                        .containsExactly(
                                graph.nodes().get(0).output().toString(),
                                Long.toString(graph.macs()),
                                Long.toString(graph.trainedParameters()),
                                Long.toString(graph.weights()),
                                Integer.toString(graph.blocks().size()));
                agrees(line, cells[7], graph);
                rows++;
            }
        }
        assertThat(rows).isEqualTo(ReferenceNetworks.names().size() + 2);
    }

    /** {@code 569 M, 4.2 M}: MACs and parameters, rounded to the digits that were printed. */
    private static void agrees(String line, String published, NetworkGraph graph) {
        if (!published.endsWith("in its convolutions")) {
            String[] counts = published.split(", ");
            assertThat(counts).as(line).hasSize(2);
            assertThat(rounded(graph.macs(), counts[0])).as(line).isEqualTo(counts[0]);
            assertThat(rounded(graph.trainedParameters(), counts[1])).as(line).isEqualTo(counts[1]);
        }
    }

    private static String rounded(long count, String like) {
        String[] parts = like.split(" ");
        String unit = parts.length == 1 ? "" : " " + parts[1];
        int exponent = unit.isEmpty() ? 0 : unit.equals(" M") ? 6 : 9;
        int digits = new BigDecimal(parts[0]).scale();
        return BigDecimal.valueOf(count, exponent).setScale(digits, RoundingMode.HALF_UP) + unit;
    }

    @Test
    void aResolutionMayFollowTheName() {
        assertThat(graph("resnet50-224").macs()).isEqualTo(graph("resnet50").macs());
        assertThat(graph("resnet18-64").nodes().get(0).output()).isEqualTo(new TensorShape(3, 64, 64));
        assertThat(graph("mcunet-in3-176").macs()).isEqualTo(graph("mcunet-in3").macs());
        assertThat(graph("alexnet-96").output().output()).isEqualTo(new TensorShape(1000, 1, 1));
        assertThat(graph("mobilenetv3-small-96").name()).isEqualTo("mobilenetv3-small-96");
    }

    @ParameterizedTest
    @CsvSource({
        "resnet51",
        "resnet50-225",
        "mcunet-in5",
        "mcunet-in3-177",
        "resnet50-",
        "resnet50-2240",
        "fbnet-c-0",
        "alexnet-64"
    })
    void otherNamesAreNotFound(String name) {
        assertThat(BuiltinNetworks.find(name)).isEmpty();
    }

    /** Each block can be cut after, and at the end of a block one tensor crosses. */
    @Test
    void everyBlockOfEveryReferenceNetworkCanBeCutAfter() {
        for (String name : ReferenceNetworks.names()) {
            NetworkGraph graph = graph(name);
            for (CutPoint cut : Partitioner.cutPoints(graph)) {
                assertThat(cut.crossing()).as(name + " after " + cut.block()).hasSize(1);
                Partition parts = Partitioner.partition(graph, SplitPlan.at(cut.splitPoint()));
                long macs = parts.head().map(NetworkGraph::macs).orElse(0L)
                        + parts.tail().map(NetworkGraph::macs).orElse(0L);
                assertThat(macs).isEqualTo(graph.macs());
            }
        }
    }

    private static BigDecimal millions(long count, int digits) {
        return BigDecimal.valueOf(count, 6).setScale(digits, RoundingMode.HALF_UP);
    }

    private static NetworkGraph graph(String name) {
        return BuiltinNetworks.find(name).orElseThrow();
    }
}
