package io.splitnets.nas.report;

import io.splitnets.nas.experiment.Judgement;
import io.splitnets.nas.experiment.Metric;
import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.oracle.SystemEstimate;
import io.splitnets.nas.oracle.SystemEstimate.Interval;
import io.splitnets.nas.search.Estimate;
import io.splitnets.nas.search.Evaluation;
import io.splitnets.nas.search.GenerationSummary;
import io.splitnets.network.Compression;
import io.splitnets.report.CsvText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The outcome of a search as CSV tables. A figure that does not exist, such as an overloaded latency, is left empty. */
final class Tables {
    private static final List<Function<SystemEstimate.Latency, Interval>> LATENCIES = List.of(
            SystemEstimate.Latency::mean,
            SystemEstimate.Latency::p50,
            SystemEstimate.Latency::p95,
            SystemEstimate.Latency::p99);

    private static final List<String> FRONT =
            List.of(("kind,id,description,split_after,kept_channels,bits,views,resolution,macs,"
                            + "accuracy,accuracy_low,accuracy_high,validation_accuracy,"
                            + "latency_mean_ms,latency_mean_low_ms,latency_mean_high_ms,"
                            + "latency_p50_ms,latency_p50_low_ms,latency_p50_high_ms,"
                            + "latency_p95_ms,latency_p95_low_ms,latency_p95_high_ms,"
                            + "latency_p99_ms,latency_p99_low_ms,latency_p99_high_ms,"
                            + "additive_ms,load,link_bytes,sensor_memory_bytes,energy_mj,raw_pixels_leave_sensor,"
                            + "tier,picked,accuracy_source,probability_non_dominated")
                    .split(",", -1));

    private Tables() {}

    /** The front, then the baselines. */
    static String front(SearchOutcome outcome) {
        CsvText csv = new CsvText(FRONT);
        outcome.front().forEach(member -> row(csv.cell("front"), outcome, member));
        outcome.baselines().forEach(baseline -> row(csv.cell("baseline"), outcome, baseline));
        return csv.toString();
    }

    private static void row(CsvText csv, SearchOutcome outcome, Judgement judgement) {
        Optional<Compression> compression = judgement.query().plan().compression();
        SystemEstimate system = judgement.system();
        csv.cell(judgement.id()).cell(judgement.description()).cell(judgement.splitAfter());
        csv.cell(compression
                .map(module -> Integer.toString(module.keptChannels()))
                .orElse(""));
        csv.cell(compression.map(module -> Integer.toString(module.bits())).orElse(""));
        csv.cell(judgement.query().plan().views());
        csv.cell(judgement.query().architecture().resolution()).cell(judgement.macs());
        interval(csv, Optional.of(Shown.accuracy(judgement.accuracy())));
        csv.cell(judgement.validation().value());
        LATENCIES.forEach(part -> interval(csv, system.latency().map(part)));
        csv.cell(system.additiveMs()).cell(system.load()).cell(system.linkBytes());
        csv.cell(system.sensorMemoryBytes()).cell(system.energyMj()).cell(system.rawPixelsLeaveSensor());
        csv.cell(system.tier().text())
                .cell(FrontTree.picked(outcome, judgement))
                .cell(Notes.source(outcome))
                .cell(outcome.trust().probability().getOrDefault(judgement.id(), Double.NaN))
                .end();
    }

    private static void interval(CsvText csv, Optional<Interval> interval) {
        csv.cell(interval.map(Interval::value).orElse(Double.NaN));
        csv.cell(interval.map(Interval::low).orElse(Double.NaN));
        csv.cell(interval.map(Interval::high).orElse(Double.NaN));
    }

    /** Every evaluated candidate in the order asked for. */
    static String evaluated(SearchOutcome outcome) {
        List<String> header = new ArrayList<>(List.of("number", "id"));
        for (Metric metric : outcome.spec().objectives()) {
            String unit = unit(metric);
            String name = prefix(outcome, metric) + metric.label();
            header.addAll(List.of(name + unit, name + "_low" + unit, name + "_high" + unit));
        }
        header.add("violation_offered_load");
        for (SearchSpec.Limit limit : outcome.spec().limits()) {
            header.add("violation_" + limit.metric().label() + unit(limit.metric()));
        }
        header.addAll(List.of("feasible", "tier"));
        CsvText csv = new CsvText(header);
        for (int i = 0; i < outcome.archive().size(); i++) {
            Evaluation evaluation = outcome.archive().get(i);
            csv.cell(i + 1L).cell(evaluation.candidate().id());
            for (Estimate estimate : evaluation.objectives()) {
                csv.cell(estimate.value()).cell(estimate.low()).cell(estimate.high());
            }
            evaluation.violations().forEach(violation -> csv.cell(violation.doubleValue()));
            csv.cell(evaluation.feasible()).cell(outcome.tiers().get(i).text()).end();
        }
        return csv.toString();
    }

    private static String prefix(SearchOutcome outcome, Metric metric) {
        if (metric == Metric.ACCURACY && !outcome.spec().trained()) {
            return "surrogate_";
        }
        return Notes.predicted(outcome, metric) ? "predicted_" : "";
    }

    private static String unit(Metric metric) {
        return switch (metric.unit()) {
            case "" -> "";
            case "B" -> metric == Metric.LINK_BYTES ? "" : "_bytes";
            default -> "_" + metric.unit().toLowerCase(Locale.ROOT);
        };
    }

    /** One row per generation. */
    static String history(SearchOutcome outcome) {
        CsvText csv = new CsvText(List.of("generation", "evaluations", "front_size", "hypervolume"));
        for (GenerationSummary summary : outcome.history()) {
            csv.cell(summary.generation())
                    .cell(summary.evaluations())
                    .cell(summary.frontSize())
                    .cell(summary.hypervolume())
                    .end();
        }
        return csv.toString();
    }
}
