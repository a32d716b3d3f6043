package io.splitnets.system;

import io.splitnets.engine.Phase;
import io.splitnets.engine.Simulation;
import io.splitnets.engine.Timer;

/** Sends the aggregator its other work. */
final class BackgroundSource {
    private final Simulation simulation;
    private final FrameSink sink;
    private final Backlog out;
    private final ServiceTimes gaps;
    private final ServiceTimes services;
    private final Timer timer;
    private final int priority;
    private long next;

    BackgroundSource(Simulation simulation, BackgroundPlan plan, FramePort aggregator, FrameSink sink) {
        String name = plan.id() + ".background";
        this.simulation = simulation;
        this.sink = sink;
        this.out = new Backlog(simulation, name, aggregator);
        this.gaps = new ServiceTimes(plan.interarrival(), simulation, name, "interarrival");
        this.services = new ServiceTimes(plan.service(), simulation, name, "service");
        this.priority = FlowTable.priority(plan);
        this.timer = simulation.timer(simulation.component(name), Phase.ARRIVE, this::send);
    }

    void start(long clockShift) {
        next = clockShift + gaps.next();
        timer.atOrNever(next);
    }

    private void send() {
        Frame job = sink.blank();
        job.priority = priority;
        job.work = services.next();
        next = simulation.now() + gaps.next();
        timer.atOrNever(next);
        out.send(job);
    }

    Backlog backlog() {
        return out;
    }

    void describe(State state) {
        state.time(next);
    }
}
