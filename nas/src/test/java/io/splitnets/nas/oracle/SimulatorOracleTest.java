package io.splitnets.nas.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.Gene;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.PhaseSpec;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.network.Fusion;
import io.splitnets.network.Layer.Activation;
import io.splitnets.scenario.Scenario;
import io.splitnets.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The oracle with and without the batch tier, and what it says of its tier. */
class SimulatorOracleTest {
    private static final int FEW = 6;
    private static final int MANY = 500;

    @TempDir
    private Path folder;

    private static NetworkSpaceSpec space(List<Integer> views) {
        return new NetworkSpaceSpec(
                "tiny",
                1,
                List.of(32, 96, 224),
                List.of(8, 16),
                List.of(
                        new PhaseSpec(
                                "mb1",
                                List.of(8, 12),
                                List.of(1, 2),
                                List.of(3, 5),
                                List.of(1, 2),
                                1,
                                false,
                                Activation.RELU6),
                        new PhaseSpec(
                                "mb2",
                                List.of(16, 48),
                                List.of(1),
                                List.of(3),
                                List.of(2, 3),
                                2,
                                false,
                                Activation.RELU6)),
                32,
                10,
                List.of(2, 4),
                List.of(8),
                views,
                Fusion.MAX);
    }

    /** Four cameras without jitter or other work, so that nothing is random. */
    private Scenario scenario(String fps, boolean fuse) throws IOException {
        StringBuilder text = new StringBuilder("version: 1\nname: four\nlatency_from: exposure_mid\nsensors:\n");
        for (int i = 0; i < 4; i++) {
            text.append("  - {id: c")
                    .append(i)
                    .append(", preset: ov7251, fps: ")
                    .append(fps);
            text.append(", npu: {preset: sensor-npu-tiny}, exposure: {time: ")
                    .append(i % 2 + 1)
                    .append(" ms}}\n");
        }
        text.append("links:\n  - {id: csi0, preset: d-phy-1lane, sensors: [c0, c2]}\n");
        text.append("  - {id: csi1, preset: d-phy-1lane, sensors: [c1, c3]}\n");
        text.append("aggregator: {preset: aggregator-npu, queue: {frames: 8}");
        text.append(fuse ? ", fusion: wait_all}\n" : "}\n");
        text.append("network: {builtin: splitnet-mini, split: {after: mb2}")
                .append(fuse ? ", fusion: max}\n" : "}\n")
                .append("run: {duration: 200 ms, warmup: 0 ms, seed: 3}\n");
        Path file = Files.writeString(folder.resolve("system.yaml"), text);
        return ScenarioReader.read(file);
    }

    @ParameterizedTest
    @CsvSource({"30 fps, false", "30 fps, true", "90 fps, false", "90 fps, true"})
    void theTierShowsInNoFigure(String fps, boolean fuse) throws IOException {
        assertThat(compare(fps, fuse, FEW)).containsKey(Tier.BATCH);
    }

    @ParameterizedTest
    @Tag("long")
    @CsvSource({"30 fps, false", "30 fps, true", "90 fps, false", "90 fps, true"})
    void theTierShowsInNoFigureOfManyCandidates(String fps, boolean fuse) throws IOException {
        assertThat(compare(fps, fuse, MANY).get(Tier.BATCH)).isGreaterThan(MANY / 10);
    }

    private Map<Tier, Integer> compare(String fps, boolean fuse, int count) throws IOException {
        Scenario scenario = scenario(fps, fuse);
        NetworkSpaceSpec space = space(fuse ? List.of(1, 2, 4) : List.of(1));
        SimulatorOracle simulating = SimulatorOracle.simulating(scenario, space);
        SimulatorOracle oracle = new SimulatorOracle(scenario, space);
        Map<Tier, Integer> tiers = new EnumMap<>(Tier.class);
        for (SystemQuery query : queries(space, count)) {
            SystemEstimate expected = simulating.estimate(query);
            SystemEstimate found = oracle.estimate(query);
            assertThat(expected.tier()).isEqualTo(Tier.DES);
            assertThat(oracle.tier(query)).isEqualTo(found.tier());
            assertThat(withTier(found, Tier.DES)).as("%s", query).isEqualTo(expected);
            tiers.merge(found.tier(), 1, Integer::sum);
        }
        return tiers;
    }

