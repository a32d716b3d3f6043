package io.splitnets.system;

import io.splitnets.engine.Simulation;
import io.splitnets.engine.TieOrder;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The periodic regime of a plan without randomness. The pattern of arrivals repeats after the least common multiple of
 * all periods, and of as many of them as a flow's share takes to repeat, rounded up to one in whole ps. When the state at two such instants is the same, relative to the instant,
 * all that follows repeats, and the figures between the two are exact for ever (cycle detection after Brent 1980).
 */
public final class SteadyRegime {
    /** After so many events the search is given up. */
    public static final long MOST_EVENTS = 400_000;

    /** Where the state takes more words the search is given up. */
    public static final int MOST_WORDS = 1 << 18;

    private static final int MOST_FRAMES = 100_000;

    private final SystemPlan plan;
    private final RunPlan run;
    private final TieOrder tieOrder;
    private final long hyperPeriod;

    private SteadyRegime(SystemPlan plan, RunPlan run, TieOrder tieOrder, long hyperPeriod) {
        this.plan = plan;
        this.run = run;
        this.tieOrder = tieOrder;
        this.hyperPeriod = hyperPeriod;
    }

    /** The figures over one period of the regime; empty if the plan has none or it was not found in bounded time. */
    static Optional<Replication> find(SystemPlan plan, RunPlan run, TieOrder tieOrder) {
        return hyperPeriod(plan)
                .filter(period -> frames(plan, period) < MOST_FRAMES)
                .flatMap(period -> new SteadyRegime(plan, run, tieOrder, period).search());
    }

    private static double frames(SystemPlan plan, long time) {
        double rate = 0;
        for (CameraPlan camera : plan.cameras()) {
            rate += Arrivals.rate(camera.arrivals()).doubleValue();
        }
        return rate * time;
    }

    /** The least time in whole ps after which all arrivals repeat; empty if they do not, or not soon enough. */
    public static Optional<Long> hyperPeriod(SystemPlan plan) {
        List<Rational> periods = new ArrayList<>();
        for (CameraPlan camera : plan.cameras()) {
            Optional<Rational> period = Arrivals.period(camera.arrivals());
            if (period.isEmpty()) {
                return Optional.empty();
            }
            for (FlowPlan flow : camera.flows()) {
                periods.add(period.get().times(flow.share().denominator()));
            }
        }
        for (BackgroundPlan job : plan.aggregator().background()) {
            if (job.interarrival().random()) {
                return Optional.empty();
            }
            periods.add(Rational.of(job.interarrival().mean().picoseconds()));
        }
        BigInteger numerator = BigInteger.ONE;
        BigInteger denominator = BigInteger.ONE;
        for (Rational period : periods) {
            BigInteger n = BigInteger.valueOf(period.numerator());
            numerator = numerator.multiply(n).divide(numerator.gcd(n));
            denominator = denominator.gcd(BigInteger.valueOf(period.denominator()));
        }
        BigInteger whole = numerator.divide(numerator.gcd(denominator));
        return whole.bitLength() < 52 ? Optional.of(whole.longValueExact()) : Optional.empty();
    }

    private Optional<Replication> search() {
        Simulation simulation = new Simulation(run.seed(), 0, tieOrder);
        WiredSystem system = SystemBuilder.wire(simulation, plan, run.latencyFrom(), 0);
        system.sink().countFrom(Long.MIN_VALUE);
        system.start(Long.MAX_VALUE);
        State saved = new State();
        State current = new State();
        long limit = SimTime.LIMIT.picoseconds() / 2;
        boolean comparable = false;
        long power = 1;
        long steps = 0;
        for (long time = hyperPeriod; time <= limit && simulation.events() < MOST_EVENTS; time += hyperPeriod) {
            system.runTo(time);
            system.describe(current, time);
            if (comparable && current.sameAs(saved)) {
                system.close(time);
                FrameCounts none = new FrameCounts(0, 0, 0, Map.of(), 0);
                return Optional.of(Replication.of(system, none));
            }
            if (current.size() > MOST_WORDS) {
                return Optional.empty();
            }
            if (++steps == power) {
                system.open(time);
                system.sink().reset(time + plan.clockShift());
                State swap = saved;
                saved = current;
                current = swap;
                power *= 2;
                steps = 0;
                comparable = true;
            }
        }
        return Optional.empty();
    }
}
