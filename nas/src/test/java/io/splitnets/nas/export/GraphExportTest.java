package io.splitnets.nas.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.supernet.FoldedSubnet;
import io.splitnets.nas.supernet.GroupMember;
import io.splitnets.nas.supernet.TestSpaces;
import io.splitnets.network.Fusion;
import io.splitnets.network.Layer.Activation;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Exported DL4J graphs, read back from their files. */
final class GraphExportTest {
    private static ComputationGraph read(Map<String, byte[]> files, String name) throws Exception {
        byte[] bytes = Objects.requireNonNull(files.get(name), name);
        return ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(bytes), false);
    }

    private static INDArray quantised(FoldedSubnet subnet, INDArray features) {
        float[] values = features.dup('c').data().asFloat();
        for (int i = 0; i < values.length; i++) {
            float value = values[i];
            values[i] = SubnetParts.of(subnet)
                    .quantiser()
                    .map(code -> code.apply(value))
                    .orElse(value);
        }
        return Nd4j.create(values, features.shape(), 'c');
    }

    @ParameterizedTest
    @EnumSource(Fusion.class)
    void twoGraphsAnswerLikeTheSupernet(Fusion fusion) throws Exception {
        answersLikeTheSupernet(Subnets.withBits(TestSpaces.small(3, List.of(1, 2), fusion), List.of(24)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"RELU6", "SWISH", "HARD_SWISH"})
    void soTheyDoInTheFormOfAttentiveNasAndWithFloatsAtTheCut(Activation activation) throws Exception {
        answersLikeTheSupernet(Subnets.withBits(TestSpaces.attentive(activation, List.of(1, 2)), List.of(32)));
    }

    private static void answersLikeTheSupernet(NetworkSpaceSpec space) throws Exception {
        for (Subnets.Case sample : Subnets.random(space, GroupMember.ONE_SPLIT, 4, choice -> true)) {
            Map<String, byte[]> files = GraphExport.files(sample.subnet());
            ComputationGraph sensor = read(files, "sensor.dl4j.zip");
            INDArray[] features = new INDArray[sample.subnet().choice().views()];
            for (int v = 0; v < features.length; v++) {
                features[v] = quantised(
                        sample.subnet(), sensor.outputSingle(Nd4j.create(sample.view(v), sample.shape(), 'c')));
            }
            INDArray logits = read(files, "aggregator.dl4j.zip").outputSingle(features);
            assertThat(sample.worst(logits.dup('c').data().asFloat())).isLessThan(1e-5);
        }
    }

    @Test
    void aNetworkWithoutSplitModuleIsOneGraph() throws Exception {
        Subnets.Case sample = Subnets.random(TestSpaces.single(), GroupMember.PLAIN, 1, choice -> true)
                .get(0);
        Map<String, byte[]> files = GraphExport.files(sample.subnet());
        assertThat(files).containsOnlyKeys("network.dl4j.zip");
        INDArray image = Nd4j.create(sample.view(0), sample.shape(), 'c');
        INDArray logits = read(files, "network.dl4j.zip").outputSingle(image);
        assertThat(sample.worst(logits.dup('c').data().asFloat())).isLessThan(1e-5);
    }

    @Test
    void theSameSubnetGivesTheSameBytes() throws Exception {
        Subnets.Case sample = Subnets.random(TestSpaces.single(), GroupMember.ONE_SPLIT, 1, choice -> true)
                .get(0);
        Map<String, byte[]> first = GraphExport.files(sample.subnet());
        Map<String, byte[]> second = GraphExport.files(sample.subnet());
        assertThat(first.keySet()).isEqualTo(second.keySet());
        first.forEach((name, bytes) -> assertThat(bytes).isEqualTo(second.get(name)));
    }
}
