package io.splitnets.analytic;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What queueing theory says of one station, beside what was measured there: laws that hold for every system, and the
 * waits that simpler systems of the same load would have. A report shows them next to the simulation, so that a reader
 * sees how far the real arrivals are from the textbook's.
 *
 * <p>Sources: Little, Operations Research 9 (1961) 383; Denning and Buzen, ACM Computing Surveys 10 (1978) 225; those of
 * {@link SingleServerModel}, {@link PeriodicModel} and {@link RenewalModel}.
 */
public final class AnalyticShadow {
    /**
     * A station in plain numbers, times in any one unit.
     *
     * @param arrivalRate frames per unit of time, above 0
     * @param meanService of one frame, above 0
     * @param arrivalVariation squared coefficient of variation of the time between arrivals: 0 periodic, 1 Poisson
     * @param serviceVariation squared coefficient of variation of the service: 0 constant, 1 exponential
     * @param servers at least 1
     * @param sources cameras that send to it, at least 1; taken to be of one rate
     */
    public record Station(
            double arrivalRate,
            double meanService,
            double arrivalVariation,
            double serviceVariation,
            int servers,
            int sources) {
        /** Refuses a station without arrivals, service, servers or sources, and negative variations. */
        public Station {
            boolean positive = arrivalRate > 0 && meanService > 0 && servers > 0 && sources > 0;
            if (!positive || !(arrivalVariation >= 0 && serviceVariation >= 0)) {
                throw new IllegalArgumentException("rate " + arrivalRate + ", service " + meanService + ", variations "
                        + arrivalVariation + " and " + serviceVariation + ", " + servers + " servers, " + sources
                        + " sources");
            }
        }

        /** Offered load: arrival rate x mean service / servers. */
        public double load() {
            return arrivalRate * meanService / servers;
        }
    }

    /**
     * What was measured at the station.
     *
     * @param utilisation busy share of the servers
     * @param meanWait before the service
     * @param maxWait the longest; empty if it was not kept
     * @param meanNumber frames in the station over time, waiting or in service; empty if it was not kept
     */
    public record Measured(double utilisation, double meanWait, OptionalDouble maxWait, OptionalDouble meanNumber) {}

    /** How a figure of theory stands to the measured one. */
    public enum Relation {
        /** Both are the same up to the ends of the measured window, whatever the system. */
        LAW,
        /** The measured figure is not above it if the station is what the line's name says. */
        BOUND,
        /** The wait of a simpler system of the same load. */
        REFERENCE
    }

    /**
     * One comparison.
     *
     * @param name a word for it, such as {@code md1_wait}
     * @param relation of theory to what was measured
     * @param theory the figure of theory
     * @param measured the figure it stands beside; empty if it was not kept
     */
    public record Line(String name, Relation relation, double theory, OptionalDouble measured) {}

    private AnalyticShadow() {}

    /**
     * The comparisons that make sense for the station. One with a load of 1 or more has no waits to compare, one with
     * several servers only those that are known for several.
     */
    public static List<Line> of(Station station, Measured measured) {
        List<Line> lines = new ArrayList<>();
        double utilisation = Math.min(1, station.load());
        lines.add(new Line("utilisation", Relation.LAW, utilisation, OptionalDouble.of(measured.utilisation())));
        if (station.load() >= 1) {
            return lines;
        }
        double number = station.arrivalRate() * (measured.meanWait() + station.meanService());
        lines.add(new Line("number_by_littles_law", Relation.LAW, number, measured.meanNumber()));
        lines.add(new Line(
                "synchronous_longest_wait", Relation.BOUND, synchronousLongestWait(station), measured.maxWait()));
        if (station.servers() == 1) {
            single(station, OptionalDouble.of(measured.meanWait()), lines);
        }
        return lines;
    }

    private static void single(Station station, OptionalDouble wait, List<Line> lines) {
        double rate = station.arrivalRate();
        double service = station.meanService();
        lines.add(new Line("kingman_wait", Relation.BOUND, kingman(station), wait));
        lines.add(new Line("md1_wait", Relation.REFERENCE, SingleServerModel.md1Wait(rate, service), wait));
        double synchronous = PeriodicModel.synchronousMeanWait(station.sources(), service);
        lines.add(new Line("synchronous_wait", Relation.REFERENCE, synchronous, wait));
        double period = station.sources() / rate;
        double random = PeriodicModel.randomPhaseWait(station.sources(), period, service);
        lines.add(new Line("random_phases_wait", Relation.REFERENCE, random, wait));
    }

    /** Longest wait of one frame of each source at one instant: (ceil(V / servers) - 1) S. */
    private static double synchronousLongestWait(Station station) {
        int rounds = (station.sources() + station.servers() - 1) / station.servers();
        return (rounds - 1) * station.meanService();
    }

    private static double kingman(Station station) {
        double gap = 1 / station.arrivalRate();
        double square = station.meanService() * station.meanService();
        return RenewalModel.kingmanBound(
                station.arrivalRate(),
                station.arrivalVariation() * gap * gap,
                new ServiceMoments(station.meanService(), square * (1 + station.serviceVariation()), 0));
    }
}
