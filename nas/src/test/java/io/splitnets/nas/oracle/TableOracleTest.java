package io.splitnets.nas.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.deployment.CameraLoad;
import io.splitnets.deployment.Deployment;
import io.splitnets.deployment.FlowLoad;
import io.splitnets.deployment.NetworkLoad;
import io.splitnets.nas.oracle.SystemEstimate.Latency;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.network.Fusion;
import io.splitnets.network.Precision;
import io.splitnets.network.SplitPlan;
import io.splitnets.network.SplitPoint;
import io.splitnets.npu.LayerDoesNotFitException;
import io.splitnets.npu.NetworkCost;
import io.splitnets.scenario.Scenario;
import io.splitnets.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The table's answers beside those of the simulator, bit by bit. */
class TableOracleTest {
    private static final int MANY = 80;
    private static final List<Integer> ONE = List.of(1);
    private static final List<Integer> SEVERAL = List.of(1, 2, 4);

    @TempDir
    private Path folder;

    private static TableOracle table(Scenario scenario, NetworkSpaceSpec space) {
        return TableOracle.of(scenario, space, BlockTables.of(scenario, space));
    }

    private static SystemQuery query(NetworkSpaceSpec spec, Candidate candidate) {
        Architecture architecture = new SplitSpace(spec).decode(candidate);
        return new SystemQuery(architecture, new NetworkCodec(spec).split(architecture));
    }

    @ParameterizedTest
    @CsvSource({
        "plain, 30 fps, false, ''",
        "plain, 90 fps, true, ''",
        "plain, 30 fps, true, ', weight_memory: 4 KiB, clock: 30 MHz'",
        "attentive, 60 fps, false, ', weight_memory: 24 KiB, memory_policy: inplace_dw'",
        "attentive, 30 fps, true, ', weights_resident: false, memory_policy: double_buffer, clock: 70 MHz'",
        "attentive, 30 fps, false, ', weight_memory: 12 KiB, memory_policy: patch, activation_memory: 24 KiB'"
    })
    void everyFigureIsTheSimulators(String name, String fps, boolean fuse, String npu) {
        Scenario scenario = TableSystems.read(folder, TableSystems.four(fps, fuse, npu));
        NetworkSpaceSpec space = space(name, fuse);
        TableOracle oracle = table(scenario, space);
        SimulatorOracle simulator = new SimulatorOracle(scenario, space);
        List<Candidate> candidates = TableSystems.candidates(space, MANY, 1);
        List<Optional<Latency>> latencies = oracle.latencies(candidates);
        Map<Tier, Integer> tiers = new EnumMap<>(Tier.class);
        Set<Boolean> resident = new HashSet<>();
        for (int i = 0; i < MANY; i++) {
            SystemQuery query = query(space, candidates.get(i));
            SystemEstimate expected = simulator.estimate(query);
            assertThat(oracle.estimate(query)).as("%s", query).isEqualTo(expected);
            assertThat(latencies.get(i)).as("%s", query).isEqualTo(expected.latency());
            assertThat(oracle.footprint(query)).isEqualTo(simulator.footprint(query));
            assertThat(oracle.additiveMs(query)).isEqualTo(expected.additiveMs());
            same(oracle.deployment(query), simulator.deployment(query), resident);
            tiers.merge(expected.tier(), 1, Integer::sum);
        }
        assertThat(tiers.get(Tier.BATCH)).isGreaterThan(MANY / 2);
        assertThat(resident).hasSize(npu.contains("weight_memory") ? 2 : 1);
    }

    private static NetworkSpaceSpec space(String name, boolean fuse) {
        List<Integer> views = fuse ? SEVERAL : ONE;
        return name.equals("plain")
                ? TableSystems.plain(views, Fusion.MAX)
                : TableSystems.attentive(views, Fusion.CONCATENATE);
    }

