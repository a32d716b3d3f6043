package io.splitnets.system;

import io.splitnets.engine.Phase;
import io.splitnets.engine.Simulation;
import io.splitnets.measure.FrameStatistics;

/** The aggregator: frames, fused sets of frames, and its other work, in one queue. */
final class AggregatorStation extends ServiceStation {
    static final String NAME = "aggregator";

    private final ServiceTimes times;
    private final FrameStatistics statistics;

    AggregatorStation(Simulation simulation, AggregatorPlan plan, FrameSink sink) {
        super(simulation, new Place(NAME, Phase.COMPLETE, sink, sink), plan.servers(), plan.buffer());
        this.times = new ServiceTimes(plan.service(), simulation, NAME, "service");
        this.statistics = sink.statistics();
    }

    @Override
    void entered(Frame frame, long now) {
        for (Frame view = frame; view != null; view = view.sibling) {
            view.aggregatorEntered = now;
        }
    }

    @Override
    long started(Frame frame, long now) {
        for (Frame view = frame; view != null; view = view.sibling) {
            view.aggregatorStart = now;
        }
        if (frame.background()) {
            return now + frame.work;
        }
        if (frame.counted) {
            statistics.aggregatorWait().add(now - frame.aggregatorEntered);
        }
        return now + times.next();
    }

    @Override
    void finished(Frame frame, long now) {
        for (Frame view = frame; view != null; view = view.sibling) {
            view.aggregatorEnd = now;
        }
    }
}
