package io.splitnets.bench;

import io.splitnets.deployment.Deployment;
import io.splitnets.hardware.NpuSpec;
import io.splitnets.input.Document;
import io.splitnets.network.BuiltinNetworks;
import io.splitnets.network.LayerWorkload;
import io.splitnets.npu.NetworkCost;
import io.splitnets.npu.NpuCostCache;
import io.splitnets.npu.NpuCostModel;
import io.splitnets.scenario.Processor;
import io.splitnets.scenario.Scenario;
import io.splitnets.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Costing without any run. */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 1)
public class CostBench {
    private final Scenario scenario =
            ScenarioReader.read(Path.of(System.getProperty("splitnets.root", "."), "scenarios", "quad-tracking.yaml"));
    private final NpuCostModel model = new NpuCostModel(npu());
    private final List<LayerWorkload> layers =
            BuiltinNetworks.find("mobilenetv2-1.0-224").orElseThrow().workloads();

    private final List<LayerWorkload> equal =
            BuiltinNetworks.find("mobilenetv2-1.0-224").orElseThrow().workloads();
    private final NpuCostCache cache = new NpuCostCache();
    private final NpuCostModel tiled = new NpuCostModel(small());

    private static NpuSpec small() {
        return NpuSpec.read(Document.parse("small.yaml", """
                rows: 16
                columns: 16
                clock: 200 MHz
                activation_memory: 64 KiB
                weight_memory: 32 KiB
                weights_resident: false
                """).root());
    }

    private NpuSpec npu() {
        Processor processor = scenario.cameras().get(0).processor().orElseThrow();
        return ((Processor.Npu) processor).spec();
    }

    /** Every layer of MobileNetV2 1.0 at 224 x 224. */
    @Benchmark
    public NetworkCost mobileNetV2() {
        return model.cost(layers);
    }

    /** The same out of a cache that knows the network. */
    @Benchmark
    public NetworkCost mobileNetV2Known() {
        return cache.cost(model.spec(), layers);
    }

    /** The same out of a cache that knows the network from another object with equal layers. */
    @Benchmark
    public NetworkCost mobileNetV2Equal() {
        return cache.cost(model.spec(), equal);
    }

    /** The same where activations and weights have to be tiled in most layers. */
    @Benchmark
    public NetworkCost mobileNetV2Tiled() {
        return tiled.cost(layers);
    }

    /** The four cameras, links and aggregator of a scenario, network and split included. */
    @Benchmark
    public Deployment deployment() {
        return Deployment.of(scenario);
    }
}
