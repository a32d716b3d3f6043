package io.splitnets.report;

import io.splitnets.system.LatencyFrom;
import io.splitnets.system.LittlesLaw;
import io.splitnets.system.SimulationResult;
import io.splitnets.system.SystemPlan;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The analytic shadow of a run as a tree for JSON. */
final class ShadowTree {
    private ShadowTree() {}

    static Map<String, Object> of(SystemPlan plan, LatencyFrom from, SimulationResult result) {
        Shadow shadow = Shadow.of(plan, from, result);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("bottleneck", station(shadow.bottleneck()));
        shadow.longestWait().ifPresent(station -> tree.put("longest_wait", station(station)));
        shadow.steady().ifPresent(steady -> steady(tree, steady));
        return tree;
    }

    private static Map<String, Object> station(StationShadow station) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("station", station.name());
        tree.put("offered_load", station.offered());
        tree.put("busy_share", station.busy());
        station.waitMs().ifPresent(wait -> tree.put("mean_wait_ms", wait));
        Map<String, Object> theory = new LinkedHashMap<>();
        station.theory().forEach(line -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("value", line.ms());
            one.put("bound", line.bound());
            theory.put(line.key(), one);
        });
        tree.put("theory", theory);
        return tree;
    }

    private static void steady(Map<String, Object> tree, Shadow.Steady steady) {
        tree.put("little", steady.little().map(ShadowTree::little).orElse(null));
        Map<String, Object> penalty = new LinkedHashMap<>();
        penalty.put("total", steady.penaltyMs());
        Shadow.WAITS.forEach(stage -> penalty.put(
                stage.name().toLowerCase(Locale.ROOT),
                steady.figures().stage(stage).value()));
        penalty.put("rest", steady.restMs());
        tree.put("penalty_ms", penalty);
    }

    private static Map<String, Object> little(LittlesLaw little) {
        Map<String, Object> law = new LinkedHashMap<>();
        law.put("frames_inside", little.inside());
        law.put("frames_per_s", 1000 * little.perMs());
        law.put("time_inside_ms", little.timeMs());
        law.put("product", little.product());
        return law;
    }
}
