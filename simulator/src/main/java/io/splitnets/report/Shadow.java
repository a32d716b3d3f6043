package io.splitnets.report;

import io.splitnets.measure.Stage;
import io.splitnets.system.LatencyFrom;
import io.splitnets.system.LittlesLaw;
import io.splitnets.system.SimulationResult;
import io.splitnets.system.SystemPlan;
import io.splitnets.system.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What queueing theory says of a run, beside what was simulated: the laws that hold for every system, the waits that
 * simpler systems have at its two most telling stations, and of what the queueing penalty consists.
 *
 * @param bottleneck the station with the largest offered load; of equal ones the last, which is nearest the result
 * @param longestWait the station with the longest mean wait, if it is another one and there is any wait
 * @param steady what only a run with figures has; empty if it is overloaded
 */
record Shadow(StationShadow bottleneck, Optional<StationShadow> longestWait, Optional<Steady> steady) {
    static final List<Stage> WAITS =
            List.of(Stage.SENSOR_WAIT, Stage.BLOCKED, Stage.LINK_WAIT, Stage.FUSION_WAIT, Stage.AGGREGATOR_WAIT);

    private static final double ROUNDING = 1e-9;

    /**
     * The part that needs a steady state.
     *
     * @param little Little's law for the system, where it can be said of it
     * @param penaltyMs mean latency minus the additive formula
     * @param figures of the run
     */
    record Steady(Optional<LittlesLaw> little, double penaltyMs, SimulationResult.Figures figures) {
        /** What the waits do not explain of the penalty. */
        double restMs() {
            double waits = WAITS.stream()
                    .mapToDouble(stage -> figures.stage(stage).value())
                    .sum();
            return Math.abs(penaltyMs - waits) < ROUNDING ? 0 : penaltyMs - waits;
        }
    }

    static Shadow of(SystemPlan plan, LatencyFrom from, SimulationResult result) {
        List<StationShadow> stations = new ArrayList<>();
        result.offeredLoad().keySet().forEach(name -> stations.add(StationShadow.of(plan, name, result)));
        StationShadow bottleneck = stations.stream()
                .reduce((one, next) -> next.offered() >= one.offered() ? next : one)
                .orElseThrow();
        Optional<StationShadow> longest = stations.stream()
                .filter(station -> station.waitMs().orElse(0.0) > 0)
                .max(Comparator.comparing(station -> station.waitMs().orElse(0.0)))
                .filter(station -> !station.equals(bottleneck));
        Optional<Steady> steady = result.verdict() == Verdict.OVERLOADED
                ? Optional.empty()
                : result.figures()
                        .map(figures -> new Steady(
                                LittlesLaw.of(plan, from, result, figures),
                                figures.latency().mean().value() - result.additiveMs(),
                                figures));
        return new Shadow(bottleneck, longest, steady);
    }
}
