package io.splitnets.system;

import io.splitnets.trace.ArrivalSpec;
import io.splitnets.units.Rational;
import java.util.ArrayList;
import java.util.List;

/**
 * What is offered to one station, in the plain numbers that formulas of queueing theory take. Arrivals are those of the
 * cameras, as if nothing before the station delayed them.
 *
 * @param station its name
 * @param servers at least 1
 * @param sources one for each camera that sends to it, or for each kind of job
 * @param random whether anything in the whole system is random
 * @param inOrder whether jobs are served in the order in which they come, each by itself
 * @param paced whether frames stream through it while they are read, so that time there is not only service and waiting
 */
public record StationView(
        String station, int servers, List<Source> sources, boolean random, boolean inOrder, boolean paced) {
    /** How jobs of a source follow each other. */
    public enum Arrival {
        /** One per period, to the picosecond. */
        PERIODIC,
        /** One per period, with jitter or losses. */
        NEARLY_PERIODIC,
        /** Independent exponential gaps. */
        POISSON,
        /** Bursts, recordings, other work. */
        OTHER
    }

    /**
     * Jobs of one kind.
     *
     * @param arrival how they follow each other
     * @param perMs mean number per ms
     * @param serviceMs mean service, ms
     * @param variation squared coefficient of variation of the service, 0 if it is constant
     */
    public record Source(Arrival arrival, double perMs, double serviceMs, double variation) {}

    /** Keeps its own copy. */
    public StationView {
        sources = List.copyOf(sources);
    }

    /** Mean number of jobs per ms. */
    public double perMs() {
        return sources.stream().mapToDouble(Source::perMs).sum();
    }

    /** Mean service of a job, ms; 0 if there is none. */
    public double serviceMs() {
        double work = sources.stream()
                .mapToDouble(source -> source.perMs() * source.serviceMs())
                .sum();
        return work == 0 ? 0 : work / perMs();
    }

    /** Mean square of the service of a job, ms^2. */
    public double squaredServiceMs() {
        double sum = sources.stream()
                .mapToDouble(
                        source -> source.perMs() * source.serviceMs() * source.serviceMs() * (1 + source.variation()))
                .sum();
        return sum == 0 ? 0 : sum / perMs();
    }

    /** The station of {@code plan} of this name, as in {@link SimulationResult#offeredLoad}. */
    public static StationView of(SystemPlan plan, String station) {
        boolean random = SimulationRun.random(plan);
        FlowTable flows = new FlowTable(plan);
        if (station.equals(AggregatorStation.NAME)) {
            return new StationView(
                    station,
                    plan.aggregator().servers(),
                    ofAggregator(plan, flows),
                    random,
                    plan.aggregator().buffer().order() == QueueOrder.FIFO,
                    false);
        }
        int servers = 1;
        boolean inOrder = true;
        boolean paced = false;
        List<Source> sources = new ArrayList<>();
        for (FlowTable.Flow flow : flows.all()) {
            LinkPlan link = plan.links().get(flow.source().link());
            if (link.id().equals(station)) {
                inOrder = link.arbitration() == Arbitration.FIRST_COME;
                paced |= flow.plan().cutThrough();
                sources.add(source(flow, flow.plan().transfer()));
            }
            if (flow.plan().npu().isPresent() && station.equals(flow.source().id() + ".npu")) {
                paced |= flow.plan().rows().isPresent();
                servers = flow.source().servers();
                inOrder = flow.source().buffer().order() == QueueOrder.FIFO;
                sources.add(source(flow, flow.plan().npu().get()));
            }
        }
        return new StationView(station, servers, sources, random, inOrder, paced);
    }

    private static List<Source> ofAggregator(SystemPlan plan, FlowTable flows) {
        List<Source> sources = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < plan.aggregator().networks().size(); i++) {
            NetworkPlan network = plan.aggregator().networks().get(i);
            List<Source> own = network.after().isPresent()
                    ? List.of(following(network, rates.get(network.after().get().network())))
                    : ofNetwork(network, flows.ofNetwork(i));
            rates.add(own.stream().mapToDouble(Source::perMs).sum());
            sources.addAll(own);
        }
        for (BackgroundPlan job : plan.aggregator().background()) {
            Arrival arrival = job.interarrival() instanceof ServiceLaw.Exponential
                    ? Arrival.POISSON
                    : job.interarrival().random() ? Arrival.OTHER : Arrival.PERIODIC;
            sources.add(source(arrival, 1 / job.interarrival().mean().toMillis(), job.service()));
        }
        return sources;
    }

    /** Results of another network come when they come, which is no known process. */
    private static Source following(NetworkPlan network, double perMs) {
        return source(
                Arrival.OTHER,
                perMs * network.after().map(AfterPlan::probability).orElse(1.0),
                network.service());
    }

    private static List<Source> ofNetwork(NetworkPlan network, List<FlowTable.Flow> flows) {
        List<Source> sources =
                flows.stream().map(flow -> source(flow, network.service())).toList();
        if (!network.fuses()) {
            return sources;
        }
        // one set per trigger; sets of random frames come when the last one does, which is no known process
        boolean whole = network.fusion().orElseThrow().equals(FusionPlan.WAIT_ALL);
        boolean periodic = whole && sources.stream().allMatch(source -> source.arrival() == Arrival.PERIODIC);
        double perMs = network.fusion().get().byTrigger()
                ? sources.stream().mapToDouble(Source::perMs).min().orElseThrow()
                : sources.get(0).perMs();
        return List.of(source(periodic ? Arrival.PERIODIC : Arrival.OTHER, perMs, network.service()));
    }

    private static Source source(Arrival arrival, double perMs, ServiceLaw service) {
        return new Source(arrival, perMs, service.mean().toMillis(), service.squaredVariation());
    }

    /** A part of a periodic camera's frames is periodic if it is every n-th one. */
    private static Source source(FlowTable.Flow flow, ServiceLaw service) {
        Rational share = flow.plan().share();
        Arrival arrival = arrival(flow.source().arrivals());
        boolean even = share.numerator() == 1 || arrival == Arrival.OTHER;
        boolean all = share.equals(Rational.ONE);
        Arrival thinned = arrival == Arrival.POISSON ? Arrival.OTHER : even ? arrival : Arrival.NEARLY_PERIODIC;
        return source(
                all ? arrival : thinned, flow.source().arrivals().framesPerSecond() / 1000 * share.toDouble(), service);
    }

    private static Arrival arrival(ArrivalSpec arrivals) {
        if (arrivals instanceof ArrivalSpec.Periodic) {
            return arrivals.random() ? Arrival.NEARLY_PERIODIC : Arrival.PERIODIC;
        }
        // cameras that share their triggers come in batches
        return arrivals instanceof ArrivalSpec.Poisson poisson
                        && poisson.shared().isEmpty()
                ? Arrival.POISSON
                : Arrival.OTHER;
    }
}
