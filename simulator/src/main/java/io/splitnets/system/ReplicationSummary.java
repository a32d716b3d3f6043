package io.splitnets.system;

import io.splitnets.measure.Estimate;
import io.splitnets.measure.Stage;
import io.splitnets.system.Replication.Summary;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Joins replications, in their order, to figures with intervals. */
final class ReplicationSummary {
    private static final double PS_PER_MS = 1e9;

    private final List<Replication> replications;
    private final double confidence;
    private final boolean exact;

    ReplicationSummary(List<Replication> replications, double confidence, boolean exact) {
        this.replications = replications;
        this.confidence = confidence;
        this.exact = exact;
    }

    /** Latency and its parts; empty if there was no result. */
    Optional<SimulationResult.Figures> figures() {
        if (replications.stream().allMatch(replication -> replication.latency().count() == 0)) {
            return Optional.empty();
        }
        SimulationResult.Latency latency = new SimulationResult.Latency(
                over(Replication::latency, Summary::mean),
                over(Replication::latency, summary -> summary.percentile(50)),
                over(Replication::latency, summary -> summary.percentile(95)),
                over(Replication::latency, summary -> summary.percentile(99)),
                replications.stream()
                                .mapToDouble(
                                        replication -> replication.latency().percentile(100))
                                .max()
                                .orElse(0)
                        / PS_PER_MS);
        List<Double> percentiles = new ArrayList<>();
        for (int percent = 1; percent <= 100; percent++) {
            int at = percent;
            percentiles.add(over(Replication::latency, summary -> summary.percentile(at))
                    .value());
        }
        return Optional.of(new SimulationResult.Figures(
                latency,
                percentiles,
                wait(Replication::sensorWait),
                wait(Replication::linkWait),
                wait(Replication::aggregatorWait),
                stages()));
    }

    private SimulationResult.Wait wait(Function<Replication, Summary> of) {
        return new SimulationResult.Wait(over(of, Summary::mean), over(of, summary -> summary.percentile(95)));
    }

    private Map<Stage, Estimate> stages() {
        Map<Stage, Estimate> stages = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            stages.put(
                    stage,
                    estimate(replications.stream()
                            .filter(replication -> replication.latency().count() > 0)
                            .mapToDouble(replication -> replication.stages()[stage.position()] / PS_PER_MS)
                            .toArray()));
        }
        return stages;
    }

    /** Replications without a single observation say nothing about it and are left out. */
    private Estimate over(Function<Replication, Summary> of, ToDoubleFunction<Summary> figure) {
        return estimate(replications.stream()
                .map(of)
                .filter(summary -> summary.count() > 0)
                .mapToDouble(summary -> figure.applyAsDouble(summary) / PS_PER_MS)
                .toArray());
    }

    private Estimate estimate(double[] values) {
        if (values.length == 0) {
            return exact ? Estimate.exact(0) : Estimate.plain(0);
        }
        return exact ? Estimate.exact(values[0]) : Estimate.overReplications(values, confidence);
    }

    /** Mean over the replications, by station. */
    Map<String, Double> utilisation() {
        Map<String, Double> means = new LinkedHashMap<>();
        for (Replication replication : replications) {
            replication
                    .utilisation()
                    .forEach((station, share) -> means.merge(station, share / replications.size(), Double::sum));
        }
        return means;
    }

    /** Mean numbers of frames over the replications. */
    Occupancy occupancy() {
        return Occupancy.mean(replications.stream().map(Replication::occupancy).toList());
    }
}
