package io.splitnets.nas.experiment;

import io.splitnets.nas.accuracy.AccuracyEstimator;
import io.splitnets.nas.accuracy.AccuracyFigure;
import io.splitnets.nas.accuracy.AccuracyPredictor;
import io.splitnets.nas.accuracy.MeasuredAccuracy;
import io.splitnets.nas.oracle.Footprint;
import io.splitnets.nas.oracle.LatencyOracle;
import io.splitnets.nas.oracle.SystemEstimate;
import io.splitnets.nas.oracle.SystemEstimate.Interval;
import io.splitnets.nas.oracle.SystemQuery;
import io.splitnets.nas.oracle.Tier;
import io.splitnets.nas.search.Constraint;
import io.splitnets.nas.search.Estimate;
import io.splitnets.nas.search.Evaluation;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.SplitChoice;
import io.splitnets.nas.space.SplitSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.LongConsumer;

/** Judges candidates: accuracy from the supernet, everything else from the simulator. */
final class CandidateJudge {
    /** Offered load above which a system has no steady state. */
    static final Constraint LOAD = new Constraint("offered_load", "", 1.0);

    private static final double CONFIDENCE = 0.95;

    private final SearchSpec spec;
    private final SplitSpace space;
    private final NetworkCodec codec;
    private final LatencyOracle oracle;
    private final AccuracyEstimator accuracy;
    private final Optional<AccuracyPredictor> predictor;

    /** Judges with measured accuracies only. */
    CandidateJudge(SearchSpec spec, SplitSpace space, LatencyOracle oracle, AccuracyEstimator accuracy) {
        this(spec, space, oracle, accuracy, Optional.empty());
    }

    /** Judges with {@code accuracy}, but evaluates for the search with the predictor where there is one. */
    CandidateJudge(
            SearchSpec spec,
            SplitSpace space,
            LatencyOracle oracle,
            AccuracyEstimator accuracy,
            Optional<AccuracyPredictor> predictor) {
        this.predictor = predictor;
        this.spec = spec;
        this.space = space;
        this.codec = new NetworkCodec(spec.space());
        this.oracle = oracle;
        this.accuracy = accuracy;
    }

    /** What a candidate asks of the system. */
    SystemQuery query(Candidate candidate) {
        return query(space.decode(candidate));
    }

    /** What a network with a split module asks of the system. */
    SystemQuery query(Architecture architecture) {
        return new SystemQuery(architecture, codec.split(architecture));
    }

    /** Judges one candidate. */
    Judgement judge(Candidate candidate) {
        return judge(candidate.id(), query(candidate));
    }

    /**
     * Judges a network whose compression is added after its training: it costs what the same split module costs, but has
     * another accuracy.
     *
     * @param accuracy of the compressed network
     */
    Judgement judge(String id, Architecture plain, SplitChoice afterwards, AccuracyFigure accuracy) {
        Architecture architecture = plain.with(afterwards);
        SystemQuery query = query(architecture);
        return new Judgement(
                id,
                query,
                codec.describe(architecture) + MeasuredAccuracy.AFTERWARDS,
                query.plan().cut().after(),
                codec.graph(architecture).macs(),
                accuracy,
                Optional.empty(),
                oracle.estimate(query),
                true);
    }

    /** Judges any network on the system. */
    Judgement judge(String id, SystemQuery query) {
        return new Judgement(
                id,
                query,
                codec.describe(query.architecture()),
                query.plan().cut().after(),
                codec.graph(query.architecture()).macs(),
                accuracy.accuracy(query.architecture()),
                Optional.empty(),
                oracle.estimate(query));
    }

    /** Whether a system is steady and keeps every limit but those of accuracy. */
    boolean keeps(SystemEstimate system) {
        return system.latency().isPresent()
                && spec.limits().stream()
                        .allMatch(limit -> limit.metric() == Metric.ACCURACY
                                || limit.keeps(Judgement.value(system, limit.metric())));
    }

    /** The bounds that an evaluation measures, the load first. */
    List<Constraint> constraints() {
        List<Constraint> constraints = new ArrayList<>(List.of(LOAD));
        for (SearchSpec.Limit limit : spec.limits()) {
            constraints.add(
                    limit.metric() == Metric.ACCURACY
                            ? new Constraint("1 - accuracy", "", 1 - limit.bound())
                            : new Constraint(
                                    limit.metric().label(), limit.metric().unit(), limit.bound()));
        }
        return constraints;
    }

    /** Evaluates a batch on the pool; the answers come in the batch's order whatever thread is done first. */
    List<Evaluation> evaluate(List<Candidate> batch, ExecutorService pool, LongConsumer done) {
        return InOrder.map(batch, this::evaluation, pool, done);
    }

    /** What a candidate needs of the system, without simulating it. */
    Footprint footprint(Candidate candidate) {
        return oracle.footprint(query(candidate));
    }

    /** Which model answers for a candidate's system. */
    Tier tier(Candidate candidate) {
        return oracle.tier(query(candidate));
    }

    /** What the simulator says of any network on the system. */
    SystemEstimate system(SystemQuery query) {
        return oracle.estimate(query);
    }

    private Evaluation evaluation(Candidate candidate) {
        SystemQuery query = query(candidate);
        SystemEstimate system = oracle.estimate(query);
        Estimate believed = accuracy(candidate, query);
        List<Double> violations = new ArrayList<>(List.of(loadViolation(system)));
        for (SearchSpec.Limit limit : spec.limits()) {
            double value =
                    limit.metric() == Metric.ACCURACY ? believed.value() : Judgement.value(system, limit.metric());
            double over = limit.excess(value);
            violations.add(Double.isFinite(over) ? Math.max(0, over) : limit.bound());
        }
        return new Evaluation(
                candidate,
                spec.objectives().stream()
                        .map(metric -> metric == Metric.ACCURACY ? believed : estimate(system, metric))
                        .toList(),
                violations);
    }

    private static double loadViolation(SystemEstimate system) {
        return system.latency().isPresent() ? 0 : Math.max(1e-6, system.load() - LOAD.limit());
    }

    /** An overloaded candidate is infeasible, so its latency is never compared; the formula's value stands in. */
    private static Estimate estimate(SystemEstimate system, Metric metric) {
        Optional<SystemEstimate.Latency> latency = system.latency();
        return switch (metric) {
            case LATENCY_MEAN -> latency.map(l -> estimate(l.mean())).orElseGet(() -> additive(system));
            case LATENCY_P95 -> latency.map(l -> estimate(l.p95())).orElseGet(() -> additive(system));
            case LATENCY_P99 -> latency.map(l -> estimate(l.p99())).orElseGet(() -> additive(system));
            default -> Estimate.exact(Judgement.value(system, metric));
        };
    }

    /** Predicted with the predictor's interval, or measured with that of the images. */
    private Estimate accuracy(Candidate candidate, SystemQuery query) {
        return predictor
                .map(known -> known.predict(candidate))
                .map(predicted -> new Estimate(predicted.value(), predicted.low(), predicted.high()))
                .orElseGet(() -> estimate(accuracy.accuracy(query.architecture())));
    }

    private static Estimate estimate(AccuracyFigure measured) {
        var interval = measured.interval(CONFIDENCE);
        double value = measured.value();
        return new Estimate(
                value, Math.min(value, interval.getLowerBound()), Math.max(value, interval.getUpperBound()));
    }

    private static Estimate additive(SystemEstimate system) {
        return Estimate.exact(system.additiveMs());
    }

    private static Estimate estimate(Interval interval) {
        return new Estimate(interval.value(), interval.low(), interval.high());
    }
}
