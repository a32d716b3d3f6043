package io.splitnets.system;

import io.splitnets.engine.TieOrder;
import io.splitnets.measure.TimelineFrame;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs a system under shuffles of the order of simultaneous events. Random numbers are the same in every run, so figures
 * differ only where the order matters, and then they need not differ by chance: equality is exact.
 */
public final class TieCheck {
    /** Frames behind the mean latency of each camera. */
    public static final int CAMERA_FRAMES = 10_000;

    private static final double PS_PER_MS = 1e9;

    private final SystemPlan plan;
    private final RunPlan run;
    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    private TieCheck(SystemPlan plan, RunPlan run) {
        this.plan = plan;
        this.run = run.withTimelineFrames(CAMERA_FRAMES);
    }

    /**
     * Runs the plan under the documented order and under shuffles 1, 2 ... of it.
     *
     * @param shuffles at least 1
     * @param threads at least 1; the result does not depend on it
     */
    public static TieDependence run(SystemPlan plan, RunPlan run, int shuffles, int threads) {
        return new TieCheck(plan, run).result(shuffles, threads);
    }

    private TieDependence result(int shuffles, int threads) {
        SimulationResult documented = result(TieOrder.DOCUMENTED, threads);
        add(documented);
        int reordered = 0;
        for (int shuffle = 1; shuffle <= shuffles; shuffle++) {
            SimulationResult result = result(new TieOrder(shuffle), threads);
            reordered += result.fingerprint() == documented.fingerprint() ? 0 : 1;
            add(result);
        }
        List<TieDependence.Figure> figures = new ArrayList<>();
        values.forEach((name, all) -> figures.add(figure(name, all, shuffles + 1, of(documented))));
        return new TieDependence(documented, shuffles, reordered, figures);
    }

    private SimulationResult result(TieOrder order, int threads) {
        return SimulationRun.outcome(plan, run, order, threads).result();
    }

    private static TieDependence.Figure figure(
            String name, List<Double> all, int runs, Map<String, Double> documented) {
        double least = all.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        double most = all.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return new TieDependence.Figure(
                name, documented.getOrDefault(name, Double.NaN), least, most, least < most || all.size() < runs);
    }

    private void add(SimulationResult result) {
        of(result)
                .forEach((name, value) ->
                        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value));
    }

    private Map<String, Double> of(SimulationResult result) {
        Map<String, Double> figures = new LinkedHashMap<>();
        result.figures().ifPresent(all -> latency(figures, all));
        result.utilisation().forEach((station, share) -> figures.put("utilisation." + station, share));
        figures.put("frames.completed", (double) result.frames().completed());
        figures.put("frames.results", (double) result.frames().results());
        figures.put("frames.dropped", (double) result.frames().dropped());
        result.frames().droppedBy().forEach((why, count) -> figures.put("frames.dropped_by." + why, (double) count));
        if (result.networks().size() > 1) {
            result.networks().forEach(network -> network(figures, network));
        }
        if (result.figures().isPresent()) {
            cameras(figures, result.timeline());
        }
        return figures;
    }

    private static void latency(Map<String, Double> figures, SimulationResult.Figures all) {
        figures.put("latency_ms.mean", all.latency().mean().value());
        figures.put("latency_ms.p50", all.latency().p50().value());
        figures.put("latency_ms.p95", all.latency().p95().value());
        figures.put("latency_ms.p99", all.latency().p99().value());
        figures.put("latency_ms.max", all.latency().max());
        wait(figures, "sensor", all.sensorWait());
        wait(figures, "link", all.linkWait());
        wait(figures, "aggregator", all.aggregatorWait());
        all.stages()
                .forEach((stage, mean) ->
                        figures.put("stages_ms." + stage.name().toLowerCase(Locale.ROOT), mean.value()));
    }

    private static void network(Map<String, Double> figures, NetworkFigures network) {
        String name = "networks." + network.id();
        figures.put(name + ".results", (double) network.results());
        figures.put(name + ".partial", (double) network.partial());
        network.latency().ifPresent(latency -> {
            figures.put(name + ".latency_ms.mean", latency.mean().value());
            figures.put(name + ".latency_ms.p95", latency.p95().value());
            figures.put(name + ".latency_ms.p99", latency.p99().value());
        });
        figures.put(name + ".late_share", network.lateShare().value());
    }

    private static void wait(Map<String, Double> figures, String kind, SimulationResult.Wait wait) {
        figures.put("wait_ms." + kind + ".mean", wait.mean().value());
        figures.put("wait_ms." + kind + ".p95", wait.p95().value());
    }

    /** Mean latency of each camera's frames among the first ones of replication 0. */
    private void cameras(Map<String, Double> figures, List<TimelineFrame> timeline) {
        long[] sums = new long[plan.cameras().size()];
        long[] counts = new long[sums.length];
        for (TimelineFrame frame : timeline) {
            if (frame.aggregatorEnd() != TimelineFrame.NOT_REACHED) {
                long reference = plan.cameras().get(frame.camera()).referenceOffset(run.latencyFrom());
                sums[frame.camera()] += frame.aggregatorEnd() - frame.exposureStart() - reference;
                counts[frame.camera()]++;
            }
        }
        for (int i = 0; i < sums.length; i++) {
            String name = "camera_latency_ms." + plan.cameras().get(i).id();
            figures.put(name, counts[i] == 0 ? 0 : sums[i] / PS_PER_MS / counts[i]);
        }
    }
}
