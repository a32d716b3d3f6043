package io.splitnets.system;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * Work offered to a station over what its servers can do: rate x mean service / servers, as an exact fraction. What a
 * station before cannot carry does not count: at load 2 it sends on half of its frames.
 *
 * @param station its name
 * @param load 1 is full
 * @param loses whether its buffer loses frames when it is full
 */
record OfferedLoad(String station, BigFraction load, boolean loses) {
    /** The load of every station of the plan: network processors, links, aggregator. */
    static List<OfferedLoad> of(SystemPlan plan) {
        List<OfferedLoad> loads = new ArrayList<>();
        List<BigFraction> carried = new ArrayList<>();
        for (CameraPlan camera : plan.cameras()) {
            BigFraction rate = Arrivals.rate(camera.arrivals());
            if (camera.npu().isPresent()) {
                StationPlan npu = camera.npu().get();
                BigFraction load = rate.multiply(mean(npu.service())).divide(npu.servers());
                loads.add(
                        new OfferedLoad(camera.id() + ".npu", load, npu.buffer().loses()));
                rate = throttled(rate, load);
            }
            carried.add(rate);
        }
        for (int link = 0; link < plan.links().size(); link++) {
            loads.add(link(plan, link, carried));
        }
        loads.add(aggregator(plan, carried));
        return loads;
    }

    /** Negative, zero or positive: below, at, or above what the servers can do. */
    int excess() {
        return load.compareTo(BigFraction.ONE);
    }

    private static OfferedLoad link(SystemPlan plan, int link, List<BigFraction> carried) {
        BigFraction load = BigFraction.ZERO;
        for (int i = 0; i < carried.size(); i++) {
            CameraPlan camera = plan.cameras().get(i);
            if (camera.link() == link) {
                load = load.add(carried.get(i).multiply(mean(camera.transfer())));
            }
        }
        for (int i = 0; i < carried.size(); i++) {
            if (plan.cameras().get(i).link() == link) {
                carried.set(i, throttled(carried.get(i), load));
            }
        }
        LinkPlan station = plan.links().get(link);
        return new OfferedLoad(station.id(), load, station.buffer().loses());
    }

    private static OfferedLoad aggregator(SystemPlan plan, List<BigFraction> carried) {
        AggregatorPlan aggregator = plan.aggregator();
        BigFraction jobs = carried.get(0);
        for (BigFraction rate : carried.subList(1, carried.size())) {
            jobs = aggregator.fuse() ? (rate.compareTo(jobs) < 0 ? rate : jobs) : jobs.add(rate);
        }
        BigFraction work = jobs.multiply(mean(aggregator.service()));
        for (BackgroundPlan job : aggregator.background()) {
            work = work.add(mean(job.service()).divide(mean(job.interarrival())));
        }
        return new OfferedLoad(
                AggregatorStation.NAME,
                work.divide(aggregator.servers()),
                aggregator.buffer().loses());
    }

    private static BigFraction throttled(BigFraction rate, BigFraction load) {
        return load.compareTo(BigFraction.ONE) > 0 ? rate.divide(load) : rate;
    }

    private static BigFraction mean(ServiceLaw law) {
        return new BigFraction(law.mean().picoseconds());
    }
}
