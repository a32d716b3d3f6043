package io.splitnets.system;

import io.splitnets.measure.Estimate;
import io.splitnets.measure.Stage;
import io.splitnets.system.Observed.Summary;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Joins replications, in their order, or the batches of one to figures with intervals. */
final class ReplicationSummary {
    private static final double PS_PER_MS = 1e9;

    /** How one figure comes from that of the whole and those of its parts. */
    private enum Joining {
        EXACT,
        REPLICATIONS,
        BATCHES
    }

    private final List<Replication> replications;
    private final List<Observed> parts;
    private final Joining joining;
    private final double confidence;

    private ReplicationSummary(
            List<Replication> replications, List<Observed> parts, Joining joining, double confidence) {
        this.replications = replications;
        this.parts = parts;
        this.joining = joining;
        this.confidence = confidence;
    }

    /** Figures of one period of a regime that repeats for ever. */
    static ReplicationSummary exact(Replication period) {
        return new ReplicationSummary(List.of(period), List.of(period.whole()), Joining.EXACT, 1);
    }

    /** The same, of which nothing but these observations is known. */
    static ReplicationSummary exact(Observed period) {
        return exact(new Replication(
                new FrameCounts(0, 0, 0, Map.of(), 0),
                period,
                List.of(),
                Map.of(),
                new Occupancy(0, Map.of()),
                new double[0],
                0,
                0,
                List.of()));
    }

    /** Figures over independent replications. */
    static ReplicationSummary over(List<Replication> replications, double confidence) {
        List<Observed> parts = replications.stream().map(Replication::whole).toList();
        return new ReplicationSummary(replications, parts, Joining.REPLICATIONS, confidence);
    }

    /** Figures over the batches of one replication. */
    static ReplicationSummary overBatches(Replication replication, double confidence) {
        return new ReplicationSummary(List.of(replication), replication.batches(), Joining.BATCHES, confidence);
    }

    /** Latency and its parts; empty if there was no result. */
    Optional<SimulationResult.Figures> figures() {
        if (replications.stream()
                .allMatch(replication -> replication.whole().latency().count() == 0)) {
            return Optional.empty();
        }
        return Optional.of(new SimulationResult.Figures(
                latency(Observed::latency),
                percentiles(),
                wait(Observed::sensorWait),
                wait(Observed::linkWait),
                wait(Observed::aggregatorWait),
                stages()));
    }

    private SimulationResult.Latency latency(Function<Observed, Summary> of) {
        return new SimulationResult.Latency(
                over(of, Summary::mean),
                over(of, summary -> summary.percentile(50)),
                over(of, summary -> summary.percentile(95)),
                over(of, summary -> summary.percentile(99)),
                replications.stream()
                                .mapToDouble(replication ->
                                        of.apply(replication.whole()).percentile(100))
                                .max()
                                .orElse(0)
                        / PS_PER_MS);
    }

    /** Means over the replications, without intervals. */
    private List<Double> percentiles() {
        double[] sums = new double[100];
        int counted = 0;
        for (Replication replication : replications) {
            Summary latency = replication.whole().latency();
            if (latency.count() > 0) {
                counted++;
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += latency.percentile(i + 1);
                }
            }
        }
        double count = counted;
        return IntStream.range(0, 100)
                .mapToObj(i -> sums[i] / count / PS_PER_MS)
                .toList();
    }

    private SimulationResult.Wait wait(Function<Observed, Summary> of) {
        return new SimulationResult.Wait(over(of, Summary::mean), over(of, summary -> summary.percentile(95)));
    }

    private Map<Stage, Estimate> stages() {
        Map<Stage, Estimate> stages = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            stages.put(
                    stage,
                    estimate(
                            observed -> observed.latency().count(),
                            observed -> observed.stages()[stage.position()] / PS_PER_MS));
        }
        return stages;
    }

    private Estimate over(Function<Observed, Summary> of, ToDoubleFunction<Summary> figure) {
        return estimate(
                observed -> of.apply(observed).count(),
                observed -> figure.applyAsDouble(of.apply(observed)) / PS_PER_MS);
    }

    /**
     * Replications without a single observation say nothing about it and are left out. A batch without one leaves the
     * figure without an interval: it is not what chance left out, the batches are too short.
     */
    private Estimate estimate(ToDoubleFunction<Observed> count, ToDoubleFunction<Observed> figure) {
        Observed first = replications.get(0).whole();
        double[] values = parts.stream()
                .filter(part -> count.applyAsDouble(part) > 0)
                .mapToDouble(figure)
                .toArray();
        double whole = count.applyAsDouble(first) == 0 ? 0 : figure.applyAsDouble(first);
        return switch (joining) {
            case EXACT -> Estimate.exact(whole);
            case BATCHES ->
                values.length < parts.size() ? Estimate.plain(whole) : Estimate.overBatches(whole, values, confidence);
            case REPLICATIONS -> values.length == 0 ? Estimate.plain(0) : Estimate.overReplications(values, confidence);
        };
    }

    /**
     * What concerns each network.
     *
     * @param additiveMs of each
     * @param steady whether there may be a latency
     */
    List<NetworkFigures> networks(List<NetworkPlan> plans, double[] additiveMs, boolean steady) {
        return IntStream.range(0, plans.size())
                .mapToObj(i -> network(plans.get(i), i, additiveMs[i], steady))
                .toList();
    }

    private NetworkFigures network(NetworkPlan plan, int number, double additiveMs, boolean steady) {
        Function<Observed, Observed.OfNetwork> of =
                observed -> observed.networks().get(number);
        List<Observed.OfNetwork> all = replications.stream()
                .map(replication -> of.apply(replication.whole()))
                .toList();
        long results = all.stream().mapToLong(one -> one.latency().count()).sum();
        return new NetworkFigures(
                plan.id(),
                all.stream().mapToLong(Observed.OfNetwork::taken).sum(),
                all.stream().mapToLong(Observed.OfNetwork::lost).sum(),
                results,
                all.stream().mapToLong(Observed.OfNetwork::partial).sum(),
                plan.deadline(),
                additiveMs,
                estimate(
                        observed -> of.apply(observed).latency().count(),
                        observed -> of.apply(observed).lateShare()),
                steady && results > 0
                        ? Optional.of(latency(observed -> of.apply(observed).latency()))
                        : Optional.empty());
    }

    /** Share of the captured frames that were lost; without an interval for a single replication. */
    Estimate loss() {
        double[] shares = replications.stream()
                .map(Replication::counts)
                .filter(counts -> counts.captured() > 0)
                .mapToDouble(counts -> (double) counts.dropped() / counts.captured())
                .toArray();
        return shares.length == 0 ? Estimate.plain(0) : Estimate.overReplications(shares, confidence);
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
