package io.splitnets.report;

import io.splitnets.deployment.CameraLoad;
import io.splitnets.deployment.Deployment;
import io.splitnets.energy.FrameEnergy;
import io.splitnets.measure.Estimate;
import io.splitnets.system.SamplingReport;
import io.splitnets.system.SimulationResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The result of a run as a tree for JSON, in the fields that scripts rely on. */
public final class RunTree {
    private RunTree() {}

    /** The tree; fields without a value, such as the latency of an overloaded system, are null. */
    public static Map<String, Object> of(Deployment deployment, SimulationResult result, Provenance provenance) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("scenario", deployment.scenario().name());
        tree.put("fingerprint", result.fingerprintHex());
        tree.put("seed", result.seed());
        tree.put("verdict", result.verdict().name().toLowerCase(Locale.ROOT));
        tree.put("reasons", result.reasons());
        tree.put("warnings", warnings(deployment, result));
        tree.put("replications", result.replications());
        tree.put("simulated_s", result.simulated().toSeconds());
        tree.put("events", result.events());
        tree.put("sampling", sampling(deployment, result.sampling()));
        tree.put("frames", frames(result));
        tree.put("latency_from", deployment.scenario().latencyFrom().name().toLowerCase(Locale.ROOT));
        result.figures().ifPresent(figures -> figures(tree, result, figures));
        tree.put("additive_ms", result.additiveMs());
        result.figures()
                .ifPresent(figures ->
                        tree.put("queueing_penalty_ms", figures.latency().mean().value() - result.additiveMs()));
        tree.put("networks", NetworksTree.of(deployment, result));
        tree.put("utilisation", result.utilisation());
        tree.put("offered_load", result.offeredLoad());
        tree.put(
                "analytic_shadow",
                ShadowTree.of(deployment.plan(), deployment.scenario().latencyFrom(), result));
        hardware(tree, deployment);
        tree.put("provenance", provenance.toTree());
        return tree;
    }

    /** What may be wrong with the hardware, then with the figures. */
    static List<String> warnings(Deployment deployment, SimulationResult result) {
        return Stream.concat(deployment.warnings().stream(), result.sampling().warnings().stream())
                .toList();
    }

    private static Map<String, Object> sampling(Deployment deployment, SamplingReport report) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("method", report.method().title());
        tree.put("confidence", deployment.scenario().run().confidence());
        tree.put("batches", report.batches());
        tree.put("warmup_s", report.warmUp().toSeconds());
        tree.put("warmup_pilots", report.pilots());
        report.target().ifPresent(target -> {
            Map<String, Object> asked = new LinkedHashMap<>();
            asked.put("metric", target.metric().title());
            asked.put("half_width", target.asked());
            put(asked, "half_width_got", target.got());
            asked.put("reached", target.reached());
            tree.put("target", asked);
        });
        return tree;
    }

    private static Map<String, Object> frames(SimulationResult result) {
        Map<String, Object> frames = new LinkedHashMap<>();
        frames.put("captured", result.frames().captured());
        frames.put("completed", result.frames().completed());
        frames.put("results", result.frames().results());
        frames.put("dropped", result.frames().dropped());
        frames.put("dropped_by", result.frames().droppedBy());
        frames.put("in_flight", result.frames().inFlight());
        return frames;
    }

    private static void figures(Map<String, Object> tree, SimulationResult result, SimulationResult.Figures figures) {
        Map<String, Object> latency = new LinkedHashMap<>();
        latency.put("exact", result.exact());
        latency.put("descriptive", result.descriptive());
        latency.putAll(latency(figures.latency()));
        tree.put("latency_ms", latency);
        Map<String, Object> waits = new LinkedHashMap<>();
        waits.put("sensor", wait(figures.sensorWait()));
        waits.put("link", wait(figures.linkWait()));
        waits.put("aggregator", wait(figures.aggregatorWait()));
        tree.put("wait_ms", waits);
        Map<String, Object> stages = new LinkedHashMap<>();
        Map<String, Object> intervals = new LinkedHashMap<>();
        figures.stages().forEach((stage, mean) -> {
            String name = stage.name().toLowerCase(Locale.ROOT);
            stages.put(name, mean.value());
            intervals.put(name, estimate(mean));
        });
        tree.put("stages_ms", stages);
        tree.put("stages_interval_ms", intervals);
    }

    /** Mean, percentiles and the largest, in ms. */
    static Map<String, Object> latency(SimulationResult.Latency latency) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("mean", estimate(latency.mean()));
        tree.put("p50", estimate(latency.p50()));
        tree.put("p95", estimate(latency.p95()));
        tree.put("p99", estimate(latency.p99()));
        tree.put("max", latency.max());
        return tree;
    }

    private static Map<String, Object> wait(SimulationResult.Wait wait) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("mean", estimate(wait.mean()));
        tree.put("p95", estimate(wait.p95()));
        return tree;
    }

    /**
     * A value with its interval, half the width of that, and the extremes over the replications or batches; all but the
     * value are null where it has none.
     */
    public static Map<String, Object> estimate(Estimate estimate) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("value", estimate.value());
        put(tree, "low", estimate.low());
        put(tree, "high", estimate.high());
        put(tree, "half_width", estimate.halfWidth());
        put(tree, "min", estimate.least());
        put(tree, "max", estimate.greatest());
        return tree;
    }

    private static void put(Map<String, Object> tree, String key, OptionalDouble value) {
        tree.put(key, value.isPresent() ? (Object) value.getAsDouble() : Double.NaN);
    }

    private static void hardware(Map<String, Object> tree, Deployment deployment) {
        Map<String, Object> memory = new LinkedHashMap<>();
        for (CameraLoad load : deployment.cameras()) {
            memory.put(load.camera(), load.memoryBytes());
        }
        tree.put("sensor_memory_bytes", memory);
        long cameras = deployment.cameras().size();
        tree.put(
                "link_bytes_per_frame",
                deployment.cameras().stream()
                                .mapToLong(CameraLoad::payloadBytes)
                                .sum()
                        / cameras);
        tree.put(
                "wire_bytes_per_frame",
                deployment.cameras().stream().mapToLong(CameraLoad::wireBytes).sum() / cameras);
        tree.put("frames_per_result", deployment.framesPerResult());
        tree.put("raw_pixels_leave_sensor", deployment.rawPixelsLeaveSensor());
        tree.put("energy_mj_per_frame", energy(deployment));
        tree.put("average_power_mw", deployment.averagePowerMilliwatts());
    }

    /** Energy of one result, shared out over its frames. */
    private static Map<String, Object> energy(Deployment deployment) {
        FrameEnergy energy = deployment.energy();
        double frames = deployment.framesPerResult();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("sensing", FrameEnergy.millijoule(energy.sensing() / frames));
        tree.put("sensor_compute", FrameEnergy.millijoule(energy.sensorCompute() / frames));
        tree.put("sensor_memory", FrameEnergy.millijoule(energy.sensorMemory() / frames));
        tree.put("link", FrameEnergy.millijoule(energy.link() / frames));
        tree.put("aggregator", FrameEnergy.millijoule(energy.aggregator() / frames));
        tree.put("idle", FrameEnergy.millijoule(energy.idle() / frames));
        tree.put("leakage", FrameEnergy.millijoule(energy.leakage() / frames));
        tree.put("total", FrameEnergy.millijoule(energy.total() / frames));
        return tree;
    }
}
