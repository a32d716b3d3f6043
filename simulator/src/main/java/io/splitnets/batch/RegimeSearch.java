package io.splitnets.batch;

import io.splitnets.system.SteadyRegime;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;

/**
 * Follows a plan until its state repeats. States are compared one hyper-period apart, counted from the first frame at the
 * aggregator, with one kept at growing distances (Brent 1980). A regime counts as found only if the simulation's own
 * search for it would end as well, so that both tiers answer the same cases.
 */
final class RegimeSearch {
    /** Servers that stand in for each other: orders of up to four, and the least common multiple of their cycles. */
    private static final long ORDERS = 24;

    private static final long CYCLES = 12;

    /** Words that the simulation's state takes for one frame, and for all that is no frame, at most. */
    private static final long WORDS_PER_FRAME = 24;

    private static final long WORDS_BESIDE = 1024;

    private final MaxPlusPlan plan;
    private final ResultSink sink;
    private final long hyperPeriod;
    private final long[] perPeriod;
    private final long events;

    /**
     * A search.
     *
     * @param hyperPeriod after which all arrivals repeat, ps
     * @param sink holds one period of the regime when it was found
     */
    RegimeSearch(MaxPlusPlan plan, long hyperPeriod, ResultSink sink) {
        this.plan = plan;
        this.sink = sink;
        this.hyperPeriod = hyperPeriod;
        this.perPeriod = plan.cameras().stream()
                .mapToLong(camera ->
                        Rational.of(hyperPeriod).dividedBy(camera.period()).floor())
                .toArray();
        long perHyperPeriod = 0;
        for (int i = 0; i < perPeriod.length; i++) {
            perHyperPeriod += perPeriod[i] * (plan.cameras().get(i).computes() ? 4 : 3);
        }
        for (MaxPlusPlan.Job job : plan.jobs()) {
            perHyperPeriod += hyperPeriod / job.gap() * 2;
        }
        this.events = perHyperPeriod;
    }

    /** Whether the state repeats and everything the guard demands was kept from the first frame on. */
    boolean found() {
        MaxPlusRecursion recursion = new MaxPlusRecursion(plan, Long.MAX_VALUE, sink);
        long first = recursion.nextFrame();
        Words saved = new Words();
        Words current = new Words();
        recursion.describe(saved, first, taken(0));
        long power = 1;
        long steps = 0;
        for (long block = 1; within(block); block++) {
            long instant = first + block * hyperPeriod;
            recursion.runTo(instant);
            if (!recursion.proven()) {
                return false;
            }
            recursion.describe(current, instant, taken(block));
            if (current.sameAs(saved)) {
                return withinReach(block - steps - 1, steps + 1, first + recursion.longestStay());
            }
            if (++steps == power) {
                sink.reset();
                Words swap = saved;
                saved = current;
                current = swap;
                power *= 2;
                steps = 0;
            }
        }
        return false;
    }

    private long[] taken(long blocks) {
        long[] taken = new long[perPeriod.length];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = perPeriod[i] * blocks;
        }
        return taken;
    }

    /** Whether the simulation would still be searching after so many hyper-periods. */
    private boolean within(long blocks) {
        return blocks < SteadyRegime.MOST_EVENTS / events && blocks < SimTime.LIMIT.picoseconds() / 2 / hyperPeriod;
    }

    /**
     * Whether the simulation finds the regime that repeats every {@code length} hyper-periods from {@code start} on. Its
     * state holds the frames inside as well, and which of several servers has which: it settles later, and may repeat
     * less often.
     */
    boolean withinReach(long start, long length, long stay) {
        boolean several = plan.servers() > 1 || plan.cameras().stream().anyMatch(camera -> camera.servers() > 1);
        long settled = start + stay / hyperPeriod + 2 + (several ? ORDERS * length : 0);
        long repeats = several ? CYCLES * length : length;
        long inside = events * (stay / hyperPeriod + 2);
        return within(2 * Math.max(settled, repeats) + 2 + repeats)
                && inside * WORDS_PER_FRAME + WORDS_BESIDE < SteadyRegime.MOST_WORDS;
    }
}
