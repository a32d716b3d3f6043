package io.splitnets.system;

import io.splitnets.trace.ArrivalSpec;
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
 */
public record StationView(String station, int servers, List<Source> sources, boolean random) {
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
        if (station.equals(AggregatorStation.NAME)) {
            return new StationView(station, plan.aggregator().servers(), ofAggregator(plan), random);
        }
        int servers = 1;
        List<Source> sources = new ArrayList<>();
        for (CameraPlan camera : plan.cameras()) {
            if (plan.links().get(camera.link()).id().equals(station)) {
                sources.add(source(camera, camera.transfer()));
            }
            if (camera.npu().isPresent() && station.equals(camera.id() + ".npu")) {
                servers = camera.npu().get().servers();
                sources.add(source(camera, camera.npu().get().service()));
            }
        }
        return new StationView(station, servers, sources, random);
    }

    private static List<Source> ofAggregator(SystemPlan plan) {
        List<Source> sources = new ArrayList<>();
        for (CameraPlan camera : plan.cameras()) {
            sources.add(source(camera, plan.aggregator().service()));
        }
        if (plan.aggregator().fuse()) {
            // one set per trigger; sets of random frames come when the last one does, which is no known process
            Source first = sources.get(0);
            boolean periodic = sources.stream().allMatch(source -> source.arrival() == Arrival.PERIODIC);
            sources = new ArrayList<>(List.of(new Source(
                    periodic ? Arrival.PERIODIC : Arrival.OTHER,
                    sources.stream().mapToDouble(Source::perMs).min().orElseThrow(),
                    first.serviceMs(),
                    first.variation())));
        }
        for (BackgroundPlan job : plan.aggregator().background()) {
            Arrival arrival = job.interarrival() instanceof ServiceLaw.Exponential
                    ? Arrival.POISSON
                    : job.interarrival().random() ? Arrival.OTHER : Arrival.PERIODIC;
            sources.add(new Source(
                    arrival,
                    1 / job.interarrival().mean().toMillis(),
                    job.service().mean().toMillis(),
                    job.service().squaredVariation()));
        }
        return sources;
    }

    private static Source source(CameraPlan camera, ServiceLaw service) {
        return new Source(
                arrival(camera.arrivals()),
                camera.arrivals().framesPerSecond() / 1000,
                service.mean().toMillis(),
                service.squaredVariation());
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
