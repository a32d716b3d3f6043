package io.splitnets.report;

import io.splitnets.deployment.Deployment;
import io.splitnets.system.NetworkFigures;
import io.splitnets.system.SimulationResult;
import io.splitnets.units.SimTime;
import java.util.List;
import java.util.Locale;

/** What became of each network's frames, for people: one line per network, in at most 100 columns. */
final class NetworksText {
    private static final String NONE = "-";

    private NetworksText() {}

    /** Empty where one network without a deadline would only repeat the figures of the system. */
    static String of(Deployment deployment, SimulationResult result) {
        List<NetworkFigures> networks = result.networks();
        boolean plain = deployment.scenario().isUniform()
                && networks.stream().allMatch(network -> network.deadline().isEmpty() && network.partial() == 0);
        if (plain) {
            return "";
        }
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-22s %9s %7s %7s %9s %9s %9s %9s %9s%n",
                "networks, latency ms:",
                "results",
                "lost",
                "partial",
                "mean",
                "p95",
                "p99",
                "deadline",
                "late %"));
        networks.forEach(network -> text.append(line(network)));
        return text.toString();
    }

    private static String line(NetworkFigures network) {
        return String.format(
                Locale.ROOT,
                "  %-20s %9d %7d %7d %9s %9s %9s %9s %9s%n",
                network.id(),
                network.results(),
                network.lost(),
                network.partial(),
                network.latency().map(latency -> number(latency.mean().value())).orElse(NONE),
                network.latency().map(latency -> number(latency.p95().value())).orElse(NONE),
                network.latency().map(latency -> number(latency.p99().value())).orElse(NONE),
                network.deadline()
                        .map(SimTime::toMillis)
                        .map(NetworksText::number)
                        .orElse(NONE),
                network.deadline().isPresent() && network.results() > 0
                        ? number(100 * network.lateShare().value())
                        : NONE);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
