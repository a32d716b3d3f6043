package io.splitnets.trace;

import io.splitnets.engine.RandomSource;
import io.splitnets.units.SimTime;

/** Frames of {@link ArrivalSpec.Periodic}. */
final class PeriodicProcess implements ArrivalProcess {
    private final ArrivalSpec.Periodic spec;
    private final RandomSource random;
    private final Grid grid;
    private final long phase;
    private long index = -1;
    private long time;
    private long wandered;
    private boolean lost;

    PeriodicProcess(ArrivalSpec.Periodic spec, RandomSource random) {
        this.spec = spec;
        this.random = random;
        this.grid = new Grid(spec.effectivePeriodPs());
        this.phase = spec.phase().picoseconds();
    }

    @Override
    public boolean next() {
        do {
            index++;
            long due = grid.at(index);
            if (due > SimTime.LIMIT.picoseconds()) {
                return false;
            }
            time = deviated(due + phase);
            lost = nextLost();
        } while (lost);
        return time <= SimTime.LIMIT.picoseconds();
    }

    private long deviated(long due) {
        if (spec.jitter() instanceof Jitter.PeriodNoise jitter) {
            wandered += index == 0 ? 0 : jitter.noise().draw(random);
            return due + wandered;
        }
        if (spec.jitter() instanceof Jitter.ArrivalNoise jitter) {
            // Only the first frame can fall before the start of the run; it is then on time.
            return Math.max(0, due + jitter.noise().draw(random));
        }
        return due;
    }

    private boolean nextLost() {
        Drops drops = spec.drops();
        if (drops.probability() == 0) {
            return false;
        }
        double chance = index == 0 ? drops.probability() : lost ? drops.continuing() : drops.beginning();
        return random.uniform() < chance;
    }

    @Override
    public long index() {
        return index;
    }

    @Override
    public long timePs() {
        return time;
    }
}
