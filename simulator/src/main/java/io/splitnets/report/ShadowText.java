package io.splitnets.report;

import io.splitnets.system.LatencyFrom;
import io.splitnets.system.LittlesLaw;
import io.splitnets.system.SimulationResult;
import io.splitnets.system.SystemPlan;
import java.util.Locale;

/** The analytic shadow of a run for people. */
final class ShadowText {
    private final StringBuilder text = new StringBuilder();

    private ShadowText() {}

    static String of(SystemPlan plan, LatencyFrom from, SimulationResult result) {
        Shadow shadow = Shadow.of(plan, from, result);
        ShadowText lines = new ShadowText();
        lines.add("analytic shadow:%n");
        shadow.steady().flatMap(Shadow.Steady::little).ifPresent(lines::little);
        lines.station("bottleneck", shadow.bottleneck());
        shadow.longestWait().ifPresent(station -> lines.station("longest wait", station));
        shadow.steady().ifPresent(lines::penalty);
        return lines.text.toString();
    }

    private void little(LittlesLaw little) {
        add(
                "  %-28s %.4f frames inside, %.4f per s x %.4f ms = %.4f%n",
                "Little's law", little.inside(), 1000 * little.perMs(), little.timeMs(), little.product());
    }

    private void station(String role, StationShadow station) {
        add(
                "  %-28s %s: offered %.2f %%, busy %.2f %%",
                role, station.name(), 100 * station.offered(), 100 * station.busy());
        station.waitMs().ifPresent(wait -> add(", mean wait %.4f ms", wait));
        add("%n");
        station.theory()
                .forEach(line -> add(
                        "    %-26s %10.4f   %s%n", line.title(), line.ms(), line.bound() ? "bound" : "for comparison"));
    }

    private void penalty(Shadow.Steady steady) {
        add("  %-28s %.4f ms%n", "queueing penalty", steady.penaltyMs());
        Shadow.WAITS.forEach(stage -> part(
                stage.name().toLowerCase(Locale.ROOT),
                steady.figures().stage(stage).value()));
        part("rest", steady.restMs());
    }

    private void part(String name, double ms) {
        if (ms != 0) {
            add("    %-26s %10.4f%n", name, ms);
        }
    }

    private void add(String pattern, Object... values) {
        text.append(String.format(Locale.ROOT, pattern, values));
    }
}
