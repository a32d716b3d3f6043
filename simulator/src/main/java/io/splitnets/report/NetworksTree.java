package io.splitnets.report;

import io.splitnets.deployment.Deployment;
import io.splitnets.deployment.NetworkLoad;
import io.splitnets.energy.FrameEnergy;
import io.splitnets.system.NetworkFigures;
import io.splitnets.system.SimulationResult;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of each network's frames, and what a result of it costs, as a tree for JSON. */
final class NetworksTree {
    private NetworksTree() {}

    /** One entry per network, in the plan's order. */
    static List<Map<String, Object>> of(Deployment deployment, SimulationResult result) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (int i = 0; i < result.networks().size(); i++) {
            entries.add(entry(result.networks().get(i), deployment.networks().get(i)));
        }
        return entries;
    }

    private static Map<String, Object> entry(NetworkFigures figures, NetworkLoad load) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", figures.id());
        tree.put("taken", figures.taken());
        tree.put("lost", figures.lost());
        tree.put("results", figures.results());
        tree.put("partial", figures.partial());
        tree.put("deadline_ms", figures.deadline().map(SimTime::toMillis).orElse(Double.NaN));
        boolean timed = figures.deadline().isPresent() && figures.results() > 0;
        tree.put("late_share", timed ? RunTree.estimate(figures.lateShare()) : Double.NaN);
        tree.put("additive_ms", figures.additiveMs());
        figures.latency().ifPresent(latency -> tree.put("latency_ms", RunTree.latency(latency)));
        tree.put("frames_per_result", load.framesPerResult());
        tree.put("link_bytes_per_result", load.linkBytes());
        tree.put("aggregator_ms", load.compute().toMillis());
        tree.put("energy_mj_per_result", FrameEnergy.millijoule(load.energy().total()));
        return tree;
    }
}
