package io.splitnets.trace;

import io.splitnets.units.SimTime;

/** Frames of {@link ArrivalSpec.Recorded}, at the recorded times exactly. */
final class RecordedProcess implements ArrivalProcess {
    private static final long LONGEST_NS = SimTime.LIMIT.picoseconds() / 1000;

    private final RecordedTrace trace;
    private final long origin;
    private final TriggerCount count;
    private int position = -1;

    RecordedProcess(ArrivalSpec.Recorded spec) {
        this.trace = spec.trace();
        this.origin = spec.originNs();
        this.count = new TriggerCount(trace.nominalPeriodPs().toDouble() / 1000);
    }

    @Override
    public boolean next() {
        if (position + 1 >= trace.frames() || trace.stampNs(position + 1) - origin > LONGEST_NS) {
            return false;
        }
        position++;
        count.frameAt(trace.stampNs(position) - origin);
        return true;
    }

    @Override
    public long index() {
        return count.index();
    }

    @Override
    public long timePs() {
        return (trace.stampNs(position) - origin) * 1000;
    }
}
