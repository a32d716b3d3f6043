package io.splitnets.system;

import io.splitnets.engine.Phase;
import io.splitnets.engine.Simulation;
import io.splitnets.measure.FrameStatistics;

/** The aggregator: frames, joined sets of frames, what follows their results, and its other work, in one queue. */
final class AggregatorStation extends ServiceStation {
    static final String NAME = "aggregator";

    private final ServiceTimes[] times;
    private final FrameStatistics statistics;

    AggregatorStation(Simulation simulation, AggregatorPlan plan, FramePort next, FrameSink sink) {
        super(simulation, new Place(NAME, Phase.COMPLETE, next, sink), plan.servers(), Waiting.of(plan.buffer()));
        this.times = new ServiceTimes[plan.networks().size()];
        for (int i = 0; i < times.length; i++) {
            String purpose = sink.flows().purpose("service", i);
            times[i] = new ServiceTimes(plan.networks().get(i).service(), simulation, NAME, purpose);
        }
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
        return now + times[frame.network].next();
    }

    @Override
    void finished(Frame frame, long now) {
        for (Frame view = frame; view != null; view = view.sibling) {
            view.aggregatorEnd = now;
        }
    }
}
