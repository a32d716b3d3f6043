package io.splitnets.system;

import io.splitnets.engine.Simulation;

/** The times on one link of the frames of every flow that uses it. */
final class Transfers {
    private final ServiceTimes[] times;
    private final boolean[] cutThrough;
    private final long[] lastLine;
    private final int[] packets;
    private final long[] pitch;

    Transfers(Simulation simulation, FlowTable flows, int link) {
        int count = flows.all().size();
        this.times = new ServiceTimes[count];
        this.cutThrough = new boolean[count];
        this.lastLine = new long[count];
        this.packets = new int[count];
        this.pitch = new long[count];
        for (FlowTable.Flow flow : flows.all()) {
            if (flow.source().link() == link) {
                int i = flow.number();
                String purpose = flows.purpose("transfer", flow.network());
                times[i] = new ServiceTimes(
                        flow.plan().transfer(), simulation, flow.source().id(), purpose);
                cutThrough[i] = flow.plan().cutThrough();
                lastLine[i] = flow.plan().lastLine().picoseconds();
                packets[i] = flow.plan().packets();
                pitch[i] = flow.source().readout().picoseconds() / packets[i];
            }
        }
    }

    /** Time on a link that is free, ps. */
    long next(Frame frame) {
        return times[frame.flow].next();
    }

    /** The earliest instant at which the frame can be through: a frame that streams out is read first. */
    long earliestEnd(Frame frame) {
        return cutThrough[frame.flow] ? frame.readoutEnd + lastLine[frame.flow] : Long.MIN_VALUE;
    }

    /** When its packets are there to be sent: those of a frame that streams out are its lines. */
    Pace pace(Frame frame) {
        return cutThrough[frame.flow] ? new Pace(earliestEnd(frame), pitch[frame.flow]) : Pace.FREE;
    }

    int packets(Frame frame) {
        return packets[frame.flow];
    }
}
