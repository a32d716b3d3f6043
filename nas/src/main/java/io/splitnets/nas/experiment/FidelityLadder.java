package io.splitnets.nas.experiment;

import io.splitnets.nas.accuracy.SubnetDraw;
import io.splitnets.nas.oracle.LatencyOracle;
import io.splitnets.nas.oracle.SimulatorOracle;
import io.splitnets.nas.oracle.SystemEstimate;
import io.splitnets.nas.oracle.SystemEstimate.Interval;
import io.splitnets.nas.oracle.SystemEstimate.Latency;
import io.splitnets.nas.oracle.SystemQuery;
import io.splitnets.nas.oracle.Tier;
import io.splitnets.nas.search.CheapConstraint;
import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.SplitSpace;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Finds the cheapest model of the system that orders candidates as runs do: draws candidates, asks every model for them,
 * and compares. A model is good enough if for every latency of the search it keeps {@value #LEAST_TAU} of the order that
 * runs can tell, {@value #LEAST_RECALL} of its fastest tenth may be of the fastest tenth, and it misjudges no limit. The three bounds are chosen.
 */
final class FidelityLadder {
    private static final double LEAST_TAU = 0.95;
    private static final double LEAST_RECALL = 0.9;
    private static final int SAMPLE = 64;
    /** Drawn for each one wanted, because some need more than a sensor has. */
    private static final int DRAWN = 4;

    private static final int FEWEST = 16;
    private static final long SEED = 1;

    private final SearchSpec spec;
    private final SplitSpace space;
    private final NetworkCodec codec;
    private final List<Metric> latencies;

    FidelityLadder(SearchSpec spec, SplitSpace space) {
        this.spec = spec;
        this.space = space;
        this.codec = new NetworkCodec(spec.space());
        this.latencies = Arrays.stream(Metric.values())
                .filter(Metric::latency)
                .filter(metric -> spec.objectives().contains(metric)
                        || spec.limits().stream().anyMatch(limit -> limit.metric() == metric))
                .toList();
    }

    /**
     * The cheapest good model, or a run where none is or the space is too small to tell.
     *
     * @param cheap bounds that candidates must keep to be worth asking for
     */
    FidelityReport choose(List<CheapConstraint> cheap, ExecutorService pool, ExperimentListener listener) {
        Optional<Tier> asked = spec.strategy().fidelity();
        if (asked.isPresent()) {
            return FidelityReport.asked(asked.get());
        }
        List<SystemQuery> sample = sample(cheap);
        if (sample.size() < FEWEST || latencies.isEmpty()) {
            return FidelityReport.asked(Tier.DES);
        }
        listener.begin("comparing models of the system", 3L * sample.size());
        List<SystemEstimate> runs = estimates(Tier.DES, sample, pool, 0, listener);
        List<FidelityReport.Step> steps = new ArrayList<>();
        Tier used = Tier.DES;
        for (Tier tier : List.of(Tier.MEAN_LOAD, Tier.ADDITIVE)) {
            List<SystemEstimate> answers =
                    estimates(tier, sample, pool, (tier == Tier.ADDITIVE ? 2L : 1L) * sample.size(), listener);
            List<FidelityReport.Step> compared = latencies.stream()
                    .map(metric -> compare(tier, metric, answers, runs))
                    .toList();
            steps.addAll(0, compared);
            if (compared.stream().allMatch(FidelityReport.Step::keepsOrder)) {
                used = tier;
            }
        }
        listener.end(used.text() + " is the cheapest that keeps the order");
        return new FidelityReport(used, sample.size(), steps);
    }

    private List<SystemQuery> sample(List<CheapConstraint> cheap) {
        int most = space.combinations()
                .shiftRight(4)
                .min(BigInteger.valueOf((long) DRAWN * SAMPLE))
                .intValue();
        if (most < FEWEST) {
            return List.of();
        }
        Predicate<Candidate> admitted =
                candidate -> cheap.stream().allMatch(bound -> bound.value().applyAsDouble(candidate) <= bound.limit());
        return SubnetDraw.of(space, most, SEED).stream()
                .filter(admitted)
                .limit(SAMPLE)
                .map(space::decode)
                .map(architecture -> new SystemQuery(architecture, codec.split(architecture)))
                .toList();
    }

    private List<SystemEstimate> estimates(
            Tier tier, List<SystemQuery> sample, ExecutorService pool, long before, ExperimentListener listener) {
        LatencyOracle oracle = SimulatorOracle.of(tier, spec.scenario(), spec.space());
        return InOrder.map(sample, oracle::estimate, pool, done -> listener.progress(before + done, tier.text()));
    }

    private FidelityReport.Step compare(
            Tier tier, Metric metric, List<SystemEstimate> answers, List<SystemEstimate> runs) {
        List<Integer> steady = IntStream.range(0, runs.size())
                .filter(i -> runs.get(i).latency().isPresent()
                        && answers.get(i).latency().isPresent())
                .boxed()
                .toList();
        double[] cheap = steady.stream()
                .mapToDouble(i -> Judgement.value(answers.get(i), metric))
                .toArray();
        List<Interval> dear =
                steady.stream().map(i -> interval(runs.get(i), metric)).toList();
        int misjudged = misjudged(metric, answers, runs);
        RankAgreement agreement = RankAgreement.of(cheap, dear);
        boolean order = agreement.pairs() == 0 || agreement.tau() >= LEAST_TAU && agreement.recall() >= LEAST_RECALL;
        return new FidelityReport.Step(
                tier,
                metric,
                agreement.tau(),
                agreement.pairs(),
                agreement.recall(),
                misjudged,
                agreement.meanError(),
                order && misjudged == 0);
    }

    private int misjudged(Metric metric, List<SystemEstimate> answers, List<SystemEstimate> runs) {
        int misjudged = 0;
        for (int i = 0; i < runs.size(); i++) {
            double cheap = Judgement.value(answers.get(i), metric);
            double dear = Judgement.value(runs.get(i), metric);
            boolean differs = Double.isFinite(cheap) != Double.isFinite(dear)
                    || spec.limits().stream()
                            .filter(limit -> limit.metric() == metric)
                            .anyMatch(limit -> limit.keeps(cheap) != limit.keeps(dear));
            misjudged += differs ? 1 : 0;
        }
        return misjudged;
    }

    private static Interval interval(SystemEstimate estimate, Metric metric) {
        Latency latency = estimate.latency().orElseThrow();
        return switch (metric) {
            case LATENCY_MEAN -> latency.mean();
            case LATENCY_P95 -> latency.p95();
            default -> latency.p99();
        };
    }
}
