package io.splitnets.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.deployment.Deployment;
import io.splitnets.network.SplitPoint;
import io.splitnets.system.Arbitration;
import io.splitnets.system.FlowPlan;
import io.splitnets.system.FullPolicy;
import io.splitnets.system.FusionPlan;
import io.splitnets.system.Join;
import io.splitnets.system.NetworkPlan;
import io.splitnets.system.QueueOrder;
import io.splitnets.system.ServiceLaw;
import io.splitnets.system.SystemPlan;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworksReaderTest {
    private static final String LAWS = """
            version: 1
            name: laws
            sensors:
              - {id: a, fps: 60 fps, priority: 3, npu: {service: {dist: constant, mean: 1 ms}},
                 input_buffer: {frames: 0, on_full: drop_newest, policy: latest_only}}
              - {id: b, fps: 45 fps}
            links:
              - {id: l, sensors: [a, b], service: {dist: constant, mean: 2 ms}, packets: 7, arbitration: round_robin}
            aggregator:
              queue: {frames: 0}
              fusion: {join: drop_incomplete, window: 5 ms}
              background:
                - {id: other, interarrival: {dist: exponential, mean: 1 s}, service: {dist: constant, mean: 1 ms}, priority: 9}
            networks:
              - {id: last, after: {network: second}, service: {dist: constant, mean: 3 ms}}
              - {id: first, sensors: [a], rate: 30 fps, priority: 1, service: {dist: constant, mean: 1 ms}}
              - {id: second, after: {network: first, probability: 25 %}, service: {dist: constant, mean: 2 ms}}
              - {id: both, fusion: latest, rate: 10 fps, service: {dist: constant, mean: 4 ms}}
            run: {duration: 1 s, replications: 1}
            """;

    @TempDir
    private Path folder;

    private Scenario read(String text) {
        try {
            return ScenarioReader.read(Files.writeString(folder.resolve("case.yaml"), text));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void everyKeyIsRead() {
        Scenario scenario = read(LAWS);
        CameraSpec a = scenario.cameras().get(0);
        assertThat(a.priority()).isEqualTo(3);
        assertThat(a.inputBuffer().capacity()).isZero();
        assertThat(a.inputBuffer().onFull()).isEqualTo(FullPolicy.DROP_NEWEST);
        assertThat(a.inputBuffer().order()).isEqualTo(QueueOrder.LATEST_ONLY);
        assertThat(scenario.links().get(0).packets()).isEqualTo(7);
        assertThat(scenario.links().get(0).arbitration()).isEqualTo(Arbitration.ROUND_ROBIN);
        assertThat(scenario.aggregator().background().get(0).priority()).isEqualTo(9);
        assertThat(scenario.network()).isEmpty();
    }

    @Test
    void aNetworkStandsBehindTheOneItFollows() {
        assertThat(read(LAWS).networks())
                .extracting(NetworkSpec::id)
                .containsExactly("first", "second", "both", "last");
    }

    @Test
    void theAggregatorsFusionIsThatOfNetworksThatSayNothing() {
        List<NetworkSpec> networks = read(LAWS).networks();
        assertThat(networks.get(0).fusion()).contains(new FusionPlan(Join.DROP_INCOMPLETE, SimTime.parse("5 ms")));
        assertThat(networks.get(2).fusion()).contains(new FusionPlan(Join.LATEST, SimTime.ZERO));
        assertThat(networks.get(1).fusion()).isEmpty();
    }

    @Test
    void theSharesOfFramesAreExact() {
        Scenario scenario = read(LAWS);
        CameraSpec a = scenario.cameras().get(0);
        CameraSpec b = scenario.cameras().get(1);
        NetworkSpec both = scenario.networks().get(2);
        assertThat(both.sensors()).containsExactly("a", "b");
        assertThat(both.share(a)).isEqualTo(Rational.of(1, 6));
        assertThat(both.share(b)).isEqualTo(Rational.of(2, 9));
    }

    @Test
    void thePlanHasAFlowForEachCameraAndNetwork() {
        SystemPlan plan = Deployment.of(read(LAWS)).plan();
        List<FlowPlan> flows = plan.cameras().get(0).flows();
        assertThat(flows).extracting(FlowPlan::network).containsExactly(0, 2);
        assertThat(flows).extracting(FlowPlan::share).containsExactly(Rational.of(1, 2), Rational.of(1, 6));
        assertThat(flows).extracting(FlowPlan::packets).containsOnly(7);
        assertThat(flows).allMatch(flow -> flow.npu().isPresent());
        assertThat(plan.cameras().get(0).priority()).isEqualTo(3);
        assertThat(plan.cameras().get(1).flows()).extracting(FlowPlan::network).containsExactly(2);
        assertThat(plan.cameras().get(1).flows().get(0).npu()).isEmpty();
        assertThat(plan.links().get(0).arbitration()).isEqualTo(Arbitration.ROUND_ROBIN);
    }

    @Test
    void thePlanHasTheNetworksWithTheirLaws() {
        List<NetworkPlan> networks =
                Deployment.of(read(LAWS)).plan().aggregator().networks();
        assertThat(networks)
                .extracting(NetworkPlan::service)
                .containsExactly(constant("1 ms"), constant("2 ms"), constant("4 ms"), constant("3 ms"));
        assertThat(networks.get(0).priority()).isEqualTo(1);
        assertThat(networks.get(1).after().orElseThrow().network()).isZero();
        assertThat(networks.get(1).after().orElseThrow().probability()).isEqualTo(0.25);
        assertThat(networks.get(3).after().orElseThrow().network()).isEqualTo(1);
        assertThat(networks.get(3).after().orElseThrow().probability()).isEqualTo(1);
    }

    private static ServiceLaw constant(String time) {
        return new ServiceLaw.Constant(SimTime.parse(time));
    }

    @Test
    void theAggregatorsLawIsThatOfNetworksThatBringNone() {
        String text = LAWS.replace("aggregator:\n", "aggregator:\n  service: {dist: constant, mean: 9 ms}\n")
                .replace("rate: 10 fps, service: {dist: constant, mean: 4 ms}", "rate: 10 fps");
        List<NetworkPlan> networks =
                Deployment.of(read(text)).plan().aggregator().networks();
        assertThat(networks.get(0).service()).isEqualTo(constant("1 ms"));
        assertThat(networks.get(2).service()).isEqualTo(constant("9 ms"));
    }

    @Test
    void theOnlyNetworkMayHaveARateAPriorityAndADeadline() {
        String base = RefusalCases.text(Path.of("src", "test", "resources", "refusals", "base.yaml"));
        Scenario scenario =
                read(base.replace("network:\n", "network:\n  rate: 20 fps\n  deadline: 15 ms\n  priority: 4\n"));
        NetworkSpec network = scenario.networks().get(0);
        assertThat(network.id()).isEqualTo("network");
        assertThat(network.priority()).isEqualTo(4);
        assertThat(network.deadline()).contains(SimTime.parse("15 ms"));
        assertThat(network.share(scenario.cameras().get(0))).isEqualTo(Rational.of(1, 3));
        assertThat(network.use()).isEqualTo(scenario.network());
        assertThat(scenario.isUniform()).isFalse();
        assertThat(read(base).isUniform()).isTrue();
    }

    @Test
    void aNetworkThatFollowsRunsWhollyOnTheAggregator() {
        Scenario scenario = ScenarioReader.read(Path.of("..", "scenarios", "xr-tasks.yaml"));
        NetworkSpec gaze = scenario.networks().stream()
                .filter(network -> network.id().equals("gaze"))
                .findFirst()
                .orElseThrow();
        assertThat(gaze.use().orElseThrow().split().cut()).isEqualTo(SplitPoint.NONE);
        assertThat(gaze.framesPerResult()).isEqualTo(1);
        assertThat(gaze.sensors()).isEmpty();
    }

    @Test
    void camerasThatAreTakenAwayLeaveTheirNetworks() {
        Scenario scenario = read(LAWS);
        Scenario fewer = scenario.withCameras(
                List.of(scenario.cameras().get(0)),
                List.of(scenario.links().get(0).withSensors(List.of("a"))));
        assertThat(fewer.networks().get(2).sensors()).containsExactly("a");
    }
}