    /** Not only what comes of it: the plan, and what is counted of each part. */
    private static void same(Deployment found, Deployment expected, Set<Boolean> resident) {
        assertThat(found.plan()).isEqualTo(expected.plan());
        assertThat(found.energy()).isEqualTo(expected.energy());
        for (int i = 0; i < expected.cameras().size(); i++) {
            CameraLoad camera = expected.cameras().get(i);
            FlowLoad flow = camera.flows().get(0);
            FlowLoad other = found.cameras().get(i).flows().get(0);
            assertThat(found.cameras().get(i).fits()).isEqualTo(camera.fits());
            assertThat(other.compute()).isEqualTo(flow.compute());
            assertThat(other.transfer()).isEqualTo(flow.transfer());
            assertThat(counts(other.cost())).isEqualTo(counts(flow.cost()));
            flow.cost().ifPresent(cost -> resident.add(cost.weightsResident()));
        }
        NetworkLoad network = expected.networks().get(0);
        assertThat(found.networks().get(0).compute()).isEqualTo(network.compute());
        assertThat(counts(found.networks().get(0).tail())).isEqualTo(counts(network.tail()));
    }

    private static Optional<List<Object>> counts(Optional<NetworkCost> cost) {
        return cost.map(
                all -> List.of(all.cycles(), all.macs(), all.sramBytes(), all.externalBytes(), all.weightsResident()));
    }

    /** The cheaper models, on a system with random other work. */
    @ParameterizedTest
    @EnumSource(names = {"ADDITIVE", "MEAN_LOAD"})
    void cheaperTiersAreTheSimulatorsToo(Tier tier) {
        Scenario scenario = ScenarioReader.read(Path.of("..", "scenarios", "single-view.yaml"));
        NetworkSpaceSpec space = TableSystems.plain(ONE, Fusion.MAX);
        SimulatorOracle found = table(scenario, space).at(tier);
        SimulatorOracle expected = SimulatorOracle.of(tier, scenario, space);
        for (Candidate candidate : TableSystems.candidates(space, 20, 6)) {
            assertThat(found.estimate(query(space, candidate))).isEqualTo(expected.estimate(query(space, candidate)));
        }
    }

    /** Where most candidates are too slow for the frames. */
    @Test
    void overloadedCandidatesHaveNoLatency() {
        Scenario scenario = TableSystems.read(folder, TableSystems.four("90 fps", false, ", clock: 4 MHz"));
        NetworkSpaceSpec space = TableSystems.attentive(ONE, Fusion.MAX);
        List<Candidate> candidates = TableSystems.candidates(space, 60, 8);
        List<Optional<Latency>> found = table(scenario, space).latencies(candidates);
        SimulatorOracle simulator = new SimulatorOracle(scenario, space);
        for (int i = 0; i < candidates.size(); i++) {
            assertThat(found.get(i))
                    .isEqualTo(
                            simulator.estimate(query(space, candidates.get(i))).latency());
        }
        assertThat(found.stream().filter(Optional::isPresent).count()).isBetween(5L, 55L);
    }

    @ParameterizedTest
    @CsvSource({"plain, false", "plain, true", "attentive, false", "attentive, true"})
    void networksWithoutSplitModuleAreTheSimulatorsToo(String name, boolean fuse) {
        Scenario scenario = TableSystems.read(folder, TableSystems.four("30 fps", fuse, ""));
        NetworkSpaceSpec space = space(name, fuse);
        TableOracle oracle = table(scenario, space);
        SimulatorOracle simulator = new SimulatorOracle(scenario, space);
        for (Candidate candidate : TableSystems.candidates(space, 6, 2)) {
            Architecture network = query(space, candidate).architecture();
            for (SplitPlan plan : plans(space, network.views())) {
                SystemQuery query = new SystemQuery(network, plan);
                SystemEstimate expected = simulator.estimate(query);
                assertThat(oracle.tier(query)).isEqualTo(expected.tier());
                assertThat(oracle.footprint(query)).isEqualTo(simulator.footprint(query));
                assertThat(oracle.estimate(query)).as("%s", query).isEqualTo(expected);
            }
        }
    }

