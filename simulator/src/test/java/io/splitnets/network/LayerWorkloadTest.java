package io.splitnets.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.network.Layer.Activation;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerWorkloadTest {
    @Test
    void groupedConvolutionBecomesOneProductPerGroup() {
        NetworkGraph.Builder builder = NetworkGraph.builder("grouped");
        int in = builder.input("image", new TensorShape(48, 27, 27));
        int wide = builder.add("wide", Layer.Conv.square(96, 1, 1, 1, Activation.RELU), in);
        builder.add("conv2", new Layer.Conv(256, 5, 5, 1, Layer.Padding.half(5), 2, 1, true, Activation.RELU), wide);
        LayerWorkload workload = builder.build().workloads().get(1);

        // AlexNet's second convolution: 27 x 27 x 256 outputs, 48 x 5 x 5 products each
        assertThat(workload.op()).isEqualTo("CONV");
        assertThat(workload.m()).isEqualTo(729);
        assertThat(workload.n()).isEqualTo(128);
        assertThat(workload.k()).isEqualTo(1200);
        assertThat(workload.macs()).isEqualTo(223_948_800);
        assertThat(workload.weights()).isEqualTo(307_200);
        assertThat(workload.outChannels()).isEqualTo(256);
    }

    @Test
    void squeezeExciteIsPoolTwoLayersAndProduct() {
        NetworkGraph.Builder builder = NetworkGraph.builder("se");
        int in = builder.input("image", new TensorShape(32, 4, 5));
        builder.add("se", new Layer.SqueezeExcite(8), in);
        NetworkGraph graph = builder.build();
        List<LayerWorkload> parts = graph.workloads();

        assertThat(parts).extracting(LayerWorkload::name).containsExactly("se.pool", "se.fc1", "se.fc2", "se.scale");
        assertThat(parts).extracting(LayerWorkload::macs).containsExactly(0L, 256L, 256L, 0L);
        assertThat(parts).extracting(LayerWorkload::ifmap).containsExactly(640L, 32L, 8L, 672L);
        assertThat(parts.stream().mapToLong(LayerWorkload::macs).sum()).isEqualTo(graph.macs());
    }

    @Test
    void sumsReadBothOperandsAndMultiplyNothing() {
        NetworkGraph.Builder builder = NetworkGraph.builder("sum");
        int in = builder.input("image", new TensorShape(8, 6, 6));
        int conv = builder.add("dw", Layer.Conv.square(8, 3, 1, 8, Activation.NONE), in);
        builder.add("sum", new Layer.Merge(Layer.MergeKind.ADD), in, conv);
        List<LayerWorkload> workloads = builder.build().workloads();

        assertThat(workloads.get(0).op()).isEqualTo("DWCONV");
        assertThat(workloads.get(0).n()).isEqualTo(1);
        assertThat(workloads.get(0).k()).isEqualTo(9);
        assertThat(workloads.get(1).elementWise()).isTrue();
        assertThat(workloads.get(1).ifmap()).isEqualTo(2 * 288);
        assertThat(workloads.get(1).ofmap()).isEqualTo(288);
    }
}
