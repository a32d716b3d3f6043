package io.splitnets.system;

import io.splitnets.engine.Phase;
import io.splitnets.engine.Simulation;
import io.splitnets.measure.FrameStatistics;

/** The network processor on one sensor. */
final class NpuStation extends ServiceStation {
    private final ServiceTimes times;
    private final FrameStatistics statistics;

    NpuStation(Simulation simulation, String name, StationPlan plan, FramePort next, FrameSink sink) {
        super(simulation, new Place(name, Phase.COMPLETE, next, sink), plan.servers(), plan.buffer());
        this.times = new ServiceTimes(plan.service(), simulation, name, "service");
        this.statistics = sink.statistics();
    }

    @Override
    void entered(Frame frame, long now) {
        frame.sensorEntered = now;
    }

    @Override
    long started(Frame frame, long now) {
        frame.sensorStart = now;
        if (frame.counted) {
            statistics.sensorWait().add(now - frame.sensorEntered);
        }
        return now + times.next();
    }

    @Override
    void finished(Frame frame, long now) {
        frame.sensorEnd = now;
    }
}
