package io.splitnets.report;

import io.splitnets.analytic.PeriodicModel;
import io.splitnets.analytic.SingleServerModel;
import io.splitnets.system.SimulationResult;
import io.splitnets.system.StationView;
import io.splitnets.system.StationView.Arrival;
import io.splitnets.system.StationView.Source;
import io.splitnets.system.SystemPlan;
import io.splitnets.system.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One station in the simulation and in theory.
 *
 * @param name of the station
 * @param offered its offered load
 * @param busy its simulated busy share, which is the offered load if nothing is lost (utilisation law)
 * @param waitMs simulated mean time of all jobs there, other work included, before or after their service; from their
 *     mean number by Little's law. Empty if the system is overloaded or loses frames, or if frames stream through the
 *     station while they are read
 * @param theory waits of simpler systems with the same load; none for arrivals and orders of service without a closed form
 */
record StationShadow(String name, double offered, double busy, Optional<Double> waitMs, List<Line> theory) {
    private static final double ONE_PERIOD = 0.01;
    private static final double NOTHING = 1e-9;

    /**
     * A wait in theory.
     *
     * @param key for JSON
     * @param title for people
     * @param bound whether no simulated wait can be longer; otherwise it is there for comparison
     * @param ms the wait
     */
    record Line(String key, String title, boolean bound, double ms) {}

    static StationShadow of(SystemPlan plan, String name, SimulationResult result) {
        double offered = result.offeredLoad().getOrDefault(name, 0.0);
        double busy = result.utilisation().getOrDefault(name, 0.0);
        if (result.verdict() == Verdict.OVERLOADED) {
            return new StationShadow(name, offered, busy, Optional.empty(), List.of());
        }
        StationView view = StationView.of(plan, name);
        Optional<Double> wait = result.frames().dropped() > 0 || view.paced()
                ? Optional.empty()
                : Optional.of(wait(view, result, busy));
        return new StationShadow(name, offered, busy, wait, theory(view, offered));
    }

    private static double wait(StationView view, SimulationResult result, double busy) {
        double inside = result.occupancy().stations().getOrDefault(view.station(), 0.0);
        double waiting = inside - view.servers() * busy;
        return waiting < NOTHING ? 0 : waiting / view.perMs();
    }

    private static List<Line> theory(StationView view, double load) {
        List<Line> lines = new ArrayList<>();
        List<Source> sources = view.sources();
        if (load >= 1 || sources.isEmpty()) {
            return lines;
        }
        if (!view.inOrder()) {
            return lines;
        }
        if (sources.stream().allMatch(source -> source.arrival() == Arrival.POISSON)) {
            poisson(view, lines);
        } else if (sources.stream()
                .allMatch(source ->
                        source.arrival() == Arrival.PERIODIC || source.arrival() == Arrival.NEARLY_PERIODIC)) {
            periodic(view, lines);
        }
        return lines;
    }

    private static void poisson(StationView view, List<Line> lines) {
        if (view.servers() > 1) {
            return;
        }
        double wait = SingleServerModel.mg1Wait(view.perMs(), view.serviceMs(), view.squaredServiceMs());
        lines.add(
                alike(view.sources())
                        ? new Line("md1_mean_wait_ms", "M/D/1, mean", false, wait)
                        : new Line("mg1_mean_wait_ms", "M/G/1, mean", false, wait));
    }

    private static void periodic(StationView view, List<Line> lines) {
        int cameras = view.sources().size();
        boolean onePeriod = onePeriod(view.sources());
        double rate = view.sources().get(0).perMs();
        boolean bound = !view.random() && view.sources().stream().allMatch(source -> source.perMs() == rate);
        boolean constant = view.sources().stream().allMatch(source -> source.variation() == 0);
        if (constant && cameras == 1) {
            lines.add(new Line("dd1_wait_ms", "one periodic source", bound, 0));
            return;
        }
        if (constant) {
            lines.add(new Line("in_phase_longest_wait_ms", cameras + " in phase, longest", bound, longest(view)));
        }
        if (onePeriod && alike(view.sources()) && view.servers() == 1) {
            double service = view.serviceMs();
            lines.add(new Line(
                    "in_phase_mean_wait_ms",
                    cameras + " in phase, mean",
                    false,
                    PeriodicModel.synchronousMeanWait(cameras, service)));
            lines.add(new Line(
                    "random_phases_mean_wait_ms",
                    cameras + " in random phases, mean",
                    false,
                    PeriodicModel.randomPhaseWait(cameras, cameras / view.perMs(), service)));
        }
    }

    /** Of one frame of each source at one instant: all others first, or as many rounds as the servers need. */
    private static double longest(StationView view) {
        double sum = 0;
        double least = Double.MAX_VALUE;
        double most = 0;
        for (Source source : view.sources()) {
            sum += source.serviceMs();
            least = Math.min(least, source.serviceMs());
            most = Math.max(most, source.serviceMs());
        }
        int rounds = (view.sources().size() + view.servers() - 1) / view.servers();
        return view.servers() == 1 ? sum - least : (rounds - 1) * most;
    }

    /** Clocks that are off by less than 1 % have one period, and phases that drift through all values. */
    private static boolean onePeriod(List<Source> sources) {
        double rate = sources.get(0).perMs();
        return sources.stream().allMatch(source -> Math.abs(source.perMs() - rate) <= ONE_PERIOD * rate);
    }

    /** Whether every job takes the same time. */
    private static boolean alike(List<Source> sources) {
        double service = sources.get(0).serviceMs();
        return sources.stream().allMatch(source -> source.variation() == 0 && source.serviceMs() == service);
    }
}
