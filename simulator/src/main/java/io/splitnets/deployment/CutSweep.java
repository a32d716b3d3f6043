package io.splitnets.deployment;

import io.splitnets.energy.FrameEnergy;
import io.splitnets.network.CutPoint;
import io.splitnets.network.NetworkGraph;
import io.splitnets.network.Partitioner;
import io.splitnets.network.ShapeException;
import io.splitnets.network.SplitPlan;
import io.splitnets.network.SplitPoint;
import io.splitnets.npu.LayerDoesNotFitException;
import io.splitnets.npu.NpuCostCache;
import io.splitnets.scenario.NetworkUse;
import io.splitnets.scenario.Scenario;
import io.splitnets.system.AdditiveModel;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Costs a scenario at every cut of one of its networks, one result without contention. The compression of the scenario is
 * applied where one tensor crosses inside the network, and left out elsewhere.
 */
public final class CutSweep {
    private CutSweep() {}

    /**
     * One cut.
     *
     * @param after last block or layer on the sensor, {@code none} or {@code all}
     * @param compressed whether the scenario's compression is applied
     * @param sensorMs from the latency reference to the last sensor's end of compute
     * @param linkMs from there to the end of the last transfer
     * @param aggregatorMs from there to the result
     * @param totalMs the sum
     * @param bytes of content over all links for one result
     * @param sensorMemoryBytes largest need of one of its sensors, parts of other networks included
     * @param energyMj energy of one result; where networks share the system, without pixels and idle parts
     * @param feasible whether it fits into the memory of each of its sensors
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

    /**
     * All cuts after blocks in execution order, {@code none} first and {@code all} last; cuts where views cannot meet, or
     * with a layer that no tile makes fit, are left out, and so are all but {@code none} where one of the sensors has
     * nothing to compute on.
     *
     * @param network position in the scenario of a network with layers, fed by cameras
     */
    public static List<Row> of(Scenario scenario, int network) {
        return of(scenario, network, Partitioner.cutPoints(graph(scenario, network)));
    }

    /** As {@link #of(Scenario, int)}, and inside of blocks after each layer. */
    public static List<Row> ofLayers(Scenario scenario, int network) {
        return of(scenario, network, Partitioner.layerCuts(graph(scenario, network)));
    }

    private static NetworkGraph graph(Scenario scenario, int network) {
        return scenario.networks().get(network).use().orElseThrow().graph();
    }

    private static List<Row> of(Scenario scenario, int network, List<CutPoint> cuts) {
        NetworkUse use = scenario.networks().get(network).use().orElseThrow();
        NetworkGraph graph = use.graph();
        boolean computes = scenario.cameras().stream()
                .filter(scenario.networks().get(network)::takes)
                .allMatch(camera -> camera.processor().isPresent());
        NpuCostCache known = new NpuCostCache();
        List<Row> rows = new ArrayList<>();
        for (CutPoint cut : computes ? cuts : cuts.subList(0, 1)) {
            boolean last = cut.lastNode() == graph.output().index();
            SplitPoint point = last ? SplitPoint.ALL : cut.splitPoint();
            boolean inside = !cut.isStart() && !last && cut.crossing().size() == 1;
            row(scenario, known, network, new NetworkUse(graph, plan(use.split(), point, inside)))
                    .ifPresent(rows::add);
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

    private static Optional<Row> row(Scenario scenario, NpuCostCache known, int network, NetworkUse use) {
        SplitPlan plan = use.split();
        String id = scenario.networks().get(network).id();
        Deployment deployment;
        try {
            Partitioner.partition(use.graph(), plan);
            deployment = Deployment.of(scenario.withNetwork(id, use), known);
        } catch (ShapeException | LayerDoesNotFitException e) {
            return Optional.empty();
        }
        AdditiveModel.Terms terms = AdditiveModel.terms(deployment.plan(), network, scenario.latencyFrom());
        NetworkLoad load = deployment.networks().get(network);
        List<CameraLoad> cameras = deployment.cameras().stream()
                .filter(camera ->
                        camera.flows().stream().anyMatch(flow -> flow.network().equals(id)))
                .toList();
        FrameEnergy energy = scenario.isUniform() ? deployment.energy() : load.energy();
        return Optional.of(new Row(
                plan.cut().after(),
                plan.compression().isPresent(),
                ms(terms.sensor()),
                ms(terms.link()),
                ms(terms.aggregator()),
                ms(terms.total()),
                load.linkBytes(),
                cameras.stream().mapToLong(CameraLoad::memoryBytes).max().orElse(0),
                FrameEnergy.millijoule(energy.total()),
                cameras.stream().allMatch(CameraLoad::fits)));
    }

    private static double ms(SimTime time) {
        return time.toMillis();
    }
}
