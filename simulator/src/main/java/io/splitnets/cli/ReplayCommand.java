package io.splitnets.cli;

import io.splitnets.report.Provenance;
import io.splitnets.scenario.CameraSpec;
import io.splitnets.scenario.Scenario;
import io.splitnets.system.RunPlan;
import io.splitnets.trace.ArrivalSpec;
import io.splitnets.trace.RecordedTrace;
import io.splitnets.trace.StampReference;
import io.splitnets.trace.TraceFile;
import io.splitnets.trace.TraceReader;
import io.splitnets.units.SimTime;
import io.splitnets.units.Similarity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitnets replay}: simulates a scenario with recorded arrivals. */
@Command(
        name = "replay",
        description =
                "Simulates a scenario with recorded frame arrivals in place of its own. Every recorded frame is replayed: the "
                        + "run is as long as the longest recording and has no warm-up.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: splitnets replay scenarios/single-view.yaml --trace eye=traces/tumvi-like-20hz.trace.yaml"
        })
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private ScenarioOptions options = new ScenarioOptions();

    @Mixin
    private RunOutput output = new RunOutput();

    @Option(
            names = "--trace",
            required = true,
            paramLabel = "SENSOR=FILE",
            description = "recording of one sensor: EuRoC, TUM VI, TUM RGB-D or our own format; may be repeated")
    private List<String> traces = new ArrayList<>();

    @Option(
            names = "--refers-to",
            paramLabel = "INSTANT",
            description = "what a stamp refers to, in place of what the file or its format says: exposure_start, "
                    + "exposure_mid, exposure_end, readout_start or readout_end")
    private @Nullable StampReference refersTo;

    @Option(
            names = "--replications",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "how often the recording is replayed where something else in the scenario is random; frames are "
                            + "then summed (default: 1)")
    private int replications;

    @Spec
    private @Nullable CommandSpec spec;

    /** A recording and the camera that it is for. */
    private record Recording(CameraSpec camera, Path file, RecordedTrace trace) {}

    @Override
    public Integer call() {
        if (replications < 1 || replications > 10_000) {
            throw new CommandFailure(Exit.BAD_INPUT, "--replications: '" + replications + "': expected 1 to 10000");
        }
        Scenario scenario = options.load().scenario();
        List<Recording> recordings = new ArrayList<>();
        for (String argument : traces) {
            Recording recording = recording(scenario, argument);
            if (recordings.stream().anyMatch(other -> other.camera().equals(recording.camera()))) {
                throw new CommandFailure(
                        Exit.BAD_INPUT, "--trace: '" + recording.camera().id() + "' is given twice");
            }
            recordings.add(recording);
        }
        long origin = recordings.stream()
                .mapToLong(recording -> recording.trace().stampNs(0))
                .min()
                .orElseThrow();
        boolean oneClock = recordings.stream().allMatch(r -> r.trace().stampNs(0) - origin < 1_000_000_000L);
        Map<String, String> inputs = InputHashes.of(options.file(), scenario);
        long longest = 0;
        for (Recording recording : recordings) {
            RecordedTrace trace = recording.trace();
            long start = oneClock ? origin : trace.stampNs(0);
            scenario = scenario.withRecording(recording.camera().id(), new ArrivalSpec.Recorded(trace, start));
            inputs.put(
                    recording.camera().id() + "=" + recording.file().getFileName(),
                    Provenance.sha256(recording.file()));
            longest = Math.max(longest, trace.stampNs(trace.frames() - 1) - start);
        }
        scenario = scenario.withRun(replay(scenario.run(), longest));
        return output.simulate(
                scenario, inputs, Objects.requireNonNull(spec).commandLine().getOut());
    }

    /** Long enough for the last frame to get through, and without a warm-up: a recording is what it is. */
    private RunPlan replay(RunPlan run, long nanoseconds) {
        SimTime drain = new SimTime(SimTime.PER_SECOND);
        return new RunPlan(
                SimTime.ofNanos(nanoseconds).plus(drain),
                SimTime.ZERO,
                replications,
                run.confidence(),
                run.seed(),
                run.latencyFrom(),
                run.timelineFrames());
    }

    private Recording recording(Scenario scenario, String argument) {
        int equals = argument.indexOf('=');
        if (equals < 1) {
            throw new CommandFailure(Exit.BAD_INPUT, "--trace: '" + argument + "': expected SENSOR=FILE");
        }
        String id = argument.substring(0, equals);
        List<String> ids = scenario.cameras().stream().map(CameraSpec::id).toList();
        CameraSpec camera = scenario.cameras().stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        Exit.BAD_INPUT,
                        "--trace: '" + id + "' is no sensor; known sensors: " + String.join(", ", ids)
                                + Similarity.nearest(id, ids)
                                        .map(near -> ". Did you mean '" + near + "'?")
                                        .orElse("")));
        Path file = Path.of(argument.substring(equals + 1));
        return new Recording(camera, file, trace(camera, file));
    }

    private RecordedTrace trace(CameraSpec camera, Path file) {
        TraceReader reader = new TraceReader();
        if (refersTo != null) {
            reader = reader.refersTo(refersTo);
        }
        TraceFile recording = reader.read(file);
        if (recording.traces().size() == 1) {
            return recording.traces().get(0);
        }
        return recording
                .trace(camera.id())
                .orElseThrow(() -> new CommandFailure(
                        Exit.BAD_INPUT,
                        file + ": has no sensor '" + camera.id() + "'; it has "
                                + String.join(
                                        ", ",
                                        recording.traces().stream()
                                                .map(RecordedTrace::name)
                                                .toList())));
    }
}
