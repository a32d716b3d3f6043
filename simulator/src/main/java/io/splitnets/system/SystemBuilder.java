package io.splitnets.system;

import io.splitnets.engine.Simulation;
import java.util.ArrayList;
import java.util.List;

/**
 * Wires a plan on a simulation, from the aggregator back to the cameras, so that every part is given the one after it.
 * The order of making is the order of simultaneous events of one phase: aggregator, links, network processors, cameras,
 * other work; each kind in the plan's order. What ends later on the way makes room first.
 */
final class SystemBuilder {
    private final Simulation simulation;
    private final SystemPlan plan;
    private final FrameSink sink;
    private final List<CameraSource> cameras = new ArrayList<>();
    private final List<BackgroundSource> background = new ArrayList<>();
    private final List<ServiceStation> stations = new ArrayList<>();
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
        AggregatorStation aggregator = new AggregatorStation(simulation, plan.aggregator(), sink);
        FramePort afterLinks = aggregator;
        if (plan.aggregator().fuse()) {
            JoinStation join = new JoinStation(simulation, plan.cameras().size(), aggregator, sink);
            parts.add(join);
            afterLinks = join;
        }
        List<LinkStation> links = new ArrayList<>();
        for (LinkPlan link : plan.links()) {
            links.add(new LinkStation(simulation, link, plan.cameras(), afterLinks, sink));
        }
        List<FramePort> entrances = new ArrayList<>();
        for (CameraPlan camera : plan.cameras()) {
            entrances.add(entrance(camera, links.get(camera.link())));
        }
        for (int i = 0; i < entrances.size(); i++) {
            CameraSource source = new CameraSource(simulation, plan, i, entrances.get(i), sink);
            cameras.add(source);
            parts.add(source.backlog());
        }
        stations.addAll(links);
        stations.add(aggregator);
        parts.addAll(stations);
        for (BackgroundPlan job : plan.aggregator().background()) {
            BackgroundSource source = new BackgroundSource(simulation, job, aggregator, sink);
            background.add(source);
            parts.add(source.backlog());
        }
    }

    private FramePort entrance(CameraPlan camera, LinkStation link) {
        if (camera.npu().isEmpty()) {
            return link;
        }
        NpuStation npu =
                new NpuStation(simulation, camera.id() + ".npu", camera.npu().get(), link, sink);
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

    List<ServiceStation> stations() {
        return stations;
    }

    List<Part> parts() {
        return parts;
    }
}
