package io.splitnets.system;

import io.splitnets.engine.Phase;
import io.splitnets.engine.Simulation;
import io.splitnets.measure.FrameStatistics;

/** A link that sends whole frames, one at a time, each flow with its own transfer time. */
final class LinkStation extends ServiceStation {
    private final Transfers transfers;
    private final FrameStatistics statistics;

    LinkStation(Simulation simulation, SystemPlan plan, int link, FramePort next, FrameSink sink) {
        super(
                simulation,
                new Place(plan.links().get(link).id(), Phase.TRANSFER, next, sink),
                1,
                waiting(plan.links().get(link), plan.cameras().size()));
        this.transfers = new Transfers(simulation, sink.flows(), link);
        this.statistics = sink.statistics();
    }

    private static Waiting waiting(LinkPlan link, int cameras) {
        return new Waiting(
                link.buffer().capacity(), link.buffer().onFull(), WaitingLine.of(link.arbitration(), cameras));
    }

    @Override
    void entered(Frame frame, long now) {
        frame.linkEntered = now;
    }

    @Override
    long started(Frame frame, long now) {
        frame.linkStart = now;
        if (frame.counted) {
            statistics.linkWait().add(now - frame.linkEntered);
        }
        return Math.max(now + transfers.next(frame), transfers.earliestEnd(frame));
    }

    @Override
    void finished(Frame frame, long now) {
        frame.linkEnd = now;
        frame.joined = now;
        frame.joinEntered = now;
    }
}
