package io.splitnets.report;

import io.splitnets.deployment.Deployment;
import io.splitnets.energy.FrameEnergy;
import io.splitnets.measure.Estimate;
import io.splitnets.system.SamplingReport;
import io.splitnets.system.SimulationResult;
import io.splitnets.system.Verdict;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/** The result of a run for people, the verdict first. */
public final class RunText {
    private RunText() {}

    /** A few dozen lines of at most 100 columns. */
    public static String of(Deployment deployment, SimulationResult result) {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%s: %s%n",
                deployment.scenario().name(),
                result.verdict().name().toLowerCase(Locale.ROOT)));
        result.reasons().forEach(reason -> text.append("  ").append(reason).append('\n'));
        RunTree.warnings(deployment, result)
                .forEach(line -> text.append("  warning: ").append(line).append('\n'));
        text.append(String.format(
                Locale.ROOT,
                "frames: %d captured, %d completed, %d dropped, %d in flight%n",
                result.frames().captured(),
                result.frames().completed(),
                result.frames().dropped(),
                result.frames().inFlight()));
        result.frames()
                .droppedBy()
                .forEach((why, count) -> text.append("  dropped by ").append(why + ": " + count + "\n"));
        result.figures().ifPresent(figures -> figures(text, deployment, result, figures));
        text.append(NetworksText.of(deployment, result));
        utilisation(text, result);
        text.append(ShadowText.of(deployment.plan(), deployment.scenario().latencyFrom(), result));
        text.append(String.format(
                Locale.ROOT,
                "per %s: %d bytes over the links, %.4f mJ (%.4f idle, %.4f leakage), %.2f mW on average, "
                        + "raw pixels leave the sensor: %s%n",
                deployment.scenario().isUniform() ? "result" : "frame",
                deployment.linkBytesPerResult(),
                FrameEnergy.millijoule(deployment.energy().total()),
                FrameEnergy.millijoule(deployment.energy().idle()),
                FrameEnergy.millijoule(deployment.energy().leakage()),
                deployment.averagePowerMilliwatts(),
                deployment.rawPixelsLeaveSensor() ? "yes" : "no"));
        text.append(String.format(
                Locale.ROOT,
                "%d events, fingerprint %s, seed %d%n",
                result.events(),
                result.fingerprintHex(),
                result.seed()));
        return text.toString();
    }

    private static void figures(
            StringBuilder text, Deployment deployment, SimulationResult result, SimulationResult.Figures figures) {
        text.append(String.format(
                Locale.ROOT,
                "latency from %s, ms (%s):%n",
                deployment.scenario().latencyFrom().name().toLowerCase(Locale.ROOT),
                kind(deployment, result)));
        sampling(text, result.sampling());
        line(text, "mean", figures.latency().mean());
        line(text, "p50", figures.latency().p50());
        line(text, "p95", figures.latency().p95());
        line(text, "p99", figures.latency().p99());
        text.append(String.format(
                Locale.ROOT, "  %-20s %10.4f%n", "max", figures.latency().max()));
        text.append(String.format(
                Locale.ROOT,
                "  %-20s %10.4f   (queueing penalty %.4f)%n",
                "additive formula",
                result.additiveMs(),
                figures.latency().mean().value() - result.additiveMs()));
        text.append("mean time of a frame in each stage, ms:\n");
        figures.stages().forEach((stage, mean) -> line(text, stage.name().toLowerCase(Locale.ROOT), mean));
    }

    private static String kind(Deployment deployment, SimulationResult result) {
        String percent = percent(deployment.scenario().run().confidence());
        return switch (result.sampling().method()) {
            case EXACT -> "exact over one period of the system";
            case NONE -> "of this one run, which has no interval";
            case REPLICATIONS ->
                String.format(
                        Locale.ROOT,
                        "mean of %d replications; %s %% interval, half width, range",
                        result.replications(),
                        percent);
            case BATCH_MEANS ->
                String.format(
                        Locale.ROOT,
                        "one replication; %s %% interval from %d batches, half width, range",
                        percent,
                        result.sampling().batches());
        };
    }

    /** A confidence in percent with all its digits, such as 95 or 99.9. */
    static String percent(double confidence) {
        return BigDecimal.valueOf(confidence)
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
    }

    /** What was found out on the way: the warm-up, and whether the target was reached. */
    private static void sampling(StringBuilder text, SamplingReport report) {
        if (report.pilots() > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "  warm-up %.4g s, the longest that MSER-5 asks for in %d pilot runs%n",
                    report.warmUp().toSeconds(),
                    report.pilots()));
        }
        report.target()
                .filter(SamplingReport.Target::reached)
                .ifPresent(target -> text.append("  ").append(target.text()).append('\n'));
    }

    private static void line(StringBuilder text, String name, Estimate estimate) {
        double half = estimate.halfWidth().orElse(0);
        text.append(String.format(Locale.ROOT, "  %-20s %10.4f", name, estimate.value()));
        if (half > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "   [%.4f, %.4f]   +-%.4f   %.4f to %.4f",
                    estimate.low().getAsDouble(),
                    estimate.high().getAsDouble(),
                    half,
                    estimate.least().getAsDouble(),
                    estimate.greatest().getAsDouble()));
        }
        text.append('\n');
    }

    private static void utilisation(StringBuilder text, SimulationResult result) {
        Map<String, Double> busy = result.verdict() == Verdict.OVERLOADED ? result.offeredLoad() : result.utilisation();
        text.append(result.verdict() == Verdict.OVERLOADED ? "offered load:\n" : "utilisation:\n");
        busy.forEach((station, share) ->
                text.append(String.format(Locale.ROOT, "  %-20s %9.2f %%%n", station, 100 * share)));
    }
}
