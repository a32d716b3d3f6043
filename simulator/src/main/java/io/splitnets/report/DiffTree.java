package io.splitnets.report;

import io.splitnets.measure.Difference;
import io.splitnets.system.Cause;
import io.splitnets.system.PairedResult;
import io.splitnets.system.SimulationResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Two systems on common random numbers as a tree for JSON. */
final class DiffTree {
    private final Comparison comparison;

    DiffTree(Comparison comparison) {
        this.comparison = comparison;
    }

    Map<String, Object> of(PairedResult result) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("sentence", DiffSentence.of(result));
        tree.put("a", side(comparison.a(), result.a()));
        tree.put("b", side(comparison.b(), result.b()));
        tree.put("notes", comparison.notes());
        tree.put("seed", comparison.seed());
        tree.put("pairs", result.pairs());
        tree.put("confidence", comparison.confidence());
        tree.put("exact", result.a().exact() && result.b().exact());
        tree.put("latency_from", comparison.latencyFrom());
        tree.put("differing_keys", keys(comparison));
        result.figures().ifPresent(figures -> figures(tree, figures));
        tree.put("utilisation", shares(result));
        Map<String, Object> provenance = new LinkedHashMap<>();
        provenance.put("a", comparison.a().provenance().toTree());
        provenance.put("b", comparison.b().provenance().toTree());
        tree.put("provenance", provenance);
        return tree;
    }

    private static Map<String, Object> side(Comparison.Side side, SimulationResult result) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("title", side.title());
        tree.put("scenario", side.deployment().scenario().name());
        tree.put("verdict", result.verdict().name().toLowerCase(Locale.ROOT));
        tree.put("reasons", result.reasons());
        tree.put("replications", result.replications());
        tree.put("exact", result.exact());
        tree.put("events", result.events());
        tree.put("fingerprint", result.fingerprintHex());
        tree.put("captured", result.frames().captured());
        tree.put("dropped", result.frames().dropped());
        tree.put("offered_load", result.offeredLoad());
        return tree;
    }

    /** The keys that differ, each with both values, null where a scenario does not have it. */
    static List<Object> keys(Comparison comparison) {
        List<Object> keys = new ArrayList<>();
        for (Comparison.Key key : comparison.keys()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("key", key.path());
            tree.put("a", key.a().<Object>map(value -> value).orElse(Double.NaN));
            tree.put("b", key.b().<Object>map(value -> value).orElse(Double.NaN));
            keys.add(tree);
        }
        return keys;
    }

    private static void figures(Map<String, Object> tree, PairedResult.Figures figures) {
        Map<String, Object> latency = new LinkedHashMap<>();
        latency.put("mean", difference(figures.mean()));
        latency.put("p50", difference(figures.p50()));
        latency.put("p95", difference(figures.p95()));
        latency.put("p99", difference(figures.p99()));
        tree.put("latency_ms", latency);
        PairedResult.Waits waits = figures.waits();
        Map<String, Object> byKind = new LinkedHashMap<>();
        byKind.put("sensor", wait(waits.sensorMean(), waits.sensorP95()));
        byKind.put("link", wait(waits.linkMean(), waits.linkP95()));
        byKind.put("aggregator", wait(waits.aggregatorMean(), waits.aggregatorP95()));
        tree.put("wait_ms", byKind);
        Map<String, Object> stages = new LinkedHashMap<>();
        figures.stages().forEach((stage, mean) -> stages.put(stage.name().toLowerCase(Locale.ROOT), difference(mean)));
        tree.put("stages_ms", stages);
        Map<String, Object> networks = new LinkedHashMap<>();
        figures.networks().forEach((id, network) -> networks.put(id, network(network)));
        tree.put("networks", networks);
        figures.cause().ifPresent(cause -> tree.put("cause", cause(cause)));
    }

    private static Map<String, Object> network(PairedResult.OfNetwork network) {
        Map<String, Object> latency = new LinkedHashMap<>();
        latency.put("mean", difference(network.mean()));
        latency.put("p95", difference(network.p95()));
        latency.put("p99", difference(network.p99()));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("latency_ms", latency);
        tree.put("late_share", difference(network.lateShare()));
        return tree;
    }

    private static Map<String, Object> wait(Difference mean, Difference p95) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("mean", difference(mean));
        tree.put("p95", difference(p95));
        return tree;
    }

    private static Map<String, Object> shares(PairedResult result) {
        Map<String, Object> shares = new LinkedHashMap<>();
        result.utilisation().forEach((station, share) -> shares.put(station, difference(share)));
        return shares;
    }

    private static Map<String, Object> difference(Difference figure) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("a", RunTree.estimate(figure.a()));
        tree.put("b", RunTree.estimate(figure.b()));
        tree.put("difference", RunTree.estimate(figure.difference()));
        tree.put("variance_ratio", figure.varianceRatio().orElse(Double.NaN));
        return tree;
    }

    private static Map<String, Object> cause(Cause cause) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("place", cause.place().name().toLowerCase(Locale.ROOT));
        tree.put("station", cause.station().<Object>map(value -> value).orElse(Double.NaN));
        tree.put("difference_ms", cause.differenceMs());
        tree.put("waiting_ms", cause.waitingMs());
        tree.put("frames_difference_ms", cause.totalMs());
        tree.put("share", cause.share());
        return tree;
    }
}
