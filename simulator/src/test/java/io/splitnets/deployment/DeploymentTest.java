package io.splitnets.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.energy.FrameEnergy;
import io.splitnets.measure.TimelineFrame;
import io.splitnets.network.BuiltinNetworks;
import io.splitnets.network.MemoryPolicy;
import io.splitnets.network.MemoryProfile;
import io.splitnets.network.NetworkGraph;
import io.splitnets.network.Partitioner;
import io.splitnets.network.Precision;
import io.splitnets.network.SplitPlan;
import io.splitnets.network.SplitPoint;
import io.splitnets.npu.NpuCostCache;
import io.splitnets.scenario.Scenario;
import io.splitnets.scenario.ScenarioReader;
import io.splitnets.system.AdditiveModel;
import io.splitnets.system.CameraPlan;
import io.splitnets.system.LatencyFrom;
import io.splitnets.system.RowStart;
import io.splitnets.system.RunPlan;
import io.splitnets.system.SimulationRun;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentTest {
    private static final Path TASKS = Path.of("..", "scenarios", "xr-tasks.yaml");
    private static final Path QUAD = Path.of("..", "scenarios", "quad-tracking.yaml");
    private static final Path GAZE = Path.of("..", "scenarios", "eye-gaze.yaml");
    /** Puts part of the depth network on the front cameras as well. */
    private static final String CUT_DEPTH = "networks.depth.split.after=stem";

    @TempDir
    private Path folder;

    private static Deployment of(Path file, String... settings) {
        return Deployment.of(ScenarioReader.load(file, List.of(settings)).scenario());
    }

    private static CameraLoad front(Deployment deployment) {
        return deployment.cameras().get(2);
    }

    @Test
    void whatIsKnownOfOtherScenariosChangesNothing() {
        NpuCostCache known = new NpuCostCache();
        for (String set : List.of("run.seed=1", CUT_DEPTH, "sensors.left_front.npu.weight_memory=1 MiB")) {
            Scenario scenario = ScenarioReader.load(TASKS, List.of(set)).scenario();
            Deployment fresh = Deployment.of(scenario);
            Deployment again = Deployment.of(scenario, known);
            assertThat(again.networks()).isEqualTo(fresh.networks());
            assertThat(again.cameras()).isEqualTo(fresh.cameras());
            assertThat(again.energy()).isEqualTo(fresh.energy());
        }
    }

    @Test
    void aCameraHasOneFlowForEachNetworkThatTakesIt() {
        CameraLoad front = front(of(TASKS));
        assertThat(front.flows()).extracting(FlowLoad::network).containsExactly("hands", "depth");
        assertThat(front.flows()).extracting(FlowLoad::share).containsExactly(Rational.of(1, 2), Rational.of(1, 3));
        FlowLoad image = front.flows().get(1);
        assertThat(image.transfer().raw()).isTrue();
        assertThat(image.transfer().packets()).isEqualTo(480);
        assertThat(image.cost()).isEmpty();
        // Half of the frames send 4,096 bytes, a third sends an image of 640 x 480 pixels of 10 bits.
        assertThat(front.payloadBytes()).isEqualTo(4096 / 2 + 640 * 480 * 10 / 8 / 3);
    }

    /** A row every 19.333 us; the link needs 2.519 us for its line and 0.380 us for the end, so it waits for rows. */
    @Test
    void anImageIsSentWhileItIsReadAndEndsALineAfterIt() {
        FlowLoad.Transfer image = front(of(TASKS)).flows().get(1).transfer();
        assertThat(image.raw()).isTrue();
        assertThat(image.lastLine().picoseconds() / 1e3).isCloseTo(2_519 + 380, within(1.0));
    }

    /** On a slow link a line takes 80 us and more, so all lines but the first wait for the link. */
    @Test
    void onASlowLinkTheLinesQueueUp() {
        FlowLoad.Transfer image = front(of(TASKS, "links.csi_front.lane_rate=40 Mbit/s"))
                .flows()
                .get(1)
                .transfer();
        double row = 928 / 48.0;
        double afterReadout = image.time().picoseconds() / 1e6 - 479 * row;
        assertThat(image.lastLine().picoseconds() / 1e6).isCloseTo(afterReadout, within(2.0));
    }

    @Test
    void aProcessorMayStartOnTheFirstRows() {
        Deployment frame = of(GAZE);
        Deployment rows = of(GAZE, "sensors.left_eye.npu_start=rows", "sensors.right_eye.npu_start=rows");
        CameraPlan late = frame.plan().cameras().get(0);
        CameraPlan early = rows.plan().cameras().get(0);
        assertThat(late.flows().get(0).rows()).isEmpty();
        RowStart start = early.flows().get(0).rows().orElseThrow();
        assertThat(start.offset()).isGreaterThan(SimTime.ZERO).isLessThan(early.readout());
        SimTime compute = early.flows().get(0).npu().orElseThrow().mean();
        assertThat(start.tail()).isGreaterThan(SimTime.ZERO).isLessThan(compute);
        assertThat(AdditiveModel.setLatency(rows.plan(), LatencyFrom.ARRIVAL))
                .isLessThan(AdditiveModel.setLatency(frame.plan(), LatencyFrom.ARRIVAL));
    }

    /** The frame alone: the processor ends with its work or with what the last row leaves, whichever is later. */
    @Test
    void theSimulationStartsOnTheFirstRowsToo() {
        Deployment rows = of(GAZE, "sensors.left_eye.npu_start=rows", "sensors.right_eye.npu_start=rows");
        CameraPlan camera = rows.plan().cameras().get(0);
        RowStart start = camera.flows().get(0).rows().orElseThrow();
        long compute = camera.flows().get(0).npu().orElseThrow().mean().picoseconds();
        RunPlan run =
                new RunPlan(new SimTime(SimTime.PER_SECOND / 2), SimTime.ZERO, 1, 0.95, 1, LatencyFrom.ARRIVAL, 100);
        assertThat(SimulationRun.run(rows.plan(), run, 1).timeline())
                .filteredOn(frame -> frame.sensorEnd() != TimelineFrame.NOT_REACHED)
                .isNotEmpty()
                .allSatisfy(frame -> {
                    assertThat(frame.sensorStart())
                            .isEqualTo(frame.readoutStart() + start.offset().picoseconds());
                    assertThat(frame.sensorEnd())
                            .isEqualTo(Math.max(
                                    frame.sensorStart() + compute,
                                    frame.readoutEnd() + start.tail().picoseconds()));
                });
    }

    @Test
    void aSensorMayScaleItsImageToTheNetworksInput() {
        Deployment scaled = of(TASKS, "sensors.left_front.scale=network");
        FlowLoad.Transfer image = front(of(TASKS)).flows().get(1).transfer();
        FlowLoad.Transfer input = front(scaled).flows().get(1).transfer();
        assertThat(image.payloadBytes()).isEqualTo(640 * 480 * 10 / 8);
        assertThat(input.payloadBytes()).isLessThan(image.payloadBytes());
        assertThat(input.raw()).isTrue();
        assertThat(scaled.plan().cameras().get(2).flows().get(1).cutThrough()).isTrue();
        assertThat(input.lastLine()).isGreaterThan(SimTime.ZERO).isLessThan(input.time());
    }

    /** The only entry of {@code networks} is the same system as {@code network}, wherever its fusion is written. */
    @Test
    void oneNetworkMayBeWrittenAsAList() throws IOException {
        String one = Files.readString(GAZE);
        String list = one.replace("  fusion: wait_all\n", "").replace("""
                network:
                  builtin: mobilenetv1-0.25-96
                  split: {after: block5}
                  compression: {kept_channels: 8, bits: 8 bit}
                """, """
                networks:
                  - id: network
                    fusion: wait_all
                    builtin: mobilenetv1-0.25-96
                    split: {after: block5}
                    compression: {kept_channels: 8, bits: 8 bit}
                """);
        assertThat(list).isNotEqualTo(one);
        Deployment listed = of(Files.writeString(folder.resolve("list.yaml"), list));
        Deployment alone = of(GAZE);
        assertThat(listed.plan()).isEqualTo(alone.plan());
        assertThat(listed.energy()).isEqualTo(alone.energy());
        assertThat(listed.networks()).isEqualTo(alone.networks());
        assertThat(listed.framesPerResult()).isEqualTo(2);
    }

    @Test
    void aNetworkAloneCostsWhatItCostsBesideAnother() {
        Deployment alone = of(QUAD);
        FlowLoad hands = front(of(TASKS)).flows().get(0);
        assertThat(hands.compute())
                .isEqualTo(alone.cameras().get(0).flows().get(0).compute());
        assertThat(hands.transfer().payloadBytes())
                .isEqualTo(alone.cameras().get(0).payloadBytes());
    }

    @Test
    void residentWeightsAddUpAndActivationsDoNot() {
        Deployment deployment = of(TASKS, CUT_DEPTH, "sensors.left_front.npu.weight_memory=1 MiB");
        CameraLoad front = front(deployment);
        MemoryProfile hands = front.flows().get(0).memory().orElseThrow();
        MemoryProfile depth = front.flows().get(1).memory().orElseThrow();
        assertThat(front.flows()).allMatch(FlowLoad::isResident);
        assertThat(depth.peakBytes()).isGreaterThan(hands.peakBytes());
        assertThat(front.memoryBytes()).isEqualTo(depth.peakBytes() + hands.weightBytes() + depth.weightBytes());
    }

    @Test
    void weightsThatDoNotFitTogetherAreLoadedForEachFrame() {
        SimTime alone = front(of(TASKS)).flows().get(0).compute();
        MemoryProfile hands = front(of(TASKS)).flows().get(0).memory().orElseThrow();
        String justEnough = "sensors.left_front.npu.weight_memory=" + hands.weightBytes() + " B";
        CameraLoad tight = front(of(TASKS, CUT_DEPTH, justEnough));
        assertThat(front(of(TASKS, justEnough)).flows().get(0).compute()).isEqualTo(alone);
        assertThat(tight.flows()).noneMatch(FlowLoad::isResident);
        assertThat(tight.flows().get(0).compute()).isGreaterThan(alone);
        assertThat(tight.memoryBytes())
                .isEqualTo(tight.flows().get(1).memory().orElseThrow().totalBytes());
        assertThat(tight.fits()).isFalse();
        assertThat(of(TASKS, CUT_DEPTH, justEnough).warnings())
                .anyMatch(warning -> warning.startsWith("sensor left_front: its parts of the networks need"));
    }

    @Test
    void resultsComeAsOftenAsFramesAndFollowersLess() {
        List<NetworkLoad> networks = of(TASKS).networks();
        assertThat(networks).extracting(NetworkLoad::id).containsExactly("eyes", "gaze", "hands", "depth");
        assertThat(networks).extracting(NetworkLoad::resultsPerSecond).containsExactly(60.0, 30.0, 90.0, 30.0);
        assertThat(networks).extracting(NetworkLoad::framesPerResult).containsExactly(2, 0, 1, 2);
        assertThat(networks.get(1).linkBytes()).isZero();
        assertThat(networks.get(3).linkBytes()).isEqualTo(2L * 640 * 480 * 10 / 8);
    }

    /** One network at less than the frame rate: all that a result takes, and pixels and idle parts once per frame. */
    @Test
    void energyOfAFrameIsThatOfItsShareOfResults() {
        Deployment every = of(QUAD);
        Deployment third = of(QUAD, "network.rate=10 fps");
        assertThat(third.energy().sensing())
                .isCloseTo(
                        every.energy().sensing(), within(1e-6 * every.energy().sensing()));
        assertThat(third.energy().link() * 3)
                .isCloseTo(every.energy().link(), within(1e-9 * every.energy().link()));
        assertThat(third.energy().sensorCompute() * 3)
                .isCloseTo(
                        every.energy().sensorCompute(),
                        within(1e-9 * every.energy().sensorCompute()));
        assertThat(third.energy().aggregator() * 3)
                .isCloseTo(
                        every.energy().aggregator(),
                        within(1e-9 * every.energy().aggregator()));
    }

    @Test
    void energyOfAFrameIsThePowerOverTheFrames() {
        Deployment deployment = of(TASKS);
        double results = 0;
        for (NetworkLoad network : deployment.networks()) {
            results += network.resultsPerSecond() * network.energy().total();
        }
        FrameEnergy energy = deployment.energy();
        double framesPerSecond = 2 * 60 + 2 * 90;
        assertThat((energy.total() - energy.sensing() - energy.idle()) * framesPerSecond)
                .isCloseTo(results, within(1e-9 * results));
    }

    @Test
    void theCutsOfANetworkAreThoseOfItsOwnCameras() {
        Scenario scenario = ScenarioReader.read(TASKS);
        CutSweep.Row eyes = row(CutSweep.of(scenario, 0), "block5");
        CutSweep.Row hands = row(CutSweep.of(scenario, 2), "block3");
        assertThat(eyes.sensorMemoryBytes())
                .isEqualTo(of(TASKS).cameras().get(0).memoryBytes());
        assertThat(eyes.bytes()).isEqualTo(of(TASKS).networks().get(0).linkBytes());
        assertThat(hands.sensorMemoryBytes()).isEqualTo(front(of(TASKS)).memoryBytes());
    }

    @Test
    void aSensorThatCannotComputeOffersNoCutInsideTheNetwork(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("bare.yaml"), """
                version: 1
                name: bare
                sensors: [{id: eye, fps: 30 fps}]
                links: [{id: bus, phy: ideal, rate: 1 Gbit/s, sensors: [eye]}]
                aggregator: {service: {dist: constant, mean: 1 ms}}
                network: {builtin: resnet8, split: {after: none}}
                run: {duration: 1 s}
                """);

        assertThat(CutSweep.of(ScenarioReader.read(file), 0))
                .extracting(CutSweep.Row::after)
                .containsExactly("none");
    }

    /** Of the front part's need, activations and weights together, no byte may be missing. */
    @Test
    void aPartFitsIfItsPeakAndItsWeightsDo() {
        CutSweep.Row block5 = row(CutSweep.of(ScenarioReader.read(QUAD), 0), "block5");
        NetworkGraph graph = BuiltinNetworks.find("mobilenetv2-0.35-128").orElseThrow();
        NetworkGraph head = Partitioner.partition(
                        graph, SplitPlan.at(new SplitPoint("block5")).compressed(4, 8))
                .head()
                .orElseThrow();
        long bytes =
                MemoryProfile.of(head, Precision.INT8, MemoryPolicy.NO_OVERLAP).totalBytes();
        long rest = bytes - 16 * 1024;

        assertThat(block5.sensorMemoryBytes()).isEqualTo(bytes);
        assertThat(fits(rest, "no_overlap")).isTrue();
        assertThat(fits(rest - 1, "no_overlap")).isFalse();
        assertThat(fits(rest - 1, "patch")).isTrue();
    }

    private static boolean fits(long activationMemory, String policy) {
        List<String> settings = new ArrayList<>();
        for (String camera : List.of("left_front", "right_front", "left_side", "right_side")) {
            String npu = "sensors." + camera + ".npu.";
            settings.add(npu + "weight_memory=16 KiB");
            settings.add(npu + "activation_memory=" + activationMemory + " B");
            settings.add(npu + "memory_policy=" + policy);
        }
        Scenario scenario = ScenarioReader.load(QUAD, settings).scenario();
        return row(CutSweep.of(scenario, 0), "block5").feasible();
    }

    private static CutSweep.Row row(List<CutSweep.Row> rows, String after) {
        return rows.stream()
                .filter(row -> row.after().equals(after))
                .findFirst()
                .orElseThrow();
    }
}
