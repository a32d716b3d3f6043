package io.splitnets.system;

import io.splitnets.engine.Phase;
import io.splitnets.engine.Simulation;
import io.splitnets.engine.Timer;
import io.splitnets.trace.ArrivalProcess;

/** A camera: takes frames when its arrivals say so and sends each on when it is read out, or as it is. */
final class CameraSource {
    private final Simulation simulation;
    private final FrameSink sink;
    private final Backlog out;
    private final ArrivalProcess arrivals;
    private final Timer timer;
    private final int camera;
    private final long shift;
    private final long stampOffset;
    private final long offerOffset;
    private final long exposure;
    private final long readout;
    private long horizon = Long.MAX_VALUE;
    private long count;
    private boolean more;

    CameraSource(Simulation simulation, SystemPlan system, int camera, FramePort next, FrameSink sink) {
        CameraPlan plan = system.cameras().get(camera);
        String name = plan.id() + ".sensor";
        this.simulation = simulation;
        this.sink = sink;
        this.camera = camera;
        this.out = new Backlog(simulation, name, next);
        this.arrivals =
                plan.arrivals().start(simulation.random(plan.arrivals().stream(plan.id()), "arrivals", plan.id()));
        this.timer = simulation.timer(simulation.component(name), Phase.ARRIVE, this::take);
        this.shift = system.clockShift();
        this.stampOffset = plan.stampOffset();
        this.offerOffset = plan.offerOffset();
        this.exposure = plan.exposure().picoseconds();
        this.readout = plan.readout().picoseconds();
    }

    /** Sets the first frame; frames stamped {@code horizonStamp} or later are not taken. */
    void start(long horizonStamp) {
        horizon = horizonStamp;
        advance();
    }

    private void advance() {
        more = arrivals.next();
        if (more && arrivals.timePs() < horizon) {
            timer.at(exposureStart() + offerOffset);
        }
    }

    private long exposureStart() {
        return arrivals.timePs() + shift - stampOffset;
    }

    private void take() {
        Frame frame = sink.blank();
        frame.camera = camera;
        frame.index = arrivals.index();
        frame.exposureStart = exposureStart();
        frame.readoutStart = frame.exposureStart + exposure;
        frame.readoutEnd = frame.readoutStart + readout;
        count = frame.index + 1;
        sink.injected(frame, arrivals.timePs(), simulation.now());
        out.send(frame);
        advance();
    }

    /** Counts the frames stamped in {@code [from, horizon)} that have not come in; the source ends with it. */
    void close(long from) {
        while (more && arrivals.timePs() < horizon) {
            if (arrivals.timePs() >= from) {
                sink.stillExposing();
            }
            more = arrivals.next();
        }
    }

    Backlog backlog() {
        return out;
    }

    /** Triggers so far. */
    long count() {
        return count;
    }

    void describe(State state) {
        state.word(more ? 1 : 0);
        if (more) {
            state.time(exposureStart());
            state.index(camera, arrivals.index());
        }
    }
}
