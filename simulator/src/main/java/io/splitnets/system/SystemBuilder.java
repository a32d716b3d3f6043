package io.splitnets.system;

import io.splitnets.engine.Simulation;
import java.util.ArrayList;
import java.util.List;

/**
 * Wires a plan on a simulation, from the aggregator back to the cameras, so that every part is given the one after it.
 * The order of making is the order of simultaneous events of one phase: what follows results, aggregator, joins with a
 * window, links, network processors, cameras, other work; each kind in the plan's order. What ends later on the way makes
 * room first.
 */
final class SystemBuilder {
    private final Simulation simulation;
    private final SystemPlan plan;
    private final FrameSink sink;
    private final List<CameraSource> cameras = new ArrayList<>();
    private final List<BackgroundSource> background = new ArrayList<>();
    private final List<ServingPart> stations = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();

    private SystemBuilder(Simulation simulation, SystemPlan plan, LatencyFrom from, int timelineFrames) {
        this.simulation = simulation;
        this.plan = plan;
        this.sink = new FrameSink(plan, from, timelineFrames);
    }

    static WiredSystem wire(Simulation simulation, SystemPlan plan, LatencyFrom from, int timelineFrames) {
        SystemBuilder builder = new SystemBuilder(simulation, plan, from, timelineFrames);
        builder.build();
        return new WiredSystem(simulation, plan, builder);
    }

    private void build() {
        AggregatorStation aggregator = aggregator();
        List<FramePort> entrances = new ArrayList<>();
        for (int i = 0; i < plan.aggregator().networks().size(); i++) {
            entrances.add(entrance(i, aggregator));
        }
        FramePort afterLinks = entrances.size() == 1
                ? entrances.get(0)
                : (frame, from) -> entrances.get(frame.network).offer(frame, from);
        List<FramePort> links = new ArrayList<>();
        List<ServingPart> linkStations = new ArrayList<>();
        for (int i = 0; i < plan.links().size(); i++) {
            links.add(link(i, afterLinks, linkStations));
        }
        cameras(links);
        stations.addAll(linkStations);
        stations.add(aggregator);
        parts.addAll(stations);
        for (BackgroundPlan job : plan.aggregator().background()) {
            BackgroundSource source = new BackgroundSource(simulation, job, aggregator, sink);
            background.add(source);
            parts.add(source.backlog());
        }
    }

    private AggregatorStation aggregator() {
        if (!FollowUp.needed(plan.aggregator())) {
            return new AggregatorStation(simulation, plan.aggregator(), sink, sink);
        }
        FollowUp followUp = new FollowUp(simulation, plan.aggregator(), sink);
        AggregatorStation aggregator = new AggregatorStation(simulation, plan.aggregator(), followUp, sink);
        parts.add(followUp.connect(aggregator));
        return aggregator;
    }

    /** Where frames of a network that have left their link go. */
    private FramePort entrance(int number, FramePort aggregator) {
        NetworkPlan network = plan.aggregator().networks().get(number);
        if (network.fusion().isEmpty()) {
            return aggregator;
        }
        boolean only = plan.aggregator().networks().size() == 1;
        String name = only ? "join" : network.id() + ".join";
        FusionPlan fusion = network.fusion().get();
        List<FlowTable.Flow> flows = sink.flows().ofNetwork(number);
        JoinStation join = fusion.byTrigger()
                ? new TriggerJoin(simulation, name, fusion, flows, aggregator, sink)
                : new LatestJoin(simulation, name, flows, aggregator, sink);
        parts.add(join);
        return join;
    }

    private FramePort link(int number, FramePort next, List<ServingPart> serving) {
        if (plan.links().get(number).arbitration() == Arbitration.INTERLEAVED) {
            InterleavedLink link = new InterleavedLink(simulation, plan, number, next, sink);
            serving.add(link);
            return link;
        }
        LinkStation link = new LinkStation(simulation, plan, number, next, sink);
        serving.add(link);
        return link;
    }

    /** The order of making: all network processors, then all sensors. */
    private void cameras(List<FramePort> links) {
        List<FramePort> processors = new ArrayList<>();
        for (int i = 0; i < plan.cameras().size(); i++) {
            processors.add(processor(i, links.get(plan.cameras().get(i).link())));
        }
        for (int i = 0; i < plan.cameras().size(); i++) {
            CameraPlan camera = plan.cameras().get(i);
            String name = camera.id() + ".sensor";
            int ways = 0;
            for (List<FlowTable.Flow> way : sink.flows().ways(i)) {
                boolean computes = way.get(0).plan().npu().isPresent();
                FramePort next = computes ? processors.get(i) : links.get(camera.link());
                CameraSource source =
                        new CameraSource(simulation, ways == 0 ? name : name + "." + ways, way, next, sink);
                cameras.add(source);
                parts.add(source.backlog());
                ways++;
            }
        }
    }

    private FramePort processor(int camera, FramePort link) {
        if (!plan.cameras().get(camera).computes()) {
            return link;
        }
        NpuStation npu = new NpuStation(simulation, sink.flows(), camera, link, sink);
        stations.add(npu);
        return npu;
    }

    FrameSink sink() {
        return sink;
    }

    List<CameraSource> cameras() {
        return cameras;
    }

    List<BackgroundSource> background() {
        return background;
    }

    List<ServingPart> stations() {
        return stations;
    }

    List<Part> parts() {
        return parts;
    }
}
