package io.splitnets.nas.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxJavaType;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.supernet.FoldedSubnet;
import io.splitnets.nas.supernet.GroupMember;
import io.splitnets.nas.supernet.SubnetChoice;
import io.splitnets.nas.supernet.TestSpaces;
import io.splitnets.network.Fusion;
import io.splitnets.network.Layer.Activation;
import io.splitnets.network.NetworkGraph;
import io.splitnets.network.Partition;
import io.splitnets.network.Partitioner;
import io.splitnets.onnx.OnnxNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import onnx.Onnx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exported files in ONNX Runtime and in the simulator's own reader. */
final class OnnxExportTest {
    @TempDir
    private Path folder;

    private static byte[] file(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    private static FoldedSubnet one(NetworkSpaceSpec space) {
        return Subnets.random(space, GroupMember.ONE_SPLIT, 1, choice -> true)
                .get(0)
                .subnet();
    }

    private static float[] chained(Subnets.Case sample, Map<String, byte[]> files) throws Exception {
        int views = sample.subnet().choice().views();
        Map<String, OnnxRun.Value> features = new LinkedHashMap<>();
        for (int v = 0; v < views; v++) {
            OnnxRun.Value image = OnnxRun.Value.of(sample.view(v), sample.shape());
            OnnxRun.Value codes = OnnxRun.run(file(files, "sensor.onnx"), Map.of("image", image));
            features.put(views == 1 ? "features" : "features" + v, codes);
        }
        return OnnxRun.run(file(files, "aggregator.onnx"), features).floats();
    }

    @ParameterizedTest
    @EnumSource(Fusion.class)
    void twoPartsAnswerLikeTheSupernet(Fusion fusion) throws Exception {
        answersLikeTheSupernet(Subnets.withBits(TestSpaces.small(3, List.of(1, 2, 4), fusion), List.of(24)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"RELU6", "SWISH", "HARD_SWISH"})
    void soTheyDoInTheFormOfAttentiveNasAndWithFloatsAtTheCut(Activation activation) throws Exception {
        answersLikeTheSupernet(Subnets.withBits(TestSpaces.attentive(activation, List.of(1, 2)), List.of(32)));
    }

    private static void answersLikeTheSupernet(NetworkSpaceSpec space) throws Exception {
        for (Subnets.Case sample : Subnets.random(space, GroupMember.ONE_SPLIT, 10, choice -> true)) {
            float[] logits = chained(sample, OnnxExport.files(sample.subnet(), Map.of()));
            assertThat(sample.worst(logits)).as("%s", sample.subnet().choice()).isLessThan(1e-5);
        }
    }

    /** Rounding is discontinuous: a feature on the border of two codes may fall either way, in few objects of many. */
    @ParameterizedTest
    @ValueSource(ints = {4, 8, 16})
    void codesAtTheCutAnswerLikeTheSupernet(int bits) throws Exception {
        NetworkSpaceSpec space =
                Subnets.withBits(TestSpaces.small(1, List.of(1, 2), Fusion.CONCATENATE), List.of(bits));
        int objects = 0;
        int equal = 0;
        for (Subnets.Case sample : Subnets.random(space, GroupMember.ONE_SPLIT, 6, choice -> true)) {
            float[] logits = chained(sample, OnnxExport.files(sample.subnet(), Map.of()));
            int classes = sample.subnet().classes();
            for (int n = 0; n < Subnets.OBJECTS; n++) {
                double worst = 0;
                for (int i = n * classes; i < (n + 1) * classes; i++) {
                    worst = Math.max(worst, Math.abs(logits[i] - sample.logits()[i]));
                }
                objects++;
                equal += worst < 1e-5 ? 1 : 0;
                assertThat(worst).isLessThan(0.05);
            }
        }
        assertThat(equal).isGreaterThan(objects * 9 / 10);
    }

    @Test
    void whatCrossesHasTheTypeOfItsBits() throws Exception {
        for (int bits : new int[] {4, 8, 16}) {
            NetworkSpaceSpec space = Subnets.withBits(TestSpaces.single(), List.of(bits));
            Subnets.Case sample = Subnets.random(space, GroupMember.ONE_SPLIT, 1, choice -> true)
                    .get(0);
            byte[] sensor = file(OnnxExport.files(sample.subnet(), Map.of()), "sensor.onnx");
            OnnxRun.Value codes =
                    OnnxRun.run(sensor, Map.of("image", OnnxRun.Value.of(sample.view(0), sample.shape())));
            assertThat(codes.type()).isEqualTo(bits == 16 ? OnnxJavaType.INT16 : OnnxJavaType.INT8);
            int largest = 0;
            while (codes.bytes().hasRemaining()) {
                int code = bits == 16 ? codes.bytes().getShort() : codes.bytes().get();
                largest = Math.max(largest, Math.abs(code));
            }
            int levels = (1 << (bits - 1)) - 1;
            assertThat(largest).isBetween(levels / 2, levels);
        }
    }

    @Test
    void aNetworkWithoutSplitModuleIsOneFile() throws Exception {
        for (Subnets.Case sample : Subnets.random(TestSpaces.single(), GroupMember.PLAIN, 6, choice -> true)) {
            Map<String, byte[]> files = OnnxExport.files(sample.subnet(), Map.of());
            assertThat(files).containsOnlyKeys("network.onnx");
            OnnxRun.Value image = OnnxRun.Value.of(sample.view(0), sample.shape());
            float[] logits = OnnxRun.run(file(files, "network.onnx"), Map.of("image", image))
                    .floats();
            assertThat(sample.worst(logits)).isLessThan(1e-5);
        }
    }

    @Test
    void severalSplitModulesAreRefused() {
        Subnets.Case sample = Subnets.random(TestSpaces.single(), GroupMember.SEVERAL_SPLITS, 1, choice -> true)
                .get(0);
        assertThatThrownBy(() -> OnnxExport.files(sample.subnet(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("split modules");
    }

    @Test
    void theSameSubnetGivesTheSameBytesAndCarriesItsMetadata() throws Exception {
        NetworkSpaceSpec space = Subnets.withBits(TestSpaces.single(), List.of(8));
        Map<String, String> metadata = Map.of("splitnets.candidate", "0.1.2", "splitnets.space", "abc");
        byte[] first = file(OnnxExport.files(one(space), metadata), "sensor.onnx");
        byte[] second = file(OnnxExport.files(one(space), metadata), "sensor.onnx");
        assertThat(first).isEqualTo(second);
        Map<String, String> read = new LinkedHashMap<>();
        Onnx.ModelProto.parseFrom(first)
                .getMetadataPropsList()
                .forEach(entry -> read.put(entry.getKey(), entry.getValue()));
        assertThat(read).containsAllEntriesOf(metadata).containsEntry("splitnets.cut.bits", "8");
        assertThat(List.copyOf(read.keySet())).isSorted();
    }

    @ParameterizedTest
    @EnumSource(Fusion.class)
    void theSimulatorReadsBackTheNetworkThatItCosts(Fusion fusion) throws IOException {
        readsBackWhatItCosts(Subnets.withBits(TestSpaces.small(3, List.of(1, 2, 4), fusion), List.of(8)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"RELU6", "SWISH", "HARD_SWISH"})
    void soItDoesInTheFormOfAttentiveNas(Activation activation) throws IOException {
        readsBackWhatItCosts(Subnets.withBits(TestSpaces.attentive(activation, List.of(1, 2)), List.of(8)));
    }

    private void readsBackWhatItCosts(NetworkSpaceSpec space) throws IOException {
        NetworkCodec codec = new NetworkCodec(space);
        for (Subnets.Case sample : Subnets.random(space, GroupMember.ONE_SPLIT, 10, choice -> true)) {
            Architecture architecture = architecture(sample.subnet().choice());
            Partition expected = Partitioner.partition(codec.graph(architecture), codec.split(architecture));
            Map<String, byte[]> files = OnnxExport.files(sample.subnet(), Map.of());
            NetworkGraph sensor = read(files, "sensor.onnx");
            NetworkGraph aggregator = read(files, "aggregator.onnx");
            assertSame(sensor, expected.head().orElseThrow());
            assertSame(aggregator, expected.tail().orElseThrow());
            assertThat(List.of(sensor.output().output())).isEqualTo(expected.crossing());
        }
    }

    private static void assertSame(NetworkGraph read, NetworkGraph expected) {
        assertThat(read.macs()).isEqualTo(expected.macs());
        // The file stores the shift of every folded normalisation; the graph counts a factor and a shift apart,
        // also of convolutions that have no normalisation.
        long bare = expected.nodes().stream()
                .filter(node ->
                        node.name().endsWith(".shortcut.conv") || node.name().equals("head.mix"))
                .mapToLong(node -> node.output().channels())
                .sum();
        long shifts = (expected.trainedParameters() - expected.weights()) / 2 - bare;
        assertThat(read.weights()).isEqualTo(expected.weights() + shifts);
        assertThat(read.output().output().elements())
                .isEqualTo(expected.output().output().elements());
    }

    private static Architecture architecture(SubnetChoice choice) {
        return new Architecture(
                choice.resolution(),
                choice.stemWidth(),
                choice.phases(),
                Optional.of(choice.splits().get(0)),
                choice.views(),
                choice.lastWidth());
    }

    private NetworkGraph read(Map<String, byte[]> files, String name) throws IOException {
        Path file = Files.write(folder.resolve(name), file(files, name));
        OnnxNetwork network = OnnxNetwork.read(file, name, false);
        assertThat(network.warnings()).isEmpty();
        return network.graph();
    }
}
