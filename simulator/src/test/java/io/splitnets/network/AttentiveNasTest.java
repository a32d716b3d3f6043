package io.splitnets.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttentiveNasTest {
    @ParameterizedTest
    @CsvSource({
        "a0, 203.39, 8.914",
        "smallest, 203.39, 8.914",
        "a1, 279.24, 9.413",
        "a2, 316.73, 11.102",
        "a3, 356.52, 12.728",
        "a4, 443.53, 11.755",
        "a5, 490.52, 12.535",
        "a6, 709.01, 15.085",
        "largest, 1939.34, 23.275"
    })
    void publishedNetworksHaveTheirPublishedSizes(String name, String mmac, String megaWeights) {
        NetworkGraph graph =
                AttentiveNas.graph(name, AttentiveNas.published(name).orElseThrow());

        assertThat(String.format(Locale.ROOT, "%.2f", graph.macs() / 1e6)).isEqualTo(mmac);
        assertThat(String.format(Locale.ROOT, "%.3f", multiplied(graph) / 1e6)).isEqualTo(megaWeights);
    }

    @Test
    void spaceHasItsPublishedSize() {
        assertThat(AttentiveNas.size()).isEqualTo(440_301_256_704L);
    }

    @ParameterizedTest
    @CsvSource({
        "stem, 16x96x96, 147456, 3.98, 0.4",
        "mb1, 16x96x96, 147456, 7.67, 0.8",
        "mb2, 24x48x48, 55296, 48.07, 14.9",
        "mb3, 32x24x24, 18432, 66.87, 60.5",
        "mb4, 64x12x12, 9216, 80.97, 144.2",
        "mb5, 112x12x12, 16128, 119.12, 629.3",
        "mb6, 192x6x6, 6912, 169.75, 3256.4",
        "mb7, 216x6x6, 7776, 189.20, 4414.1"
    })
    void smallestNetworkGrowsStageByStageAsPublished(
            String block, String shape, long bytes, String mmac, String kibiWeights) {
        NetworkGraph graph =
                AttentiveNas.graph("a0", AttentiveNas.published("a0").orElseThrow());
        CutPoint cut = Partitioner.resolve(graph, new SplitPoint(block));

        NetworkGraph head = Partitioner.partition(graph, SplitPlan.at(cut.splitPoint()))
                .head()
                .orElseThrow();

        assertThat(cut.weights()).isEqualTo(head.weights());
        assertThat(cut.shapes()).singleElement().hasToString(shape);
        assertThat(cut.bytes(8)).isEqualTo(bytes);
        assertThat(String.format(Locale.ROOT, "%.2f", cut.macs() / 1e6)).isEqualTo(mmac);
        assertThat(String.format(Locale.ROOT, "%.1f", multiplied(head) / 1024.0))
                .isEqualTo(kibiWeights);
    }

    /** The published figures leave biases out. */
    private static long multiplied(NetworkGraph graph) {
        return graph.workloads().stream().mapToLong(LayerWorkload::weights).sum();
    }
}
