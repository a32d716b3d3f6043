package io.splitnets.deployment;

import io.splitnets.energy.FrameEnergy;
import io.splitnets.network.CutPoint;
import io.splitnets.network.NetworkGraph;
import io.splitnets.network.Partitioner;
import io.splitnets.network.ShapeException;
import io.splitnets.network.SplitPlan;
import io.splitnets.network.SplitPoint;
import io.splitnets.scenario.NetworkUse;
import io.splitnets.scenario.Scenario;
import io.splitnets.system.AdditiveModel;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Costs a scenario at every cut of its network, one result without contention. The compression of the scenario is
 * applied where one tensor crosses inside the network, and left out elsewhere.
 */
public final class CutSweep {
    private CutSweep() {}

    /**
     * One cut.
     *
     * @param after last block on the sensor, {@code none} or {@code all}
     * @param compressed whether the scenario's compression is applied
     * @param sensorMs from the latency reference to the last sensor's end of compute
     * @param linkMs from there to the end of the last transfer
     * @param aggregatorMs from there to the result
     * @param totalMs the sum
     * @param bytes of content over all links for one result
     * @param sensorMemoryBytes largest need of a sensor
     * @param energyMj energy of one result
     * @param feasible whether it fits into every sensor's memory
     */
    public record Row(
            String after,
            boolean compressed,
            double sensorMs,
            double linkMs,
            double aggregatorMs,
            double totalMs,
            long bytes,
            long sensorMemoryBytes,
            double energyMj,
            boolean feasible) {}

    /** All cuts in execution order, {@code none} first and {@code all} last; cuts where views cannot meet are left out. */
    public static List<Row> of(Scenario scenario) {
        NetworkUse use = scenario.network().orElseThrow();
        NetworkGraph graph = use.graph();
        List<CutPoint> cuts = Partitioner.cutPoints(graph);
        List<Row> rows = new ArrayList<>();
        for (CutPoint cut : cuts) {
            boolean last = cut.index() == cuts.size() - 1;
            SplitPoint point = last ? SplitPoint.ALL : cut.splitPoint();
            boolean inside = cut.index() > 0 && !last && cut.crossing().size() == 1;
            row(scenario, graph, plan(use.split(), point, inside)).ifPresent(rows::add);
        }
        return rows;
    }

    /** The fastest cut that fits. */
    public static Optional<Row> best(List<Row> rows) {
        return rows.stream().filter(Row::feasible).min(Comparator.comparingDouble(Row::totalMs));
    }

    private static SplitPlan plan(SplitPlan split, SplitPoint cut, boolean inside) {
        Optional<String> fuseAfter = split.views() > 1 && cut.equals(SplitPoint.NONE)
                ? Optional.of(split.fuseAfter().orElse(split.cut().after()))
                : Optional.empty();
        return new SplitPlan(
                cut,
                fuseAfter,
                inside ? split.compression() : Optional.empty(),
                split.views(),
                split.fusion(),
                split.precision());
    }

    private static Optional<Row> row(Scenario scenario, NetworkGraph graph, SplitPlan plan) {
        try {
            Partitioner.partition(graph, plan);
        } catch (ShapeException e) {
            return Optional.empty();
        }
        Deployment deployment = Deployment.of(scenario.withNetwork(new NetworkUse(graph, plan)));
        AdditiveModel.Terms terms = AdditiveModel.terms(deployment.plan(), scenario.latencyFrom());
        return Optional.of(new Row(
                plan.cut().after(),
                plan.compression().isPresent(),
                ms(terms.sensor()),
                ms(terms.link()),
                ms(terms.aggregator()),
                ms(terms.total()),
                deployment.linkBytesPerResult(),
                deployment.cameras().stream()
                        .mapToLong(CameraLoad::memoryBytes)
                        .max()
                        .orElse(0),
                FrameEnergy.millijoule(deployment.energy().total()),
                deployment.cameras().stream().allMatch(CameraLoad::fits)));
    }

    private static double ms(SimTime time) {
        return time.toMillis();
    }
}
