package io.splitnets.npu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.splitnets.hardware.NpuSpec;
import io.splitnets.hardware.Specs;
import io.splitnets.network.BuiltinNetworks;
import io.splitnets.network.LayerWorkload;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpuCostCacheTest {
    private static final List<String> NETWORKS =
            List.of("mobilenetv2-0.35-96", "mobilenetv1-0.25-96", "resnet8", "mobilenetv2-0.35-96", "dscnn-kws");

    /** A cache of two layers forgets all the time, a large one never. */
    @ParameterizedTest
    @ValueSource(ints = {2, 40, 20_000})
    void givesWhatTheModelGives(int layers) {
        NpuCostCache cache = new NpuCostCache(layers);
        for (String hardware : List.of("", "dataflow: os", "weights_resident: false\nweight_memory: 4 KiB", "")) {
            NpuSpec spec = Specs.npu(hardware);
            for (String name : NETWORKS) {
                assertThat(cache.cost(spec, layers(name))).isEqualTo(new NpuCostModel(spec).cost(layers(name)));
            }
        }
    }

    @Test
    void givesWhatTheModelGivesForAnyLayers() {
        SplittableRandom random = new SplittableRandom(8);
        NpuCostCache cache = new NpuCostCache(100);
        NpuSpec spec = Specs.npu("weights_resident: false\nweight_memory: 2 KiB\nactivation_memory: 8 KiB");
        for (int i = 0; i < 500; i++) {
            List<LayerWorkload> layers = List.of(Layers.any(random), Layers.any(random));
            assertThat(cache.cost(spec, layers)).isEqualTo(new NpuCostModel(spec).cost(layers));
        }
    }

    @Test
    void namesLayersOfOneShapeByTheirOwnNames() {
        List<LayerWorkload> layers = layers("mobilenetv2-0.35-96");
        NetworkCost cost = new NpuCostCache().cost(Specs.npu(""), layers);
        assertThat(cost.layers()).extracting(LayerCost::layer).isEqualTo(layers);
    }

    @Test
    void severalThreadsGetTheSame() {
        NpuCostCache cache = new NpuCostCache(60);
        NpuSpec spec = Specs.npu("");
        List<List<NetworkCost>> found = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> NETWORKS.stream()
                        .map(name -> cache.cost(spec, layers(name)))
                        .toList())
                .toList();
        List<NetworkCost> expected = NETWORKS.stream()
                .map(name -> new NpuCostModel(spec).cost(layers(name)))
                .toList();
        assertThat(found).allSatisfy(costs -> assertThat(costs).isEqualTo(expected));
    }

    @Test
    void forgetsWhatWasNotUsedLately() {
        BoundedMap<Integer, Integer> map = new BoundedMap<>(10);
        List<Integer> computed = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            int key = i;
            assertThat(map.get(key, k -> k + 1)).isEqualTo(key + 1);
            assertThat(map.get(-1, k -> {
                        computed.add(k);
                        return 0;
                    }))
                    .isZero();
            assertThat(map.size()).isLessThanOrEqualTo(10);
        }
        assertThat(computed).as("what is used all the time stays").hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new BoundedMap<Integer, Integer>(1));
        assertThatIllegalArgumentException().isThrownBy(() -> new NpuCostCache(1));
    }

    private static List<LayerWorkload> layers(String name) {
        return BuiltinNetworks.find(name).orElseThrow().workloads();
    }
}
