package io.splitnets.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.units.Rational;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GeneratedTracesTest {
    private static final Path TRACES = SharedTraces.root().resolve("traces");

    /** With {@code -Dregenerate=true} the files are written anew; that is the one command that changes them. */
    @Test
    void theTracesOfTheProjectAreThoseOfTheirPlans() throws IOException {
        for (TracePlan plan : GeneratedTraces.all()) {
            if (Boolean.getBoolean("regenerate")) {
                TraceGenerator.write(plan, TRACES);
            }
            assertThat(TRACES.resolve(plan.name() + ".trace.yaml")).hasContent(TraceGenerator.header(plan));
            assertThat(Files.readString(TRACES.resolve(plan.name() + ".csv"))).isEqualTo(TraceGenerator.data(plan));
        }
    }

    @Test
    void everyTraceOfTheProjectHasAPlan() throws IOException {
        try (Stream<Path> files = Files.list(TRACES)) {
            List<String> names = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".trace.yaml"))
                    .map(name -> name.replace(".trace.yaml", ""))
                    .sorted()
                    .toList();
            assertThat(names)
                    .isEqualTo(
                            GeneratedTraces.all().stream().map(TracePlan::name).toList());
        }
    }

    @Test
    void theTracesShowWhatTheirHeadersSay() {
        TraceDiagnosis euroc = diagnose("euroc-like-20hz").get(0);
        assertThat(euroc.model()).isEqualTo(TraceDiagnosis.Model.GRID);
        assertThat(euroc.longestGapPeriods()).isEqualTo(2);
        assertThat(euroc.missingFrames() / 600.0).isCloseTo(0.177, within(0.04));

        TraceDiagnosis tumvi = diagnose("tumvi-like-20hz").get(0);
        assertThat(tumvi.model()).isEqualTo(TraceDiagnosis.Model.PERIOD_NOISE);
        assertThat(tumvi.frames()).isEqualTo(600);

        TraceDiagnosis rgbd = diagnose("tum-rgbd-like-30hz").get(0);
        assertThat(rgbd.model()).isEqualTo(TraceDiagnosis.Model.ARRIVAL_NOISE);
        assertThat(rgbd.lag1Autocorrelation()).isCloseTo(-0.5, within(0.1));
        assertThat(rgbd.periodStdMs()).isCloseTo(1.97, within(0.2));

        List<TraceDiagnosis> quad = diagnose("tracking-quad-30hz");
        assertThat(quad).hasSize(4).allSatisfy(sensor -> {
            assertThat(sensor.nominalFps()).isEqualTo(30);
            assertThat(sensor.model()).isEqualTo(TraceDiagnosis.Model.ARRIVAL_NOISE);
        });
    }

    @Test
    void framesOfOneTriggerKeepOneIndexAcrossTheQuad() {
        TraceFile quad = new TraceReader().read(TRACES.resolve("tracking-quad-30hz.trace.yaml"));
        for (RecordedTrace trace : quad.traces()) {
            ArrivalProcess process = new ArrivalSpec.Recorded(trace, quad.originNs())
                    .start(io.splitnets.engine.RandomSource.of(1, 0, "unused", "arrivals"));
            Rational period = trace.nominalPeriodPs();
            while (process.next()) {
                double triggers = process.timePs() / (period.toDouble() * (1 + 31e-6));
                assertThat((double) process.index()).isCloseTo(triggers, within(0.08));
            }
        }
    }

    @Test
    void equalPlansGiveEqualBytesAndAnotherSeedGivesOthers() {
        TracePlan plan = GeneratedTraces.all().get(1);
        TracePlan other = new TracePlan(
                plan.name(),
                plan.sensors(),
                plan.duration(),
                plan.startNs(),
                plan.seed() + 1,
                plan.refersTo(),
                plan.facts());
        assertThat(TraceGenerator.data(plan)).isEqualTo(TraceGenerator.data(plan));
        assertThat(TraceGenerator.data(other)).isNotEqualTo(TraceGenerator.data(plan));
    }

    private static List<TraceDiagnosis> diagnose(String name) {
        return TraceDoctor.diagnose(TRACES.resolve(name + ".trace.yaml"));
    }
}
