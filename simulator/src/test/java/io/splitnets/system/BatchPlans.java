package io.splitnets.system;

import static io.splitnets.system.Plans.between;
import static io.splitnets.system.Plans.chance;

import io.splitnets.engine.RandomSource;
import io.splitnets.trace.ArrivalSpec;
import io.splitnets.trace.Drops;
import io.splitnets.trace.Jitter;
import io.splitnets.trace.StampReference;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Seeded random plans without randomness: 1 to 12 views, own and shared links, ties, overload, small buffers. */
final class BatchPlans {
    private static final long MS = Plans.MS;

    /** Least step of every time: 1 ms makes ties the rule. */
    private final long grid;

    private final RandomSource random;
    private final boolean oneRate;
    private final boolean together;
    private final boolean fuse;
    private final int views;
    private final int links;
    private final double crowd;

    private BatchPlans(int number, boolean oneRate) {
        this.random = RandomSource.of(number, 0, "batch", "shape");
        this.grid = chance(random, 0.6) ? MS : 1;
        this.oneRate = oneRate || chance(random, 0.3);
        this.together = this.oneRate && chance(random, 0.3);
        this.fuse = chance(random, 0.3);
        this.views = between(random, 1, 12);
        this.links = chance(random, 0.5) ? views : between(random, 1, Math.min(3, views));
        this.crowd = List.of(0.3, 0.7, 1.0, 1.4).get(between(random, 0, 3));
    }

    /** The same number gives the same plan. */
    static SystemPlan any(int number) {
        return new BatchPlans(number, false).plan(number);
    }

    /** A plan whose cameras have one period. */
    static SystemPlan oneRate(int number) {
        return new BatchPlans(number, true).plan(number);
    }

    private SystemPlan plan(int number) {
        Rational period = period();
        List<CameraPlan> cameras = new ArrayList<>();
        for (int i = 0; i < views; i++) {
            cameras.add(camera(i, oneRate ? period : period()));
        }
        List<LinkPlan> all = new ArrayList<>();
        for (int i = 0; i < links; i++) {
            all.add(new LinkPlan("link" + i, buffer()));
        }
        int servers = chance(random, 0.7) ? 1 : between(random, 2, 3);
        double share = fuse ? 30 : 33.0 * servers / views;
        AggregatorPlan aggregator = new AggregatorPlan(
                law(share * crowd),
                servers,
                buffer(),
                fuse,
                chance(random, 0.2) ? List.of(other(0), other(1)) : List.of());
        return new SystemPlan("batch " + number, cameras, all, aggregator);
    }

    private BackgroundPlan other(int i) {
        ServiceLaw gap = new ServiceLaw.Constant(new SimTime(MS * (chance(random, 0.5) ? 33 : 22)));
        return new BackgroundPlan("other" + i, gap, law(2));
    }

    private CameraPlan camera(int i, Rational period) {
        boolean cut = chance(random, 0.2);
        Optional<StationPlan> npu = cut || chance(random, 0.2)
                ? Optional.empty()
                : Optional.of(new StationPlan(law(25 * crowd), chance(random, 0.8) ? 1 : 2, buffer()));
        ArrivalSpec arrivals = new ArrivalSpec.Periodic(
                period,
                together || chance(random, 0.4) ? SimTime.ZERO : time(0, 30),
                oneRate || chance(random, 0.9) ? Rational.ZERO : Rational.of(1, 10),
                new Jitter.None(),
                Drops.NONE);
        return new CameraPlan(
                "cam" + i,
                arrivals,
                List.of(StampReference.values()).get(together ? 0 : between(random, 0, 4)),
                together ? Plans.ms(3) : time(0, 6),
                time(0, 6),
                npu,
                i % links,
                law(25.0 * crowd * links / views),
                cut,
                time(0, 1));
    }

    private Rational period() {
        if (grid == MS) {
            return Rational.of(List.of(33, 33, 22, 11, 44).get(between(random, 0, 4)) * MS);
        }
        return Rational.of(1000 * MS, List.of(30, 30, 60, 90, 45).get(between(random, 0, 4)));
    }

    private BufferPlan buffer() {
        if (chance(random, 0.7)) {
            return BufferPlan.UNBOUNDED;
        }
        return new BufferPlan(
                between(random, 1, 6), List.of(FullPolicy.values()).get(between(random, 0, 2)));
    }

    private SimTime time(double low, double high) {
        double ms = low + random.uniform() * (high - low);
        return new SimTime(Math.round(ms * MS / grid) * grid);
    }

    private ServiceLaw law(double mostMs) {
        return new ServiceLaw.Constant(time(0, mostMs).max(new SimTime(grid)));
    }
}
