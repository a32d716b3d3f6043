package io.splitnets.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.network.BuiltinNetworks;
import io.splitnets.network.CutPoint;
import io.splitnets.network.NetworkGraph;
import io.splitnets.network.Partitioner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every built-in network goes through the commands that take one. */
class ReferenceCommandsTest {
    @TempDir
    private Path folder;

    /** Each name without a resolution, and some of the families that need one. */
    static Stream<String> networks() {
        return Stream.concat(
                BuiltinNetworks.names().stream().filter(name -> !name.matches(".*-[0-9]{2,4}")),
                Stream.of("mobilenetv1-1.0-224", "mobilenetv2-0.35-128", "mobilenetv2-1.0-224"));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void isCosted(String name) {
        JsonNode json =
                Session.of("cost", name, "--npu", "imx500-like", "--json").json();

        assertThat(json.get("total").get("macs").asLong()).isEqualTo(graph(name).macs());
        assertThat(json.get("total").get("time_ms").asDouble()).isPositive();
        assertThat(json.get("layers").size()).isEqualTo(graph(name).workloads().size());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void hasAPeak(String name) {
        JsonNode json = Session.of("memory", name, "--json").json();

        assertThat(json.get("weights_bytes").asLong()).isEqualTo(graph(name).weights());
        assertThat(graph(name).nodes())
                .extracting(NetworkGraph.Node::name)
                .contains(json.get("peak_layer").asString());
    }

    @ParameterizedTest
    @MethodSource("networks")
    void canBeCutAfterEachBlock(String name) throws IOException {
        checkCuts(split(name), Partitioner.cutPoints(graph(name)));
    }

    /** Shortcuts cross the cuts inside of blocks. */
    @ParameterizedTest
    @ValueSource(strings = {"resnet18-32", "mobilenetv3-small-32"})
    void canBeCutAfterEachLayer(String name) throws IOException {
        List<CutPoint> cuts = Partitioner.layerCuts(graph(name));
        checkCuts(split(name, "--every-layer"), cuts);
        assertThat(cuts).anyMatch(cut -> cut.crossing().size() > 1);
    }

    private static void checkCuts(JsonNode rows, List<CutPoint> cuts) {
        assertThat(rows.size()).isEqualTo(cuts.size()).isGreaterThan(2);
        assertThat(rows.get(0).get("after").asString()).isEqualTo("none");
        for (int i = 1; i < cuts.size(); i++) {
            CutPoint cut = cuts.get(i);
            assertThat(rows.get(i).get("after").asString()).isEqualTo(i == cuts.size() - 1 ? "all" : cut.block());
            assertThat(rows.get(i).get("bytes").asLong()).as(cut.block()).isEqualTo(cut.bytes(8));
            assertThat(rows.get(i).get("sensor_memory_bytes").asLong()).isGreaterThan(cut.weights());
        }
    }

    private JsonNode split(String network, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("one.yaml"), """
                version: 1
                name: one
                sensors:
                  - {id: eye, preset: ov6211, fps: 1 fps, npu: {preset: imx500-like}}
                links:
                  - {id: csi0, preset: d-phy-1lane, sensors: [eye]}
                aggregator: {preset: aggregator-npu}
                network: {builtin: %s, split: {after: none}}
                run: {duration: 10 s}
                """.formatted(network));
        String[] words = Stream.concat(Stream.of("split", file.toString(), "--json"), Stream.of(more))
                .toArray(String[]::new);
        Session session = Session.of(words);
        assertThat(session.err()).isEmpty();
        return session.json().get("cuts");
    }

    private static NetworkGraph graph(String name) {
        return BuiltinNetworks.find(name).orElseThrow();
    }

    @Test
    void aNetworkTakesAnotherNumberOfClasses() {
        JsonNode layers = Session.of("cost", "mobilenetv2-0.35-128", "--classes", "101", "--json")
                .json()
                .get("layers");

        assertThat(layers.get(layers.size() - 1).get("macs").asLong()).isEqualTo(1280 * 101);
    }

    @Test
    void aRateOfBitsOnCPhyIsSevenSixteenthsAsManySymbols() {
        String[] link = {"link", "--width", "640", "--height", "480", "--format", "raw10", "--lanes", "1"};

        assertThat(Session.of(with(link, "--phy", "c-phy", "--lane-rate", "1.6 Gbit/s"))
                        .out())
                .isEqualTo(Session.of(with(link, "--phy", "c-phy", "--lane-rate", "700 MHz"))
                        .out())
                .isNotEqualTo(
                        Session.of(with(link, "--lane-rate", "1.6 Gbit/s")).out());
    }

    private static String[] with(String[] words, String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }
}
