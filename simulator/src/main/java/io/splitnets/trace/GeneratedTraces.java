package io.splitnets.trace;

import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.List;

/** The plans of the traces that come with the project, in {@code traces/}. */
public final class GeneratedTraces {
    private static final Rational PERIOD_20 = Frequency.ofHertz(20).periodPicoseconds();
    private static final Rational PERIOD_30 = Frequency.ofHertz(30).periodPicoseconds();
    private static final long START_NS = 100_000_000_000L;

    private GeneratedTraces() {}

    /** All of them, in alphabetical order. */
    public static List<TracePlan> all() {
        return List.of(eurocLike(), trackingQuad(), tumRgbdLike(), tumviLike());
    }

    private static TracePlan eurocLike() {
        ArrivalSpec.Periodic arrivals = new ArrivalSpec.Periodic(
                PERIOD_20, SimTime.ZERO, Rational.ZERO, new Jitter.None(), new Drops(0.177, 1));
        return single(
                "euroc-like-20hz",
                "cam0",
                arrivals,
                1,
                TraceHeader.Reference.EXPOSURE_MID,
                List.of(
                        "hardware trigger: EuRoC MAV MH_01 cam0 deviates from an exact 50 ms grid by 128 ns at most, which is"
                                + " rounding of its stamps (3682 frames)",
                        "losses: EuRoC MAV V2_03 cam0 lacks 414 of 2336 frames, 17.7 %, never two in a row",
                        "Burri et al., The EuRoC micro aerial vehicle datasets, IJRR 35(10), 2016"));
    }

    private static TracePlan tumviLike() {
        Noise noise = Noise.studentT(SimTime.ofNanos(1827), 0.77, SimTime.ofNanos(7_862_005));
        ArrivalSpec.Periodic arrivals = new ArrivalSpec.Periodic(
                PERIOD_20, SimTime.ZERO, ppb(30_644), new Jitter.PeriodNoise(noise), Drops.NONE);
        return single(
                "tumvi-like-20hz",
                "cam0",
                arrivals,
                2,
                TraceHeader.Reference.EXPOSURE_MID,
                List.of(
                        "fitted to TUM VI slides1 cam0: 5582 frames, clock offset 30.64 ppm, interval standard deviation"
                                + " 0.196 ms, largest deviation 7.86 ms, lag-1 autocorrelation 0.00, no losses",
                        "Schubert et al., The TUM VI benchmark for evaluating visual-inertial odometry, IROS 2018"));
    }

    private static TracePlan tumRgbdLike() {
        Noise noise = Noise.normal(SimTime.ofNanos(1_394_449), SimTime.ofNanos(5_307_826));
        ArrivalSpec.Periodic arrivals = new ArrivalSpec.Periodic(
                PERIOD_30, SimTime.ZERO, ppb(129_672), new Jitter.ArrivalNoise(noise), new Drops(0.0386, 1));
        return single(
                "tum-rgbd-like-30hz",
                "rgb",
                arrivals,
                3,
                TraceHeader.Reference.DRIVER_DONE,
                List.of(
                        "fitted to TUM RGB-D fr1/desk rgb, stamped by the host: 573 frames, 23 missing, never two in a row,"
                                + " interval standard deviation 1.97 ms, lag-1 autocorrelation -0.57, clock offset 130 ppm",
                        "Sturm et al., A benchmark for the evaluation of RGB-D SLAM systems, IROS 2012"));
    }

    private static TracePlan trackingQuad() {
        Noise noise = Noise.normal(SimTime.ofNanos(200_000), SimTime.ofNanos(1_000_000));
        ArrivalSpec.Periodic arrivals = new ArrivalSpec.Periodic(
                PERIOD_30, SimTime.ZERO, ppb(31_000), new Jitter.ArrivalNoise(noise), Drops.independent(0.005));
        List<TracePlan.PlannedSensor> sensors = new ArrayList<>();
        for (String id : List.of("left_front", "right_front", "left_side", "right_side")) {
            sensors.add(new TracePlan.PlannedSensor(id, Frequency.ofHertz(30), arrivals));
        }
        return new TracePlan(
                "tracking-quad-30hz",
                sensors,
                SimTime.parse("20 s"),
                START_NS,
                4,
                TraceHeader.Reference.DRIVER_DONE,
                List.of(
                        "four cameras on one trigger, each stamped by the host on its own: seq is the common trigger",
                        "clock offset 31 ppm: TUM VI room1 (32.9) and slides1 (30.6)",
                        "noise of 0.2 ms, at most 1 ms, and losses of 0.5 %: assumed, within what TUM VI (0.06 to 0.34"
                                + " ms) and TUM RGB-D (0.7 to 4.3 %) show"));
    }

    private static TracePlan single(
            String name,
            String sensor,
            ArrivalSpec.Periodic arrivals,
            long seed,
            TraceHeader.Reference refersTo,
            List<String> facts) {
        return new TracePlan(
                name,
                List.of(new TracePlan.PlannedSensor(sensor, rateOf(arrivals), arrivals)),
                SimTime.parse("30 s"),
                START_NS,
                seed,
                refersTo,
                facts);
    }

    private static Frequency rateOf(ArrivalSpec.Periodic arrivals) {
        return new Frequency(Rational.of(SimTime.PER_SECOND).dividedBy(arrivals.periodPs()));
    }

    private static Rational ppb(long parts) {
        return Rational.of(parts, 1_000_000_000);
    }
}