    private static List<SplitPlan> plans(NetworkSpaceSpec space, int views) {
        List<SplitPlan> plans = new ArrayList<>();
        if (views == 1) {
            List.of("none", "all", "stem", "mb1", "mb2", "head")
                    .forEach(after -> plans.add(SplitPlan.at(new SplitPoint(after))));
            return plans;
        }
        plans.add(SplitPlan.at(new SplitPoint("mb1")).fused(views, space.fusion()));
        plans.add(SplitPlan.at(SplitPoint.ALL).fusedAfter("mb2", views, space.fusion()));
        plans.add(SplitPlan.at(new SplitPoint("stem")).compressed(2, 8).fusedAfter("mb2", views, space.fusion()));
        plans.add(new SplitPlan(
                SplitPoint.NONE, Optional.of("mb1"), Optional.empty(), views, space.fusion(), Precision.INT8));
        return plans;
    }

    @ParameterizedTest
    @CsvSource({"single-view.yaml", "imx500-gaze.yaml", "multi-view-12.yaml"})
    void shippedSystemsAreTheSimulators(String name) {
        Scenario scenario = ScenarioReader.read(Path.of("..", "scenarios", name));
        boolean fuse = scenario.fuses();
        NetworkSpaceSpec space = space("attentive", false);
        space = fuse ? TableSystems.attentive(List.of(2, 12), Fusion.MAX) : space;
        TableOracle oracle = table(scenario, space);
        SimulatorOracle simulator = new SimulatorOracle(scenario, space);
        for (Candidate candidate : TableSystems.candidates(space, 40, 3)) {
            same(
                    oracle.deployment(query(space, candidate)),
                    simulator.deployment(query(space, candidate)),
                    new HashSet<>());
        }
        SystemQuery query = query(space, TableSystems.candidates(space, 1, 4).get(0));
        if (!fuse) {
            assertThat(oracle.estimate(query)).isEqualTo(simulator.estimate(query));
        }
    }

    @Test
    void aPartThatDoesNotFitIsRefusedAsTheSimulatorDoes() {
        Scenario scenario = TableSystems.read(
                folder, TableSystems.four("30 fps", false, ", weight_memory: 160 B, activation_memory: 450 B"));
        NetworkSpaceSpec space = TableSystems.attentive(ONE, Fusion.MAX);
        TableOracle oracle = table(scenario, space);
        SimulatorOracle simulator = new SimulatorOracle(scenario, space);
        int refused = 0;
        for (Candidate candidate : TableSystems.candidates(space, 60, 5)) {
            SystemQuery query = query(space, candidate);
            try {
                SystemEstimate expected = simulator.estimate(query);
                assertThat(oracle.estimate(query)).isEqualTo(expected);
                assertThat(oracle.latencies(List.of(candidate))).containsExactly(expected.latency());
            } catch (LayerDoesNotFitException e) {
                refused++;
                assertThatThrownBy(() -> oracle.estimate(query))
                        .isInstanceOf(LayerDoesNotFitException.class)
                        .hasMessage(e.getMessage());
                assertThatThrownBy(() -> oracle.latencies(List.of(candidate)))
                        .isInstanceOf(LayerDoesNotFitException.class);
            }
        }
        assertThat(refused).isPositive().isLessThan(60);
    }

    @Test
    void aTableOfOtherHardwareIsRefused() {
        NetworkSpaceSpec space = TableSystems.plain(ONE, Fusion.MAX);
        Scenario scenario = TableSystems.read(folder, TableSystems.four("30 fps", false, ""));
        Scenario slower = TableSystems.read(folder, TableSystems.four("30 fps", false, ", clock: 4 MHz"));
        BlockTable table = BlockTables.of(scenario, space);
        assertThatThrownBy(() -> TableOracle.of(slower, space, table))
                .hasMessageContaining("plain on four: sensor_npu_sha256: ")
                .hasMessageContaining("the table was made for other hardware");
    }

    @Test
    void aTableOfAnotherSpaceIsRefused() {
        Scenario scenario = TableSystems.read(folder, TableSystems.four("30 fps", false, ""));
        BlockTable table = BlockTables.of(scenario, TableSystems.plain(ONE, Fusion.MAX));
        assertThatThrownBy(() -> TableOracle.of(scenario, TableSystems.attentive(ONE, Fusion.MAX), table))
                .hasMessageContaining("there is no row for: stem 40x40, 3 to 8 channels; ")
                .hasMessageContaining(" more");
    }
}
