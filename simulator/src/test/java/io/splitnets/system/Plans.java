package io.splitnets.system;

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

/** Plans for tests: small ones by hand and seeded random ones. */
final class Plans {
    static final long MS = 1_000_000_000L;
    static final SimTime ZERO = SimTime.ZERO;

    private Plans() {}

    static SimTime ms(double value) {
        return new SimTime(Math.round(value * MS));
    }

    static ServiceLaw constant(double ms) {
        return new ServiceLaw.Constant(ms(ms));
    }

    static ServiceLaw exponential(double ms) {
        return new ServiceLaw.Exponential(ms(ms));
    }

    static ArrivalSpec periodic(Rational periodPs, double phaseMs) {
        return new ArrivalSpec.Periodic(periodPs, ms(phaseMs), Rational.ZERO, new Jitter.None(), Drops.NONE);
    }

    static ArrivalSpec fps(int fps) {
        return periodic(Rational.of(SimTime.PER_SECOND, fps), 0);
    }

    static ArrivalSpec every(double ms) {
        return periodic(Rational.of(Math.round(ms * MS)), 0);
    }

    static ArrivalSpec poisson(double meanMs) {
        return new ArrivalSpec.Poisson(Rational.of(Math.round(meanMs * MS)));
    }

    static StationPlan station(ServiceLaw law) {
        return new StationPlan(law, 1, BufferPlan.UNBOUNDED);
    }

    /** A camera without exposure and readout, straight to its link. */
    static CameraPlan bare(String id, ArrivalSpec arrivals, int link, ServiceLaw transfer) {
        return new CameraPlan(
                id, arrivals, StampReference.READOUT_END, ZERO, ZERO, Optional.empty(), link, transfer, false, ZERO);
    }

    static CameraPlan camera(String id, ArrivalSpec arrivals, ServiceLaw npu, int link, ServiceLaw transfer) {
        return new CameraPlan(
                id,
                arrivals,
                StampReference.READOUT_END,
                ZERO,
                ZERO,
                Optional.of(station(npu)),
                link,
                transfer,
                false,
                ZERO);
    }

    static LinkPlan link(String id) {
        return new LinkPlan(id, BufferPlan.UNBOUNDED);
    }

    static AggregatorPlan aggregator(ServiceLaw law, int servers, BufferPlan buffer) {
        return new AggregatorPlan(law, servers, buffer, false, List.of());
    }

    static AggregatorPlan aggregator(ServiceLaw law) {
        return aggregator(law, 1, BufferPlan.UNBOUNDED);
    }

    /** One queue: arrivals straight to the aggregator. */
    static SystemPlan queue(ArrivalSpec arrivals, ServiceLaw service, int servers, BufferPlan buffer) {
        return new SystemPlan(
                "queue",
                List.of(bare("cam", arrivals, 0, constant(0))),
                List.of(link("csi")),
                aggregator(service, servers, buffer));
    }

    static RunPlan run(double durationMs, double warmupMs, int replications, long seed) {
        return new RunPlan(ms(durationMs), ms(warmupMs), replications, 0.95, seed, LatencyFrom.ARRIVAL, 0);
    }

    static int between(RandomSource random, int low, int high) {
        return low + Math.min(high - low, (int) (random.uniform() * (high - low + 1)));
    }

    static boolean chance(RandomSource random, double p) {
        return random.uniform() < p;
    }

    /** How wild a random plan may be. */
    record Shape(boolean coarse, boolean randomLaws, boolean smallBuffers, boolean overload, boolean fuse) {}

