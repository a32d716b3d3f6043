package io.splitnets.system;

import java.util.List;

/**
 * A whole system as plain numbers: cameras, links and the aggregator.
 *
 * @param name for reports
 * @param cameras at least one; their order decides between simultaneous frames
 * @param links every one of them, named by position in {@link CameraPlan#link}
 * @param aggregator where all links end
 */
public record SystemPlan(String name, List<CameraPlan> cameras, List<LinkPlan> links, AggregatorPlan aggregator) {
    /** Refuses a plan without cameras and a camera whose link does not exist. */
    public SystemPlan {
        cameras = List.copyOf(cameras);
        links = List.copyOf(links);
        if (cameras.isEmpty()) {
            throw new IllegalArgumentException(name + ": a system needs at least one camera");
        }
        for (CameraPlan camera : cameras) {
            if (camera.link() < 0 || camera.link() >= links.size()) {
                throw new IllegalArgumentException(
                        camera.id() + ": link " + camera.link() + " of " + links.size() + " does not exist");
            }
        }
    }

    /** How far the simulation's clock must run ahead of the plan's, so that nothing happens before zero, ps. */
    long clockShift() {
        long shift = 0;
        for (CameraPlan camera : cameras) {
            shift = Math.max(shift, camera.stampOffset() - camera.firstOffer());
        }
        return shift;
    }
}
