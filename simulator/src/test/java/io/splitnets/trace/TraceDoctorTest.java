package io.splitnets.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.input.InputException;
import io.splitnets.trace.TraceDiagnosis.Model;
import io.splitnets.units.Rational;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceDoctorTest {
    @TempDir
    private Path folder;

    /** Frames, mean interval, spread, losses and longest gap published with, or counted from, the recordings. */
    @ParameterizedTest
    @CsvSource({
        "euroc_MH01, 3682, 50.000000, 0.000128, 20, 0, 1, GRID, EUROC",
        "euroc_V203, 1922, 60.775638, 0.000113, 20, 414, 2, GRID, EUROC",
        "tumvi_room1_512, 2821, 50.001583, 0.1347, 20, 0, 1, PERIOD_NOISE, TUMVI",
        "tumvi_slides1_512, 5582, 50.001568, 0.1956, 20, 0, 1, PERIOD_NOISE, TUMVI",
        "tum_rgbd_fr1_desk, 573, 34.678995, 1.972, 30, 23, 2, ARRIVAL_NOISE, TUM_RGBD",
    })
    void recordedTracesHaveTheirKnownFigures(
            String name,
            int frames,
            double mean,
            double spread,
            double fps,
            long missing,
            long gap,
            Model model,
            TraceFormat format) {
        TraceDiagnosis found =
                TraceDoctor.diagnose(SharedTraces.of(name + ".txt")).get(0);
        assertThat(found.frames()).isEqualTo(frames);
        assertThat(found.periodMeanMs()).isCloseTo(mean, within(5e-7));
        assertThat(found.periodStdMs()).isCloseTo(spread, within(spread * 0.005));
        assertThat(found.nominalFps()).isEqualTo(fps);
        assertThat(found.missingFrames()).isEqualTo(missing);
        assertThat(found.longestGapPeriods()).isEqualTo(gap);
        assertThat(found.model()).isEqualTo(model);
        assertThat(found.format()).isEqualTo(format);
        assertThat(found.duplicates()).isZero();
        assertThat(found.outOfOrder()).isZero();
    }

    @Test
    void recordedTracesKeepEveryIntervalWhenReplayed() {
        for (String name : new String[] {"euroc_V203", "tum_rgbd_fr1_desk", "tumvi_slides1_512"}) {
            RecordedTrace trace = new TraceReader()
                    .read(SharedTraces.of(name + ".txt"))
                    .traces()
                    .get(0);
            ArrivalProcess process = new ArrivalSpec.Recorded(trace)
                    .start(io.splitnets.engine.RandomSource.of(1, 0, "unused", "arrivals"));
            for (int i = 0; i < trace.frames(); i++) {
                assertThat(process.next()).isTrue();
                assertThat(process.timePs()).isEqualTo((trace.stampNs(i) - trace.stampNs(0)) * 1000);
            }
            assertThat(process.next()).isFalse();
            long missing =
                    TraceDoctor.diagnose(SharedTraces.of(name + ".txt")).get(0).missingFrames();
            assertThat(process.index()).isEqualTo(trace.frames() - 1 + missing);
        }
    }

    @Test
    void aSmallTraceByHand() throws IOException {
        // 10 ms grid, frame 3 missing, frame 5 twice, frame 2 after frame 4.
        TraceDiagnosis found = diagnose("0\n10000001\n40000001\n20000001\n50000001\n50000001\n60000001\n");
        assertThat(found.frames()).isEqualTo(7);
        assertThat(found.duplicates()).isEqualTo(1);
        assertThat(found.outOfOrder()).isEqualTo(1);
        assertThat(found.missingFrames()).isEqualTo(1);
        assertThat(found.longestGapPeriods()).isEqualTo(2);
        assertThat(found.durationS()).isEqualTo(0.060000001);
        assertThat(found.nominalFps()).isEqualTo(100);
        assertThat(found.periodMinMs()).isEqualTo(10);
        assertThat(found.periodMaxMs()).isEqualTo(20);
        assertThat(found.periodMeanMs()).isCloseTo(12.0000002, within(1e-9));
        assertThat(found.model()).isEqualTo(Model.GRID);
        assertThat(found.model().id()).isEqualTo("grid");
    }

    @Test
    void aRateThatIsNotCommonStaysAsItIs() throws IOException {
        TraceDiagnosis found = diagnose("0\n142857142\n285714285\n428571428\n571428571\n");
        assertThat(found.nominalFps()).isCloseTo(7, within(1e-6));
    }

    @Test
    void aConstantIntervalHasNoAutocorrelation() throws IOException {
        assertThat(diagnose("0\n10\n20\n30\n40\n").lag1Autocorrelation()).isZero();
    }

    @Test
    void tooFewFramesAreRefused() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> diagnose("1\n2\n2\n3\n"))
                .withMessageContaining("3 distinct stamps");
    }

    @Test
    void commonRatesAreToldApart() {
        assertThat(nominal(33_366_667)).isEqualTo(Rational.of(1_001_000_000_000_000L, 30_000));
        assertThat(nominal(33_333_333)).isEqualTo(Rational.of(100_000_000_000L, 3));
        assertThat(nominal(33_460_000)).isEqualTo(Rational.of(1_001_000_000_000_000L, 30_000));
        assertThat(nominal(34_000_000)).isEqualTo(Rational.of(34_000_000_000L));
    }

    private static Rational nominal(double periodNs) {
        return new PeriodEstimate(periodNs, 0, new long[0]).nominalPeriodPs();
    }

    private TraceDiagnosis diagnose(String text) throws IOException {
        return TraceDoctor.diagnose(Files.writeString(folder.resolve("t.txt"), text))
                .get(0);
    }
}
