package io.splitnets.system;

import io.splitnets.measure.Estimate;
import java.util.Optional;

/**
 * Little's law for a whole run, from three figures that are found independently: the number of frames inside averaged
 * over time, the rate at which the scenario's cameras take frames, and the mean time of a frame. Exact over a period of
 * a regime; otherwise the two sides differ by what begins or ends outside of the window, and by chance in the rate.
 *
 * @param inside mean number of frames, see {@link Occupancy#inside}
 * @param perMs frames that arrive, per ms
 * @param timeMs from the instant a frame is offered to its first station to its result, mean
 */
public record LittlesLaw(double inside, double perMs, double timeMs) {
    /**
     * For a run that has figures; empty where frames are lost, whose time inside no result tells, and where networks follow
     * the results of others, whose frames begin a second time.
     */
    public static Optional<LittlesLaw> of(
            SystemPlan plan, LatencyFrom from, SimulationResult result, SimulationResult.Figures figures) {
        double rate = 0;
        double head = 0;
        if (result.frames().dropped() > 0 || FollowUp.needed(plan.aggregator())) {
            return Optional.empty();
        }
        for (CameraPlan camera : plan.cameras()) {
            for (FlowPlan flow : camera.flows()) {
                double perMs = camera.arrivals().framesPerSecond()
                        / 1000
                        * flow.share().toDouble();
                rate += perMs;
                head += perMs * (camera.offerOffset(flow) - camera.referenceOffset(from)) / 1e9;
            }
        }
        double latency =
                figures.stages().values().stream().mapToDouble(Estimate::value).sum();
        return Optional.of(new LittlesLaw(result.occupancy().inside(), rate, latency - head / rate));
    }

    /** Rate x time, which the law says is the number inside. */
    public double product() {
        return perMs * timeMs;
    }
}
