package io.splitnets.system;

import io.splitnets.units.SimTime;
import java.util.Optional;

/**
 * One network as the aggregator sees it.
 *
 * @param id its name, unique among the networks
 * @param service time of one frame, or of one set of joined frames, on the aggregator
 * @param fusion joins the frames of its cameras; empty if each is served by itself
 * @param after the network whose results it follows; empty if frames come from cameras
 * @param priority 0 is the most urgent
 * @param deadline of a result, from the instant latency is counted from; empty if there is none
 */
public record NetworkPlan(
        String id,
        ServiceLaw service,
        Optional<FusionPlan> fusion,
        Optional<AfterPlan> after,
        int priority,
        Optional<SimTime> deadline) {
    /** Most urgent to least urgent. */
    public static final int LEAST_URGENT = 1000;

    /** Refuses a priority outside 0 to {@link #LEAST_URGENT}, a deadline before the frame, and joining what follows. */
    public NetworkPlan {
        if (priority < 0 || priority > LEAST_URGENT) {
            throw new IllegalArgumentException(id + ": a priority of " + priority);
        }
        if (deadline.isPresent() && deadline.get().picoseconds() <= 0) {
            throw new IllegalArgumentException(id + ": a deadline of " + deadline.get());
        }
        if (fusion.isPresent() && after.isPresent()) {
            throw new IllegalArgumentException(id + ": joins frames, but follows another network");
        }
    }

    /** A network without deadline, at the highest priority, fed by cameras. */
    public static NetworkPlan of(String id, ServiceLaw service, boolean fuse) {
        return new NetworkPlan(
                id,
                service,
                fuse ? Optional.of(FusionPlan.WAIT_ALL) : Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty());
    }

    boolean random() {
        return service.random() || after.map(AfterPlan::random).orElse(false);
    }

    /** Whether it joins frames of several cameras. */
    public boolean fuses() {
        return fusion.isPresent();
    }
}
