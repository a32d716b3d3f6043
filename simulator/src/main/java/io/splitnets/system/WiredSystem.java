package io.splitnets.system;

import io.splitnets.engine.Simulation;
import io.splitnets.measure.StationFlow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A system wired on a simulation: opens and closes the measured window and demands the identities of the whole. */
final class WiredSystem {
    private final Simulation simulation;
    private final FrameSink sink;
    private final List<CameraSource> cameras;
    private final List<BackgroundSource> background;
    private final List<ServingPart> stations;
    private final List<Part> parts;
    private final long clockShift;
    private final List<NetworkPlan> networks;
    private long insideCounted;

    WiredSystem(Simulation simulation, SystemPlan plan, SystemBuilder built) {
        this.simulation = simulation;
        this.sink = built.sink();
        this.cameras = built.cameras();
        this.background = built.background();
        this.stations = built.stations();
        this.parts = built.parts();
        this.clockShift = plan.clockShift();
        this.networks = plan.aggregator().networks();
    }

    void start(long horizonStamp) {
        cameras.forEach(camera -> camera.start(horizonStamp));
        background.forEach(source -> source.start(clockShift));
    }

    /** Processes everything before the plan's time {@code time}, nothing at it. */
    void runTo(long time) {
        long last = time + clockShift - 1;
        if (last >= simulation.now()) {
            simulation.run(last);
        }
    }

    /** Starts the measured window of every station at the plan's time {@code time}. */
    void open(long time) {
        parts.forEach(part -> part.open(time + clockShift));
        sink.flow().open(time + clockShift);
    }

    /** Integral of the number of frames inside, from the window's start to {@code time}, in frame ps. */
    double levelIntegral(long time) {
        return sink.flow().levelIntegral(time + clockShift);
    }

    /** Closes the window and demands every identity. */
    void close(long time) {
        long now = time + clockShift;
        parts.forEach(part -> part.close(now));
        StationFlow total = sink.flow();
        total.close(now);
        insideCounted = 0;
        parts.forEach(part -> part.inside(this::stillInside));
        total.check();
        sink.statistics().check();
    }

    private void stillInside(Frame lead) {
        if (lead.background()) {
            return;
        }
        for (Frame view = lead; view != null; view = view.sibling) {
            sink.flow().stillInside(view.injected);
            insideCounted += view.counted ? 1 : 0;
        }
        sink.unfinished(lead);
    }

    /** Adds the frames taken in {@code [from, horizon)} that are still exposed or read out; to be called last. */
    FrameCounts counts(long from) {
        long before = sink.captured();
        cameras.forEach(camera -> camera.close(from));
        long exposing = sink.captured() - before;
        Map<String, Long> dropped = sink.losses();
        long lost = dropped.values().stream().mapToLong(Long::longValue).sum();
        if (before != sink.completed() + lost + insideCounted) {
            throw new IllegalStateException("system: conservation of the counted frames: in " + before + ", completed "
                    + sink.completed() + ", dropped " + lost + ", inside " + insideCounted);
        }
        return new FrameCounts(sink.captured(), sink.completed(), sink.results(), dropped, insideCounted + exposing);
    }

    FrameSink sink() {
        return sink;
    }

    /** Busy share of every station with servers, in the plan's order. */
    Map<String, Double> utilisation() {
        Map<String, Double> shares = new LinkedHashMap<>();
        for (ServingPart station : stations) {
            shares.put(station.flow().name(), station.flow().utilisation());
        }
        return shares;
    }

    /** Mean numbers over the window. */
    Occupancy occupancy() {
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (ServingPart station : stations) {
            numbers.put(station.flow().name(), station.flow().meanLevel());
        }
        return new Occupancy(sink.flow().meanLevel(), numbers);
    }

    /** Writes the state relative to the plan's time {@code time}. */
    void describe(State state, long time) {
        long[] bases = new long[sink.flows().all().size()];
        cameras.forEach(camera -> camera.counts(bases));
        state.start(time + clockShift, bases);
        for (int i = 0; i < networks.size(); i++) {
            describeSets(state, i, bases);
        }
        cameras.forEach(camera -> camera.describe(state));
        background.forEach(source -> source.describe(state));
        parts.forEach(part -> part.describe(state));
    }

    /** Where views belong together by their numbers, how far the cameras are apart matters. */
    private void describeSets(State state, int network, long[] bases) {
        if (networks.get(network).fusion().filter(FusionPlan::byTrigger).isPresent()) {
            List<FlowTable.Flow> views = sink.flows().ofNetwork(network);
            for (FlowTable.Flow view : views.subList(1, views.size())) {
                state.word(bases[view.number()] - bases[views.get(0).number()]);
            }
        }
    }

    long events() {
        return simulation.events();
    }

    long fingerprint() {
        return simulation.fingerprint();
    }
}
