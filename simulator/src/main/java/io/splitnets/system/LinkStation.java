package io.splitnets.system;

import io.splitnets.engine.Phase;
import io.splitnets.engine.Simulation;
import io.splitnets.measure.FrameStatistics;
import java.util.List;

/** One link: one frame at a time, each camera with its own transfer time. */
final class LinkStation extends ServiceStation {
    private final ServiceTimes[] transfers;
    private final boolean[] cutThrough;
    private final long[] lastLine;
    private final FrameStatistics statistics;

    LinkStation(Simulation simulation, LinkPlan plan, List<CameraPlan> cameras, FramePort next, FrameSink sink) {
        super(simulation, new Place(plan.id(), Phase.TRANSFER, next, sink), 1, plan.buffer());
        this.transfers = new ServiceTimes[cameras.size()];
        this.cutThrough = new boolean[cameras.size()];
        this.lastLine = new long[cameras.size()];
        for (int i = 0; i < transfers.length; i++) {
            CameraPlan camera = cameras.get(i);
            transfers[i] = new ServiceTimes(camera.transfer(), simulation, camera.id(), "transfer");
            cutThrough[i] = camera.cutThrough();
            lastLine[i] = camera.lastLine().picoseconds();
        }
        this.statistics = sink.statistics();
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
        long end = now + transfers[frame.camera].next();
        return cutThrough[frame.camera] ? Math.max(end, frame.readoutEnd + lastLine[frame.camera]) : end;
    }

    @Override
    void finished(Frame frame, long now) {
        frame.linkEnd = now;
        frame.joined = now;
        frame.joinEntered = now;
    }
}
