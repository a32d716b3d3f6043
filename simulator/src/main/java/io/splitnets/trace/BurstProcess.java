package io.splitnets.trace;

import io.splitnets.units.SimTime;

/** Frames of {@link ArrivalSpec.Burst}. */
final class BurstProcess implements ArrivalProcess {
    private final ArrivalSpec.Burst spec;
    private final Grid grid;
    private long index = -1;
    private long time;

    BurstProcess(ArrivalSpec.Burst spec) {
        this.spec = spec;
        this.grid = new Grid(spec.periodPs());
    }

    @Override
    public boolean next() {
        index++;
        long start = grid.at(index / spec.frames());
        if (start > SimTime.LIMIT.picoseconds()) {
            return false;
        }
        time = start
                + spec.phase().picoseconds()
                + index % spec.frames() * spec.spacing().picoseconds();
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
