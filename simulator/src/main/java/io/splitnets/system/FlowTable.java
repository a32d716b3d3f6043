package io.splitnets.system;

import io.splitnets.units.Rational;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The flows of all cameras in the plan's order, each with a number. */
final class FlowTable {
    private static final int RANKS = NetworkPlan.LEAST_URGENT + 1;

    private final SystemPlan plan;
    private final int[][] priorities;
    private final List<Flow> flows = new ArrayList<>();

    /**
     * Frames of one camera for one network.
     *
     * @param every whether it takes every trigger
     */
    record Flow(int number, int camera, CameraPlan source, FlowPlan plan, boolean every) {
        int network() {
            return plan.network();
        }

        boolean takes(long trigger) {
            return every || plan.takes(trigger);
        }

        /** How many of the triggers before this one it takes. */
        long before(long trigger) {
            return every ? trigger : plan.number(trigger);
        }
    }

    FlowTable(SystemPlan plan) {
        this.plan = plan;
        List<NetworkPlan> networks = plan.aggregator().networks();
        this.priorities = new int[networks.size()][plan.cameras().size()];
        for (int i = 0; i < plan.cameras().size(); i++) {
            CameraPlan camera = plan.cameras().get(i);
            for (FlowPlan flow : camera.flows()) {
                flows.add(new Flow(flows.size(), i, camera, flow, flow.share().equals(Rational.ONE)));
            }
            for (int network = 0; network < networks.size(); network++) {
                priorities[network][i] = networks.get(network).priority() * RANKS + camera.priority();
            }
        }
    }

    List<Flow> all() {
        return flows;
    }

    long clockShift() {
        return plan.clockShift();
    }

    /** The flows of a camera that leave it at the same instant for the same place, group by group. */
    List<List<Flow>> ways(int camera) {
        Map<Boolean, Map<Long, List<Flow>>> ways = new LinkedHashMap<>();
        for (Flow flow : ofCamera(camera)) {
            ways.computeIfAbsent(flow.plan().npu().isPresent(), key -> new LinkedHashMap<>())
                    .computeIfAbsent(flow.source().offerOffset(flow.plan()), key -> new ArrayList<>())
                    .add(flow);
        }
        return ways.values().stream().flatMap(way -> way.values().stream()).toList();
    }

    List<Flow> ofCamera(int camera) {
        return flows.stream().filter(flow -> flow.camera() == camera).toList();
    }

    List<Flow> ofNetwork(int network) {
        return flows.stream().filter(flow -> flow.network() == network).toList();
    }

    /** Urgency of a frame: that of its network, then that of its camera. */
    int priority(int network, int camera) {
        return priorities[network][camera];
    }

    /** Urgency of other work. */
    static int priority(BackgroundPlan job) {
        return job.priority() * RANKS;
    }

    /**
     * What a random stream of a flow is used for; a system of one network names none, so that its numbers stay when it is
     * given a name.
     */
    String purpose(String use, int network) {
        List<NetworkPlan> networks = plan.aggregator().networks();
        return networks.size() == 1 ? use : use + "." + networks.get(network).id();
    }
}
