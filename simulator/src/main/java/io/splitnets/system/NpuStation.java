package io.splitnets.system;

import io.splitnets.engine.Phase;
import io.splitnets.engine.Simulation;
import io.splitnets.measure.FrameStatistics;

/** The network processor on one sensor, each network with its own service time. */
final class NpuStation extends ServiceStation {
    private final ServiceTimes[] times;
    /** Work that remains after the readout; of a processor that starts after it, none that counts. */
    private final long[] tails;

    private final FrameStatistics statistics;

    NpuStation(Simulation simulation, FlowTable flows, int camera, FramePort next, FrameSink sink) {
        super(
                simulation,
                new Place(name(flows, camera), Phase.COMPLETE, next, sink),
                source(flows, camera).servers(),
                Waiting.of(source(flows, camera).buffer()));
        this.times = new ServiceTimes[flows.all().size()];
        this.tails = new long[flows.all().size()];
        for (FlowTable.Flow flow : flows.ofCamera(camera)) {
            tails[flow.number()] =
                    flow.plan().rows().map(rows -> rows.tail().picoseconds()).orElse(0L);
            flow.plan()
                    .npu()
                    .ifPresent(law -> times[flow.number()] = new ServiceTimes(
                            law, simulation, name(flows, camera), flows.purpose("service", flow.network())));
        }
        this.statistics = sink.statistics();
    }

    private static CameraPlan source(FlowTable flows, int camera) {
        return flows.ofCamera(camera).get(0).source();
    }

    private static String name(FlowTable flows, int camera) {
        return source(flows, camera).id() + ".npu";
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
        return Math.max(now + times[frame.flow].next(), frame.readoutEnd + tails[frame.flow]);
    }

    @Override
    void finished(Frame frame, long now) {
        frame.sensorEnd = now;
    }
}
