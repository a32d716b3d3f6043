package io.splitnets.bench;

import io.splitnets.batch.LaneTimes;
import io.splitnets.system.AggregatorPlan;
import io.splitnets.system.BufferPlan;
import io.splitnets.system.CameraPlan;
import io.splitnets.system.LinkPlan;
import io.splitnets.system.ServiceLaw;
import io.splitnets.system.StationPlan;
import io.splitnets.system.SystemPlan;
import io.splitnets.trace.ArrivalSpec;
import io.splitnets.trace.Drops;
import io.splitnets.trace.Jitter;
import io.splitnets.trace.StampReference;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What a search asks, without its networks: four cameras at 30 frames per second, 0, 2, 4 and 6 ms apart, each with a
 * network processor and a link, one aggregator; candidates with times of their own, drawn once.
 */
final class CandidateTimes {
    static final int CAMERAS = 4;
    static final Rational PERIOD = Rational.of(SimTime.PER_SECOND, 30);
    private static final long MS = 1_000_000_000L;

    final LaneTimes lanes;

    CandidateTimes(int count) {
        SplittableRandom random = new SplittableRandom(1);
        lanes = LaneTimes.of(CAMERAS, count);
        for (int c = 0; c < count; c++) {
            for (int v = 0; v < CAMERAS; v++) {
                lanes.compute()[v][c] = random.nextLong(4 * MS, 12 * MS);
                lanes.transfer()[v][c] = random.nextLong(MS, 4 * MS);
            }
            lanes.service()[c] = random.nextLong(MS, 5 * MS);
        }
    }

    static long phase(int camera) {
        return 2 * MS * camera;
    }

    /** The system of one candidate. */
    SystemPlan plan(int candidate) {
        List<CameraPlan> cameras = new ArrayList<>();
        List<LinkPlan> links = new ArrayList<>();
        for (int v = 0; v < CAMERAS; v++) {
            links.add(new LinkPlan("link" + v, BufferPlan.UNBOUNDED));
            cameras.add(new CameraPlan(
                    "camera" + v,
                    new ArrivalSpec.Periodic(
                            PERIOD, new SimTime(phase(v)), Rational.ZERO, new Jitter.None(), Drops.NONE),
                    StampReference.READOUT_END,
                    SimTime.ZERO,
                    SimTime.ZERO,
                    Optional.of(new StationPlan(constant(lanes.compute()[v][candidate]), 1, BufferPlan.UNBOUNDED)),
                    v,
                    constant(lanes.transfer()[v][candidate]),
                    false,
                    SimTime.ZERO));
        }
        return new SystemPlan(
                "candidate",
                cameras,
                links,
                new AggregatorPlan(constant(lanes.service()[candidate]), 1, BufferPlan.UNBOUNDED, false, List.of()));
    }

    private static ServiceLaw constant(long ps) {
        return new ServiceLaw.Constant(new SimTime(ps));
    }
}
