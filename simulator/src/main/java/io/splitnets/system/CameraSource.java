package io.splitnets.system;

import io.splitnets.engine.Phase;
import io.splitnets.engine.Simulation;
import io.splitnets.engine.Timer;
import io.splitnets.trace.ArrivalProcess;
import java.util.List;

/**
 * A camera: takes frames when its arrivals say so and sends each on when it is read out, or as it is. There is one for
 * all flows of the camera that leave it in the same way; each sees the same arrivals.
 */
final class CameraSource {
    private final Simulation simulation;
    private final FrameSink sink;
    private final Backlog out;
    private final ArrivalProcess arrivals;
    private final Timer timer;
    private final FlowTable.Flow[] flows;
    private final long shift;
    private final long stampOffset;
    private final long offerOffset;
    private final long exposure;
    private final long readout;
    private long horizon = Long.MAX_VALUE;
    private long count;
    private boolean more;

    /**
     * A source of the flows of one camera that share an entrance.
     *
     * @param name unique among the components
     */
    CameraSource(Simulation simulation, String name, List<FlowTable.Flow> flows, FramePort next, FrameSink sink) {
        CameraPlan plan = flows.get(0).source();
        this.simulation = simulation;
        this.sink = sink;
        this.flows = flows.toArray(FlowTable.Flow[]::new);
        this.out = new Backlog(simulation, name, next);
        this.arrivals = plan.arrivals().start(simulation.random(plan.arrivals().stream(plan.id()), "arrivals", name));
        this.timer = simulation.timer(simulation.component(name), Phase.ARRIVE, this::take);
        this.shift = sink.flows().clockShift();
        this.stampOffset = plan.stampOffset();
        this.offerOffset = plan.offerOffset(flows.get(0).plan());
        this.exposure = plan.exposure().picoseconds();
        this.readout = plan.readout().picoseconds();
    }

    /** Sets the first frame; frames stamped {@code horizonStamp} or later are not taken. */
    void start(long horizonStamp) {
        horizon = horizonStamp;
        advance();
    }

    /** On to the next trigger that any of the flows takes. */
    private void advance() {
        do {
            more = arrivals.next();
        } while (more && arrivals.timePs() < horizon && !anyTakes());
        if (more && arrivals.timePs() < horizon) {
            timer.at(exposureStart() + offerOffset);
        }
    }

    private boolean anyTakes() {
        for (FlowTable.Flow flow : flows) {
            if (flow.takes(arrivals.index())) {
                return true;
            }
        }
        return false;
    }

    private long exposureStart() {
        return arrivals.timePs() + shift - stampOffset;
    }

    private void take() {
        long trigger = arrivals.index();
        long now = simulation.now();
        count = trigger + 1;
        for (FlowTable.Flow flow : flows) {
            if (flow.takes(trigger)) {
                out.send(frame(flow, trigger, now));
            }
        }
        advance();
    }

    private Frame frame(FlowTable.Flow flow, long trigger, long now) {
        Frame frame = sink.blank();
        frame.camera = flow.camera();
        frame.flow = flow.number();
        frame.network = flow.network();
        frame.index = flow.before(trigger);
        frame.exposureStart = exposureStart();
        frame.readoutStart = frame.exposureStart + exposure;
        frame.readoutEnd = frame.readoutStart + readout;
        sink.injected(frame, arrivals.timePs(), now);
        return frame;
    }

    /** Counts the frames stamped in {@code [from, horizon)} that have not come in; the source ends with it. */
    void close(long from) {
        while (more && arrivals.timePs() < horizon) {
            for (FlowTable.Flow flow : flows) {
                if (arrivals.timePs() >= from && flow.takes(arrivals.index())) {
                    sink.stillExposing(flow.network());
                }
            }
            more = arrivals.next();
        }
    }

    Backlog backlog() {
        return out;
    }

    /** Puts the number of frames so far, for each of its flows, where the flow's number says. */
    void counts(long[] byFlow) {
        for (FlowTable.Flow flow : flows) {
            byFlow[flow.number()] = flow.before(count);
        }
    }

    void describe(State state) {
        state.word(more ? 1 : 0);
        if (more) {
            state.time(exposureStart());
            for (FlowTable.Flow flow : flows) {
                state.index(flow.number(), flow.before(arrivals.index()));
            }
        }
    }
}
