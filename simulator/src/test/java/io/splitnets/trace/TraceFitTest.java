package io.splitnets.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.engine.RandomSource;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class TraceFitTest {
    private static final Rational PERIOD = Rational.of(50_000_000_000L);
    private static final long MS = 1_000_000_000L;

    @Test
    void arrivalNoiseAndLossesAreFoundAgain() {
        ArrivalSpec.Periodic made = new ArrivalSpec.Periodic(
                PERIOD,
                SimTime.ZERO,
                Rational.of(40, 1_000_000),
                new Jitter.ArrivalNoise(Noise.normal(new SimTime(2 * MS), new SimTime(9 * MS))),
                new Drops(0.1, 2));
        ArrivalSpec.Periodic fitted = TraceFit.fit(record(made, 8000));
        assertThat(fitted.periodPs()).isEqualTo(PERIOD);
        assertThat(fitted.clockOffset().toDouble() * 1e6).isCloseTo(40, within(1.0));
        assertThat(fitted.drops().probability()).isCloseTo(0.1, within(0.015));
        assertThat(fitted.drops().meanRun()).isCloseTo(2, within(0.15));
        Noise noise = ((Jitter.ArrivalNoise) fitted.jitter()).noise();
        assertThat(noise.law()).isEqualTo(Noise.Law.NORMAL);
        assertThat(noise.scale().toMillis()).isCloseTo(2, within(0.06));
        assertThat(noise.max().toMillis()).isBetween(6.0, 9.1);
    }

    @Test
    void periodNoiseIsFoundAgain() {
        Noise[] laws = {
            Noise.normal(new SimTime(MS), new SimTime(6 * MS)),
            Noise.laplace(new SimTime(MS), new SimTime(20 * MS)),
            Noise.studentT(new SimTime(MS / 100), 1.2, new SimTime(8 * MS))
        };
        for (Noise law : laws) {
            ArrivalSpec.Periodic made = new ArrivalSpec.Periodic(
                    PERIOD, SimTime.ZERO, Rational.ZERO, new Jitter.PeriodNoise(law), Drops.NONE);
            RecordedTrace recorded = record(made, 20_000);
            ArrivalSpec.Periodic fitted = TraceFit.fit(recorded);
            Noise noise = ((Jitter.PeriodNoise) fitted.jitter()).noise();
            assertThat(noise.law()).isEqualTo(law.law());
            assertThat(fitted.drops()).isEqualTo(Drops.NONE);
            double spread = spread(recorded);
            assertThat(spread(record(fitted, 20_000))).isCloseTo(spread, within(0.1 * spread));
        }
    }

    @Test
    void recordedTracesAreReproducedInTheirStatistics() {
        for (String name : new String[] {"euroc_V203", "tumvi_room1_512", "tumvi_slides1_512", "tum_rgbd_fr1_desk"}) {
            RecordedTrace recorded = new TraceReader()
                    .read(SharedTraces.of(name + ".txt"))
                    .traces()
                    .get(0);
            ArrivalSpec.Periodic fitted = TraceFit.fit(recorded);
            RecordedTrace made = record(fitted, 20_000);
            ArrivalSpec.Periodic again = TraceFit.fit(made);
            assertThat(again.jitter()).hasSameClassAs(fitted.jitter());
            assertThat(again.drops().probability()).isCloseTo(fitted.drops().probability(), within(0.01));
            if (fitted.random() && !(fitted.jitter() instanceof Jitter.None)) {
                double spread = spread(recorded);
                assertThat(spread(made)).isCloseTo(spread, within(0.15 * spread));
            }
        }
    }

    @Test
    void aGridIsAGridAndAFewFramesAreTooFew() {
        RecordedTrace grid = record(ArrivalSpec.Periodic.exact(PERIOD), 100);
        assertThat(TraceFit.fit(grid)).isEqualTo(ArrivalSpec.Periodic.exact(PERIOD));
        RecordedTrace few = record(ArrivalSpec.Periodic.exact(PERIOD), 7);
        assertThatIllegalArgumentException().isThrownBy(() -> TraceFit.fit(few));
    }

    private static double spread(RecordedTrace trace) {
        long[] stamps = trace.stampsNs();
        return Math.sqrt(StatUtils.variance(PeriodEstimate.of(stamps).intervalResiduals(stamps)));
    }

    private static RecordedTrace record(ArrivalSpec.Periodic arrivals, int frames) {
        ArrivalProcess process = arrivals.start(RandomSource.of(77, 0, "camera", "arrivals"));
        long[] stamps = new long[frames];
        int count = 0;
        while (count < frames && process.next()) {
            stamps[count++] = process.timePs() / 1000;
        }
        return new RecordedTrace(
                "made", StampReference.EXPOSURE_MID, arrivals.periodPs(), Arrays.copyOf(stamps, count), new long[0]);
    }
}