    /** A random plan; the same number gives the same plan. */
    static SystemPlan random(int number, Shape shape) {
        RandomSource random = RandomSource.of(number, 0, "plans", "shape");
        int views = shape.fuse() ? between(random, 2, 6) : between(random, 1, 12);
        boolean shared = chance(random, 0.5);
        int linkCount = shared ? between(random, 1, 2) : views;
        double budget = 33.0 / views * (shape.overload() ? 1.6 : 0.7);
        List<CameraPlan> cameras = new ArrayList<>();
        for (int i = 0; i < views; i++) {
            cameras.add(randomCamera(random, shape, i, shared ? i % linkCount : i, shared ? budget * linkCount : 20));
        }
        List<LinkPlan> links = new ArrayList<>();
        for (int i = 0; i < linkCount; i++) {
            links.add(new LinkPlan("link" + i, buffer(random, shape)));
        }
        int servers = between(random, 1, 3);
        List<BackgroundPlan> background = chance(random, 0.3)
                ? List.of(new BackgroundPlan(
                        "other", law(random, shape, 20, 40), law(random, shape, 1, shape.overload() ? 30 : 4)))
                : List.of();
        AggregatorPlan aggregator = new AggregatorPlan(
                law(random, shape, 0, shape.fuse() ? 20 : budget * servers * 0.6),
                servers,
                buffer(random, shape),
                shape.fuse(),
                background);
        return new SystemPlan("random " + number, cameras, links, aggregator);
    }

    private static CameraPlan randomCamera(RandomSource random, Shape shape, int i, int link, double budget) {
        int[] rates = {33, 33, 50, 66};
        int period = shape.fuse() ? 33 : rates[between(random, 0, 3)];
        ArrivalSpec arrivals = shape.randomLaws() && !shape.fuse() && chance(random, 0.5)
                ? poisson(period)
                : periodic(
                        shape.coarse() ? Rational.of(period * MS) : Rational.of(1000 * MS, period),
                        chance(random, 0.5) ? 0 : between(random, 0, 20));
        boolean cut = chance(random, 0.25);
        Optional<StationPlan> npu = cut || chance(random, 0.2)
                ? Optional.empty()
                : Optional.of(new StationPlan(
                        law(random, shape, 1, shape.overload() ? 45 : 14),
                        between(random, 1, 2),
                        buffer(random, shape)));
        return new CameraPlan(
                "cam" + i,
                arrivals,
                List.of(StampReference.values()).get(between(random, 0, 4)),
                time(random, shape, 0, 8),
                time(random, shape, 0, 9),
                npu,
                link,
                law(random, shape, 0, Math.max(1, budget * 0.9)),
                cut,
                time(random, shape, 0, 1));
    }

    private static BufferPlan buffer(RandomSource random, Shape shape) {
        if (!shape.smallBuffers()) {
            return BufferPlan.UNBOUNDED;
        }
        int frames = between(random, 0, 3);
        List<FullPolicy> policies = List.of(FullPolicy.values());
        FullPolicy policy = policies.get(between(random, 0, policies.size() - 1));
        boolean nothingToGiveUp = frames == 0 && policy == FullPolicy.DROP_OLDEST;
        return new BufferPlan(frames, nothingToGiveUp ? FullPolicy.DROP_NEWEST : policy);
    }

    private static SimTime time(RandomSource random, Shape shape, double low, double high) {
        double value = low + random.uniform() * (high - low);
        return shape.coarse() ? ms(Math.round(value)) : ms(value);
    }

    private static ServiceLaw law(RandomSource random, Shape shape, double low, double high) {
        SimTime mean = time(random, shape, low, high);
        SimTime positive = mean.picoseconds() == 0 && low > 0 ? ms(low) : mean;
        if (!shape.randomLaws()) {
            return new ServiceLaw.Constant(positive);
        }
        return switch (between(random, 0, 5)) {
            case 0 -> new ServiceLaw.Exponential(positive);
            case 1 -> new ServiceLaw.Erlang(3, positive);
            case 2 -> new ServiceLaw.Uniform(ZERO, positive.plus(positive));
            case 3 -> new ServiceLaw.Lognormal(positive, 0.5);
            case 4 -> new ServiceLaw.Empirical(List.of(positive, positive.plus(ms(1)), positive));
            default -> new ServiceLaw.Constant(positive);
        };
    }
}
