package io.splitnets.system;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.math3.fraction.BigFraction;

/**
 * Work offered to a station over what its servers can do: rate x mean service / servers, as an exact fraction. What a
 * station before cannot carry does not count: at load 2 it sends on half of its frames.
 *
 * @param station its name
 * @param load 1 is full
 * @param loses whether its buffer loses frames when it is full
 */
public record OfferedLoad(String station, BigFraction load, boolean loses) {
    /** The load of every station of the plan: network processors, links, aggregator. */
    public static List<OfferedLoad> of(SystemPlan plan) {
        FlowTable flows = new FlowTable(plan);
        List<OfferedLoad> loads = new ArrayList<>();
        BigFraction[] carried = new BigFraction[flows.all().size()];
        for (FlowTable.Flow flow : flows.all()) {
            carried[flow.number()] = Arrivals.rate(flow.source().arrivals())
                    .multiply(Arrivals.fraction(flow.plan().share()));
        }
        for (int camera = 0; camera < plan.cameras().size(); camera++) {
            if (plan.cameras().get(camera).computes()) {
                loads.add(processor(flows.ofCamera(camera), carried));
            }
        }
        for (int link = 0; link < plan.links().size(); link++) {
            loads.add(link(plan, flows, link, carried));
        }
        loads.add(aggregator(plan, flows, carried));
        return loads;
    }

    /** Negative, zero or positive: below, at, or above what the servers can do. */
    public int excess() {
        return load.compareTo(BigFraction.ONE);
    }

    private static OfferedLoad processor(List<FlowTable.Flow> flows, BigFraction[] carried) {
        CameraPlan camera = flows.get(0).source();
        List<FlowTable.Flow> computing =
                flows.stream().filter(flow -> flow.plan().npu().isPresent()).toList();
        BigFraction load =
                work(computing, carried, flow -> flow.npu().orElseThrow()).divide(camera.servers());
        throttle(computing, carried, load);
        return new OfferedLoad(camera.id() + ".npu", load, camera.buffer().loses());
    }

    private static OfferedLoad link(SystemPlan plan, FlowTable flows, int link, BigFraction[] carried) {
        List<FlowTable.Flow> sharing = flows.all().stream()
                .filter(flow -> flow.source().link() == link)
                .toList();
        BigFraction load = work(sharing, carried, FlowPlan::transfer);
        throttle(sharing, carried, load);
        LinkPlan station = plan.links().get(link);
        return new OfferedLoad(station.id(), load, station.buffer().loses());
    }

    private static BigFraction work(
            List<FlowTable.Flow> flows, BigFraction[] carried, Function<FlowPlan, ServiceLaw> law) {
        BigFraction work = BigFraction.ZERO;
        for (FlowTable.Flow flow : flows) {
            work = work.add(carried[flow.number()].multiply(mean(law.apply(flow.plan()))));
        }
        return work;
    }

    private static void throttle(List<FlowTable.Flow> flows, BigFraction[] carried, BigFraction load) {
        for (FlowTable.Flow flow : flows) {
            carried[flow.number()] = throttled(carried[flow.number()], load);
        }
    }

    private static OfferedLoad aggregator(SystemPlan plan, FlowTable flows, BigFraction[] carried) {
        AggregatorPlan aggregator = plan.aggregator();
        BigFraction work = BigFraction.ZERO;
        List<BigFraction> jobs = new ArrayList<>();
        for (int i = 0; i < aggregator.networks().size(); i++) {
            NetworkPlan network = aggregator.networks().get(i);
            jobs.add(network.after()
                    .map(after -> jobs.get(after.network()).multiply(new BigFraction(after.probability())))
                    .orElse(sets(network, flows.ofNetwork(i), carried)));
            work = work.add(jobs.get(i).multiply(mean(network.service())));
        }
        for (BackgroundPlan job : aggregator.background()) {
            work = work.add(mean(job.service()).divide(mean(job.interarrival())));
        }
        return new OfferedLoad(
                AggregatorStation.NAME,
                work.divide(aggregator.servers()),
                aggregator.buffer().loses());
    }

    /** Frames, or sets of joined frames, per ps. */
    private static BigFraction sets(NetworkPlan network, List<FlowTable.Flow> flows, BigFraction[] carried) {
        List<BigFraction> rates =
                flows.stream().map(flow -> carried[flow.number()]).toList();
        if (network.fusion().isEmpty()) {
            return rates.stream().reduce(BigFraction.ZERO, BigFraction::add);
        }
        return switch (network.fusion().get().join()) {
            case LATEST -> rates.get(0);
            case WINDOW -> Collections.max(rates);
            case WAIT_ALL, DROP_INCOMPLETE -> Collections.min(rates);
        };
    }

    private static BigFraction throttled(BigFraction rate, BigFraction load) {
        return load.compareTo(BigFraction.ONE) > 0 ? rate.divide(load) : rate;
    }

    private static BigFraction mean(ServiceLaw law) {
        return new BigFraction(law.mean().picoseconds());
    }
}