    @Test
    void randomSystemsAreSimulated() throws IOException {
        Path file = Path.of("..", "scenarios", "single-view.yaml");
        NetworkSpaceSpec space = space(List.of(1));
        LatencyOracle oracle = new CachingOracle(new SimulatorOracle(ScenarioReader.read(file), space));
        SystemQuery query = queries(space, 1).get(0);
        assertThat(oracle.tier(query)).isEqualTo(Tier.DES);
        assertThat(oracle.estimate(query).tier()).isEqualTo(Tier.DES);
        assertThat(oracle.tier(query)).isEqualTo(Tier.DES);
    }

    /** Nothing is random here, so the system at its mean is the system; the formula knows no waits. */
    @Test
    void cheaperModelsDifferInTheLatencyAlone() throws IOException {
        Scenario scenario = scenario("30 fps", true);
        NetworkSpaceSpec space = space(List.of(4));
        for (SystemQuery query : queries(space, FEW)) {
            SystemEstimate run = new SimulatorOracle(scenario, space).estimate(query);
            SystemEstimate mean =
                    SimulatorOracle.of(Tier.MEAN_LOAD, scenario, space).estimate(query);
            SystemEstimate formula =
                    SimulatorOracle.of(Tier.ADDITIVE, scenario, space).estimate(query);
            assertThat(withTier(mean, run.tier())).isEqualTo(run);
            assertThat(mean.tier()).isEqualTo(Tier.MEAN_LOAD);
            assertThat(withTier(formula.withLatency(run.latency()), run.tier())).isEqualTo(run);
            if (run.latency().isPresent()) {
                double p99 = formula.latency().orElseThrow().p99().value();
                assertThat(p99).isEqualTo(run.additiveMs());
                assertThat(p99).isLessThanOrEqualTo(run.latency().get().p99().value());
            }
        }
    }

    /** Other work at random times makes the tail; at its mean it only delays. */
    @Test
    void aRandomSystemAtItsMeanHasAShorterTail() throws IOException {
        Scenario scenario = ScenarioReader.read(Path.of("..", "scenarios", "single-view.yaml"));
        NetworkSpaceSpec space = space(List.of(1));
        SystemQuery query = queries(space, 1).get(0);
        SystemEstimate run = new SimulatorOracle(scenario, space).estimate(query);
        SystemEstimate mean =
                SimulatorOracle.of(Tier.MEAN_LOAD, scenario, space).estimate(query);
        SystemEstimate other = new SimulatorOracle(scenario, space).withSeed(99).estimate(query);
        assertThat(mean.latency().orElseThrow().p99().value())
                .isLessThan(run.latency().orElseThrow().p99().value());
        assertThat(mean.load()).isEqualTo(run.load());
        assertThat(other.latency().orElseThrow().p99())
                .isNotEqualTo(run.latency().orElseThrow().p99());
    }

    private static SystemEstimate withTier(SystemEstimate e, Tier tier) {
        return new SystemEstimate(
                e.latency(),
                e.load(),
                e.additiveMs(),
                e.linkBytes(),
                e.sensorMemoryBytes(),
                e.energyMj(),
                e.rawPixelsLeaveSensor(),
                tier);
    }

    private static List<SystemQuery> queries(NetworkSpaceSpec spec, int count) {
        SplittableRandom random = new SplittableRandom(1);
        SplitSpace space = new SplitSpace(spec);
        NetworkCodec codec = new NetworkCodec(spec);
        List<SystemQuery> queries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Integer> genes = new ArrayList<>();
            for (Gene gene : space.genes()) {
                genes.add(random.nextInt(gene.choices().size()));
            }
            Architecture architecture = space.decode(new Candidate(genes));
            queries.add(new SystemQuery(architecture, codec.split(architecture)));
        }
        return queries;
    }
}
