package io.splitnets.nas.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.nas.oracle.SimulatorOracle;
import io.splitnets.nas.oracle.SystemEstimate;
import io.splitnets.nas.oracle.SystemQuery;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.supernet.ChoiceSampler;
import io.splitnets.nas.supernet.GroupMember;
import io.splitnets.nas.supernet.SubnetChoice;
import io.splitnets.network.SplitPlan;
import io.splitnets.network.SplitPoint;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a network costs in the main job's scenario. */
class ScenarioCostTest {
    private static final Path FILE = Path.of("..", "scenarios", "fashion-single-view.search.yaml");
    private static final SearchSpec SPEC = SearchSpecReader.load(FILE, List.of("training.attentive.kind=best_up"))
            .spec();

    private final ScenarioCost cost = ScenarioCost.of(SPEC);
    private final NetworkCodec codec = new NetworkCodec(SPEC.space());
    private final SimulatorOracle oracle = new SimulatorOracle(SPEC.scenario(), SPEC.space());
    private final ChoiceSampler sampler = new ChoiceSampler(SPEC.space());
    private final SplittableRandom random = new SplittableRandom(1);

    private static Architecture architecture(SubnetChoice choice) {
        return new Architecture(
                choice.resolution(),
                choice.stemWidth(),
                choice.phases(),
                choice.splits().stream().findFirst(),
                choice.views());
    }

    @Test
    void aNetworkWithOneSplitModuleCostsWhatTheSimulatorCallsItsLatencyAlone() {
        int runs = 0;
        for (int i = 0; i < 6; i++) {
            SubnetChoice choice = sampler.draw(GroupMember.ONE_SPLIT, random);
            OptionalDouble found = cost.milliseconds(choice);
            Architecture architecture = architecture(choice);
            SystemEstimate simulated = oracle.estimate(new SystemQuery(architecture, codec.split(architecture)));
            if (found.isPresent()) {
                assertThat(found.getAsDouble()).isEqualTo(simulated.additiveMs());
                assertThat(found.getAsDouble())
                        .isLessThanOrEqualTo(
                                simulated.latency().orElseThrow().p99().value());
                runs++;
            }
            assertThat(cost.milliseconds(choice)).isEqualTo(found);
        }
        assertThat(runs).isPositive();
    }

    @Test
    void aNetworkWithoutOneCostsWhatItsFastestPlaceDoes() {
        SubnetChoice choice = sampler.draw(GroupMember.PLAIN, random);
        double found = cost.milliseconds(choice).orElseThrow();
        for (SplitPoint place : List.of(SplitPoint.NONE, SplitPoint.ALL, new SplitPoint("stem"))) {
            oracle.unloadedMs(new SystemQuery(architecture(choice), SplitPlan.at(place)))
                    .ifPresent(ms -> assertThat(ms).isGreaterThanOrEqualTo(found));
        }
        assertThat(oracle.unloadedMs(new SystemQuery(architecture(choice), SplitPlan.at(SplitPoint.NONE))))
                .hasValue(found);
    }

    @Test
    void whatNoSystemOrThisOneCannotRunHasNoCost() {
        assertThat(cost.milliseconds(sampler.draw(GroupMember.SEVERAL_SPLITS, random)))
                .isEmpty();
        SubnetChoice largest = sampler.draw(GroupMember.LARGEST, random);
        SystemQuery onSensor = new SystemQuery(architecture(largest), SplitPlan.at(SplitPoint.ALL));
        assertThat(oracle.footprint(onSensor).sensorMemoryBytes()).isGreaterThan(96 * 1024);
        assertThat(oracle.unloadedMs(onSensor)).isEmpty();
    }

    @Test
    void theIdentityFollowsTheScenario() {
        String here = ScenarioCost.identity(SPEC.scenario());
        assertThat(here).hasSize(16).isEqualTo(ScenarioCost.identity(SPEC.scenario()));
        assertThat(ScenarioCost.identity(SearchSpecReader.load(FILE, List.of("search.seed=5"))
                        .spec()
                        .scenario()))
                .isEqualTo(here);
        Path other = Path.of("..", "scenarios", "shapes-multi-view.search.yaml");
        assertThat(ScenarioCost.identity(
                        SearchSpecReader.load(other, List.of()).spec().scenario()))
                .isNotEqualTo(here);
    }
}
