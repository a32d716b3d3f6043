package io.splitnets.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.engine.RandomSource;
import io.splitnets.engine.Simulation;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.StatUtils;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    private static final Rational PERIOD_30 = Frequency.ofHertz(30).periodPicoseconds();
    private static final long MS = 1_000_000_000L;

    @Test
    void camerasThatShareTheirTriggersTakeThemTogether() {
        ArrivalSpec shared = new ArrivalSpec.Poisson(PERIOD_30, Optional.of("headset"));
        ArrivalSpec own = new ArrivalSpec.Poisson(PERIOD_30);
        Simulation simulation = new Simulation(3, 2);
        List<List<Frame>> frames = new ArrayList<>();
        for (ArrivalSpec spec : List.of(shared, shared, own)) {
            String camera = "camera" + frames.size();
            ArrivalProcess process = spec.start(simulation.random(spec.stream(camera), "arrivals", camera));
            frames.add(frames(process, 1000));
        }
        assertThat(frames.get(1)).isEqualTo(frames.get(0));
        assertThat(frames.get(2)).isNotEqualTo(frames.get(0));
        ArrivalProcess alone = own.start(RandomSource.of(3, 2, "headset", "arrivals"));
        assertThat(frames(alone, 1000)).isEqualTo(frames.get(0));
    }

    @Test
    void anExactGridIsTheRoundedDownMultipleOfTheExactPeriod() {
        ArrivalProcess process = ArrivalSpec.Periodic.exact(PERIOD_30).start(random(1));
        for (long k = 0; k < 100_000; k++) {
            assertThat(process.next()).isTrue();
            assertThat(process.index()).isEqualTo(k);
            assertThat(process.timePs()).isEqualTo(k * 100_000_000_000L / 3);
        }
    }

    @Test
    void theGridIsExactForBrokenPeriodsUpToTheLimitAndThenEnds() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            Rational period = Rational.of(random.nextLong(1, 1_000_000_000_000L), random.nextLong(1, 1_000_000));
            if (period.compareTo(Rational.of(1000)) < 0) {
                continue;
            }
            Grid grid = new Grid(period);
            long most = SimTime.LIMIT.picoseconds() / (period.floor() + 1);
            for (long k : new long[] {0, 1, 2, most / 3, most}) {
                long expected = BigInteger.valueOf(k)
                        .multiply(BigInteger.valueOf(period.numerator()))
                        .divide(BigInteger.valueOf(period.denominator()))
                        .longValueExact();
                assertThat(grid.at(k)).isEqualTo(expected);
            }
            assertThat(grid.at(most * 3 + 10)).isGreaterThan(SimTime.LIMIT.picoseconds());
        }
        ArrivalProcess hourly =
                ArrivalSpec.Periodic.exact(Rational.of(3_600_000_000_000_000L)).start(random(1));
        assertThat(frames(hourly, 100))
                .containsExactly(
                        new Frame(0, 0), new Frame(1, 3_600_000_000_000_000L), new Frame(2, 7_200_000_000_000_000L));
    }

    @Test
    void aClockOffsetIsExact() {
        ArrivalSpec spec = new ArrivalSpec.Periodic(
                PERIOD_30, new SimTime(7), Rational.of(31, 1_000_000), new Jitter.None(), Drops.NONE);
        ArrivalProcess process = spec.start(random(1));
        for (long k = 0; k < 1000; k++) {
            process.next();
            assertThat(process.timePs()).isEqualTo(k * 100_003_100_000L / 3 + 7);
        }
    }

    @Test
    void arrivalNoiseStaysAroundTheGridAndItsIntervalsAreCorrelated() {
        Noise noise = Noise.normal(new SimTime(MS), new SimTime(4 * MS));
        List<Frame> frames =
                frames(noisy(new Jitter.ArrivalNoise(noise), Drops.NONE).start(random(2)), 20_000);
        for (Frame frame : frames) {
            assertThat(frame.ps() - frame.index() * 100_000_000_000L / 3).isBetween(-4 * MS, 4 * MS);
        }
        double[] intervals = intervals(frames);
        assertThat(Math.sqrt(StatUtils.variance(intervals)) / MS).isCloseTo(Math.sqrt(2), within(0.03));
        assertThat(TraceDoctor.lag1(intervals)).isCloseTo(-0.5, within(0.02));
    }

    @Test
    void periodNoiseAddsUpAndItsIntervalsAreIndependent() {
        Noise noise = Noise.laplace(new SimTime(MS), new SimTime(20 * MS));
        List<Frame> frames =
                frames(noisy(new Jitter.PeriodNoise(noise), Drops.NONE).start(random(3)), 20_000);
        double[] intervals = intervals(frames);
        assertThat(Math.sqrt(StatUtils.variance(intervals)) / MS).isCloseTo(1, within(0.03));
        assertThat(TraceDoctor.lag1(intervals)).isCloseTo(0, within(0.03));
    }

    @Test
    void noiseLawsHaveTheirSpreadAndNeverPassTheirMaximum() {
        assertThat(spread(Noise.normal(new SimTime(1000), new SimTime(100_000))))
                .isCloseTo(1000, within(15.0));
        assertThat(spread(Noise.laplace(new SimTime(1000), new SimTime(100_000))))
                .isCloseTo(1000, within(25.0));
        // Uniform in the limit of a near cut: max / sqrt(3).
        assertThat(spread(Noise.normal(new SimTime(1000), new SimTime(100)))).isCloseTo(57.7, within(1.0));
        Noise heavy = Noise.studentT(new SimTime(1000), 1, new SimTime(50_000));
        // Cauchy cut at m scales: variance m / atan(m) - 1.
        double expected = 1000 * Math.sqrt(50 / Math.atan(50) - 1);
        assertThat(spread(heavy)).isCloseTo(expected, within(0.03 * expected));
        assertThat(1000 * TraceFit.spreadOfCut(1, 1, 50)).isCloseTo(expected, within(1.0));
    }

    @Test
    void jitterThatCouldSwapFramesIsRefused() {
        SimTime half = new SimTime(PERIOD_30.floor() / 2);
        noisy(new Jitter.ArrivalNoise(Noise.normal(half, half)), Drops.NONE);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        noisy(new Jitter.ArrivalNoise(Noise.normal(half, half.plus(new SimTime(1)))), Drops.NONE))
                .withMessageContaining("half a period");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        noisy(new Jitter.PeriodNoise(Noise.normal(half, new SimTime(PERIOD_30.ceil()))), Drops.NONE))
                .withMessageContaining("not below the period");
    }

    @Test
    void timesNeverDecreaseAndIndicesIncreaseUnderTheLargestNoise() {
        SimTime half = new SimTime(PERIOD_30.floor() / 2);
        SimTime nearly = new SimTime(PERIOD_30.floor() - 1);
        List<ArrivalSpec> specs = List.of(
                noisy(new Jitter.ArrivalNoise(Noise.studentT(half, 0.3, half)), new Drops(0.3, 4)),
                noisy(new Jitter.PeriodNoise(Noise.studentT(nearly, 0.3, nearly)), Drops.independent(0.6)),
                new ArrivalSpec.Poisson(Rational.of(1000)),
                new ArrivalSpec.Burst(Rational.of(10_000), SimTime.ZERO, 5, new SimTime(2500)));
        for (ArrivalSpec spec : specs) {
            List<Frame> frames = frames(spec.start(random(4)), 20_000);
            assertThat(frames.get(0).ps()).isGreaterThanOrEqualTo(0);
            for (int i = 1; i < frames.size(); i++) {
                assertThat(frames.get(i).ps())
                        .isGreaterThanOrEqualTo(frames.get(i - 1).ps());
                assertThat(frames.get(i).index())
                        .isGreaterThan(frames.get(i - 1).index());
            }
        }
    }

    @Test
    void lossesHaveTheirShareAndTheirRunLength() {
        for (Drops drops : List.of(new Drops(0.177, 1), Drops.independent(0.3), new Drops(0.1, 8))) {
            ArrivalSpec spec = noisy(new Jitter.None(), drops);
            List<Frame> frames = frames(spec.start(random(6)), 40_000);
            long triggers = frames.get(frames.size() - 1).index() + 1;
            long runs = 0;
            for (int i = 1; i < frames.size(); i++) {
                runs += frames.get(i).index() - frames.get(i - 1).index() > 1 ? 1 : 0;
            }
            double lost = triggers - frames.size();
            assertThat(lost / triggers).isCloseTo(drops.probability(), within(0.015));
            assertThat(lost / runs).isCloseTo(drops.meanRun(), within(0.1 * drops.meanRun()));
            assertThat(spec.framesPerSecond()).isCloseTo(30 * (1 - drops.probability()), within(1e-9));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Drops(0.6, 1)).withMessageContaining("at least 1.5");
        assertThatIllegalArgumentException().isThrownBy(() -> new Drops(1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Drops(Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Drops(0.1, 0.5));
    }

    @Test
    void poissonGapsAreExponential() {
        List<Frame> frames = frames(new ArrivalSpec.Poisson(PERIOD_30).start(random(8)), 50_000);
        double[] gaps = intervals(frames);
        double mean = PERIOD_30.toDouble();
        assertThat(StatUtils.mean(gaps)).isCloseTo(mean, within(0.02 * mean));
        assertThat(Math.sqrt(StatUtils.variance(gaps))).isCloseTo(mean, within(0.03 * mean));
        double beyond = java.util.Arrays.stream(gaps).filter(g -> g > 2 * mean).count() / (double) gaps.length;
        assertThat(beyond).isCloseTo(Math.exp(-2), within(0.006));
    }

    @Test
    void aBurstIsARunOfFramesInEachPeriod() {
        ArrivalSpec burst = new ArrivalSpec.Burst(Rational.of(100_000), new SimTime(5), 3, new SimTime(1000));
        assertThat(frames(burst.start(random(1)), 7))
                .extracting(Frame::ps)
                .containsExactly(5L, 1005L, 2005L, 100_005L, 101_005L, 102_005L, 200_005L);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ArrivalSpec.Burst(Rational.of(100_000), SimTime.ZERO, 3, new SimTime(50_001)));
    }

    @Test
    void recordedFramesComeBackExactly() {
        long[] stamps = {1_000_000_000_000_000_007L, 1_000_000_000_050_000_005L, 1_000_000_000_150_000_000L};
        RecordedTrace trace = trace(stamps);
        assertThat(frames(new ArrivalSpec.Recorded(trace).start(random(1)), 9))
                .containsExactly(new Frame(0, 0), new Frame(1, 49_999_998_000L), new Frame(3, 149_999_993_000L));
        ArrivalSpec shared = new ArrivalSpec.Recorded(trace, stamps[0] - 50_000_000L);
        assertThat(frames(shared.start(random(1)), 9)).extracting(Frame::index).containsExactly(1L, 2L, 4L);
        assertThatIllegalArgumentException().isThrownBy(() -> new ArrivalSpec.Recorded(trace, stamps[0] + 1));
    }

    @Test
    void aClockOffsetDoesNotAddUpToAFalseTrigger() {
        // 200 ppm over 20,000 frames is four periods.
        long[] stamps = new long[20_000];
        for (int k = 0; k < stamps.length; k++) {
            stamps[k] = k * 50_010_000L;
        }
        List<Frame> frames = frames(new ArrivalSpec.Recorded(trace(stamps)).start(random(1)), 20_000);
        assertThat(frames.get(frames.size() - 1).index()).isEqualTo(19_999);
    }

    @Test
    void recordedStampsMustIncrease() {
        assertThatIllegalArgumentException().isThrownBy(() -> trace(5, 5)).withMessageContaining("does not come after");
        assertThatIllegalArgumentException().isThrownBy(() -> trace(5, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> trace(-1, 4));
        assertThatIllegalArgumentException().isThrownBy(ArrivalsTest::trace);
    }

    private record Frame(long index, long ps) {}

    private static RecordedTrace trace(long... stamps) {
        return new RecordedTrace("t", StampReference.EXPOSURE_MID, Rational.of(50_000_000_000L), stamps, new long[0]);
    }

    private static ArrivalSpec.Periodic noisy(Jitter jitter, Drops drops) {
        return new ArrivalSpec.Periodic(PERIOD_30, SimTime.ZERO, Rational.ZERO, jitter, drops);
    }

    private static double spread(Noise noise) {
        RandomSource random = random(9);
        double[] values = new double[40_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = noise.draw(random);
            assertThat(Math.abs(values[i])).isLessThanOrEqualTo(noise.max().picoseconds());
        }
        double spread = Math.sqrt(StatUtils.variance(values));
        assertThat(StatUtils.mean(values)).isCloseTo(0, within(5 * spread / 200));
        return spread;
    }

    private static double[] intervals(List<Frame> frames) {
        double[] intervals = new double[frames.size() - 1];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = frames.get(i + 1).ps() - frames.get(i).ps();
        }
        return intervals;
    }

    private static List<Frame> frames(ArrivalProcess process, int most) {
        List<Frame> frames = new ArrayList<>();
        while (frames.size() < most && process.next()) {
            frames.add(new Frame(process.index(), process.timePs()));
        }
        return frames;
    }

    private static RandomSource random(long seed) {
        return RandomSource.of(seed, 0, "camera", "arrivals");
    }
}
