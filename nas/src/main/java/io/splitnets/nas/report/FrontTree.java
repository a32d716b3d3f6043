package io.splitnets.nas.report;

import io.splitnets.input.JsonText;
import io.splitnets.nas.experiment.Judgement;
import io.splitnets.nas.experiment.Metric;
import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.nas.oracle.SystemEstimate;
import io.splitnets.nas.oracle.SystemEstimate.Interval;
import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.Gene;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.network.Compression;
import io.splitnets.report.Provenance;
import io.splitnets.system.SimulationResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The outcome of a search as a tree for JSON. */
final class FrontTree {
    private static final int FINGERPRINT_DIGITS = 16;

    private final SearchOutcome outcome;
    private final List<Gene> genes;

    FrontTree(SearchOutcome outcome) {
        this.outcome = outcome;
        this.genes = new SplitSpace(outcome.spec().space()).genes();
    }

    Map<String, @Nullable Object> tree() {
        Recommendation recommendation = new Recommendation(outcome);
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", outcome.spec().name());
        tree.put("verdict", recommendation.text());
        tree.put("toy_dataset", outcome.toy());
        tree.put("picked", outcome.pick().map(Judgement::id).orElse(null));
        tree.put(
                "objectives",
                outcome.spec().objectives().stream().map(Metric::label).toList());
        tree.put("front", outcome.front().stream().map(this::member).toList());
        tree.put("baselines", outcome.baselines().stream().map(this::entry).toList());
        tree.put("dominated_by_baseline", recommendation.dominated());
        tree.put("left_out_beaten_by_baseline", outcome.beaten());
        tree.put("evaluated", outcome.archive().size());
        outcome.prediction().ifPresent(prediction -> {
            tree.put("search_accuracy", "predicted");
            tree.put("predictor", PredictorTree.of(prediction.report()));
            tree.put("left_out_once_measured", prediction.fallen());
        });
        tree.put("accuracy_source", Notes.source(outcome));
        tree.put("search", TrustTree.of(outcome.trust()));
        tree.put("hypervolume", outcome.hypervolume());
        tree.put("fingerprint", fingerprint(outcome));
        tree.put("provenance", outcome.provenance().toTree());
        return tree;
    }

    /** Sixteen hexadecimal digits that differ where the front or the run of the pick does. */
    static String fingerprint(SearchOutcome outcome) {
        StringBuilder text = new StringBuilder();
        for (Judgement member : outcome.front()) {
            text.append(member.id()).append(' ').append(member.accuracy().identity());
            for (Metric metric : List.of(Metric.LATENCY_MEAN, Metric.LATENCY_P99)) {
                text.append(' ').append(JsonText.number(member.value(metric)));
            }
            text.append('\n');
        }
        text.append(outcome.pickRun().map(SimulationResult::fingerprintHex).orElse(""));
        return Provenance.sha256(text.toString().getBytes(StandardCharsets.UTF_8))
                .substring(0, FINGERPRINT_DIGITS);
    }

    private Map<String, @Nullable Object> member(Judgement judgement) {
        Map<String, @Nullable Object> entry = entry(judgement);
        Candidate candidate = Candidate.parse(judgement.id());
        Map<String, Object> genome = new LinkedHashMap<>();
        for (int i = 0; i < genes.size(); i++) {
            String choice = genes.get(i).choices().get(candidate.genes().get(i));
            genome.put(genes.get(i).name(), choice.matches("\\d{1,9}") ? (Object) Integer.valueOf(choice) : choice);
        }
        entry.put("genome", genome);
        return entry;
    }

    private Map<String, @Nullable Object> entry(Judgement judgement) {
        SystemEstimate system = judgement.system();
        Optional<Compression> compression = judgement.query().plan().compression();
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("id", judgement.id());
        entry.put("description", judgement.description());
        entry.put("genome", null);
        entry.put("accuracy_source", Notes.source(outcome));
        entry.put("probability_non_dominated", outcome.trust().probability().get(judgement.id()));
        entry.put("accuracy", interval(Shown.accuracy(judgement.accuracy())));
        entry.put("validation_accuracy", interval(Shown.accuracy(judgement.validation())));
        entry.put("latency_ms", latency(system, SystemEstimate.Latency::mean));
        entry.put("p50_ms", latency(system, SystemEstimate.Latency::p50));
        entry.put("p95_ms", latency(system, SystemEstimate.Latency::p95));
        entry.put("p99_ms", latency(system, SystemEstimate.Latency::p99));
        entry.put("additive_ms", system.additiveMs());
        entry.put("load", system.load());
        entry.put("link_bytes", system.linkBytes());
        entry.put("sensor_memory_bytes", system.sensorMemoryBytes());
        entry.put("energy_mj", system.energyMj());
        entry.put("raw_pixels_leave_sensor", system.rawPixelsLeaveSensor());
        entry.put("split_after", judgement.splitAfter());
        entry.put("kept_channels", compression.map(Compression::keptChannels).orElse(null));
        entry.put("bits", compression.map(Compression::bits).orElse(null));
        entry.put("views", judgement.query().plan().views());
        entry.put("resolution", judgement.query().architecture().resolution());
        entry.put("macs", judgement.macs());
        entry.put("tier", system.tier().text());
        entry.put("picked", picked(outcome, judgement));
        return entry;
    }

    /** Whether {@code judgement} is the one recommended. */
    static boolean picked(SearchOutcome outcome, Judgement judgement) {
        return outcome.pick().filter(judgement::equals).isPresent();
    }

    private static @Nullable Object latency(SystemEstimate system, Function<SystemEstimate.Latency, Interval> part) {
        return system.latency().map(part).map(FrontTree::interval).orElse(null);
    }

    private static Map<String, Object> interval(Interval interval) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("value", interval.value());
        tree.put("low", interval.low());
        tree.put("high", interval.high());
        return tree;
    }

    /** All networks of the report, front first. */
    static List<Judgement> all(SearchOutcome outcome) {
        List<Judgement> all = new ArrayList<>(outcome.front());
        all.addAll(outcome.baselines());
        return all;
    }
}
