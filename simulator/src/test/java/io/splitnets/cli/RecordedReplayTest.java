package io.splitnets.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.splitnets.deployment.Deployment;
import io.splitnets.measure.TimelineFrame;
import io.splitnets.scenario.Scenario;
import io.splitnets.scenario.ScenarioReader;
import io.splitnets.system.RunPlan;
import io.splitnets.system.SimulationRun;
import io.splitnets.trace.ArrivalSpec;
import io.splitnets.trace.RecordedTrace;
import io.splitnets.trace.TraceFile;
import io.splitnets.trace.TraceReader;
import io.splitnets.units.SimTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A recording is replayed frame for frame, at its own instants, whatever the recording. */
class RecordedReplayTest {
    private static final String SCENARIO =
            Path.of("..", "scenarios", "single-view.yaml").toString();
    private static final String[] FAST = {
        "--set", "run.replications=1", "--set", "run.timeline_frames=10000", "--set", "sensors.eye.exposure.time=0 ms"
    };

    @Test
    void everyShippedRecordingIsReplayed() throws IOException {
        for (Path file : files(Path.of("..", "traces"), ".trace.yaml")) {
            TraceFile recording = new TraceReader().read(file);
            if (recording.traces().size() == 1) {
                replayed(file, recording.traces().get(0));
            }
        }
    }

    @Test
    void everyRealRecordingIsReplayed() throws IOException {
        Path folder = Path.of("..")
                .toAbsolutePath()
                .normalize()
                .resolveSibling("shared")
                .resolve("traces");
        assumeTrue(Files.isDirectory(folder), "the real recordings are not beside the project");
        List<Path> files = files(folder, ".txt");
        assertThat(files).isNotEmpty();
        for (Path file : files) {
            replayed(file, new TraceReader().read(file).traces().get(0));
        }
    }

    private static void replayed(Path file, RecordedTrace trace) {
        Session session = Session.of(
                Stream.concat(Stream.of("replay", SCENARIO, "--trace", "eye=" + file, "--json"), Stream.of(FAST))
                        .toArray(String[]::new));
        assertThat(session.err()).as(file.toString()).isEmpty();
        assertThat(session.code()).isIn(Exit.OK, Exit.OVERLOADED);
        JsonNode result = session.json();
        long frames = trace.frames();
        JsonNode counted = result.get("frames");
        assertThat(counted.get("captured").asLong()).as(file.toString()).isEqualTo(frames);
        assertThat(counted.get("completed").asLong()
                        + counted.get("dropped").asLong()
                        + counted.get("in_flight").asLong())
                .isEqualTo(frames);
        spaced(trace);
    }

    /** Distances between exposures are those between the stamps, to the nanosecond of the recording. */
    private static void spaced(RecordedTrace trace) {
        Scenario scenario = ScenarioReader.read(Path.of(SCENARIO));
        String camera = scenario.cameras().get(0).id();
        RunPlan run = scenario.run();
        RunPlan whole = new RunPlan(
                SimTime.ofNanos(trace.stampNs(trace.frames() - 1) - trace.stampNs(0) + 1_000_000_000L),
                SimTime.ZERO,
                1,
                run.confidence(),
                run.seed(),
                run.latencyFrom(),
                trace.frames());
        Scenario recorded = scenario.withRecording(camera, new ArrivalSpec.Recorded(trace, trace.stampNs(0)))
                .withRun(whole);
        List<TimelineFrame> timeline = SimulationRun.run(Deployment.of(recorded).plan(), recorded.run(), 1)
                .timeline();
        assertThat(timeline).hasSize(trace.frames());
        for (int i = 1; i < timeline.size(); i++) {
            assertThat(timeline.get(i).exposureStart() - timeline.get(i - 1).exposureStart())
                    .isEqualTo((trace.stampNs(i) - trace.stampNs(i - 1)) * 1000);
        }
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }
}
