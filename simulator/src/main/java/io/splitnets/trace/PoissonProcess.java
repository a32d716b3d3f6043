package io.splitnets.trace;

import io.splitnets.engine.RandomSource;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;

/** Frames of {@link ArrivalSpec.Poisson}. The gaps are rounded to the picosecond. */
final class PoissonProcess implements ArrivalProcess {
    private final double mean;
    private final RandomSource random;
    private long index = -1;
    private long time;

    PoissonProcess(Rational meanPeriodPs, RandomSource random) {
        this.mean = meanPeriodPs.toDouble();
        this.random = random;
    }

    @Override
    public boolean next() {
        index++;
        time += Math.round(-mean * StrictMath.log(random.uniform()));
        return time <= SimTime.LIMIT.picoseconds();
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
