package io.splitnets.report;

import io.splitnets.deployment.CameraLoad;
import io.splitnets.deployment.Deployment;
import io.splitnets.deployment.FlowLoad;
import io.splitnets.deployment.NetworkLoad;
import io.splitnets.energy.FrameEnergy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the frames and results of a scenario cost, as a tree for JSON. */
public final class CostTree {
    private CostTree() {}

    /** The warnings, a list of {@code frames} per camera and network, and one of {@code results} per network. */
    public static Map<String, Object> of(Deployment deployment) {
        List<Map<String, Object>> frames = new ArrayList<>();
        Map<String, Object> memory = new LinkedHashMap<>();
        for (CameraLoad camera : deployment.cameras()) {
            camera.flows().forEach(flow -> frames.add(frame(camera.camera(), flow)));
            memory.put(camera.camera(), camera.memoryBytes());
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("scenario", deployment.scenario().name());
        tree.put("warnings", deployment.warnings());
        tree.put("frames", frames);
        tree.put("results", deployment.networks().stream().map(CostTree::result).toList());
        tree.put("sensor_memory_bytes", memory);
        return tree;
    }

    private static Map<String, Object> frame(String camera, FlowLoad flow) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("sensor", camera);
        tree.put("network", flow.network());
        tree.put("share", flow.share().toDouble());
        tree.put("sensor_ms", flow.compute().toMillis());
        tree.put("link_ms", flow.transfer().time().toMillis());
        tree.put("payload_bytes", flow.transfer().payloadBytes());
        tree.put("wire_bytes", flow.transfer().wireBytes());
        tree.put("packets", flow.transfer().packets());
        tree.put("memory_bytes", flow.memoryBytes());
        return tree;
    }

    private static Map<String, Object> result(NetworkLoad network) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("network", network.id());
        tree.put("per_s", network.resultsPerSecond());
        tree.put("aggregator_ms", network.compute().toMillis());
        tree.put("link_bytes", network.linkBytes());
        tree.put("frames", network.framesPerResult());
        tree.put("energy_mj", FrameEnergy.millijoule(network.energy().total()));
        return tree;
    }
}
