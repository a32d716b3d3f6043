package io.splitnets.nas.experiment;

import io.splitnets.nas.experiment.DominanceOdds.Known;
import io.splitnets.nas.oracle.SystemEstimate;
import io.splitnets.nas.oracle.SystemEstimate.Interval;
import io.splitnets.nas.oracle.SystemEstimate.Latency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import umontreal.ssj.probdist.NormalDist;

/**
 * A candidate that may belong to the front, with all runs of it.
 *
 * @param judgement by the first run
 * @param runs of the same candidate with different random numbers, the first one first
 */
record Contender(Judgement judgement, List<SystemEstimate> runs) {
    private static final double CONFIDENCE = 0.95;

    Contender {
        runs = List.copyOf(runs);
    }

    static Contender of(Judgement judgement) {
        return new Contender(judgement, List.of(judgement.system()));
    }

    Contender with(SystemEstimate run) {
        List<SystemEstimate> more = new ArrayList<>(runs);
        more.add(run);
        return new Contender(judgement, more);
    }

    /** The candidate by all its runs: means of their figures, with intervals that shrink as runs are added. */
    Judgement pooled() {
        boolean steady = runs.stream().allMatch(run -> run.latency().isPresent());
        Optional<Latency> latency = steady
                ? Optional.of(new Latency(
                        pooled(Latency::mean), pooled(Latency::p50), pooled(Latency::p95), pooled(Latency::p99)))
                : Optional.empty();
        return judgement.withSystem(judgement.system().withLatency(latency));
    }

    /** Independent estimates of one figure: their mean, and the root of their squared half widths over their number. */
    private Interval pooled(Function<Latency, Interval> part) {
        List<Interval> parts = runs.stream()
                .map(run -> part.apply(run.latency().orElseThrow()))
                .toList();
        if (parts.size() == 1) {
            return parts.get(0);
        }
        double value = 0;
        double squares = 0;
        for (Interval one : parts) {
            double half = (one.high() - one.low()) / 2;
            value += one.value();
            squares += half * half;
        }
        value /= parts.size();
        double half = Math.sqrt(squares) / parts.size();
        return new Interval(value, value - half, value + half);
    }

    /** Whether another run could say anything new. */
    boolean random() {
        return runs.get(0)
                .latency()
                .map(latency -> latency.p99().high() > latency.p99().low()
                        || latency.mean().high() > latency.mean().low())
                .orElse(false);
    }

    /** The objectives, less is better, with their standard errors. */
    static Known known(SearchSpec spec, Judgement judgement) {
        double[] values = new double[spec.objectives().size()];
        double[] errors = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            Metric metric = spec.objectives().get(i);
            values[i] = metric.objective().direction().minimised(judgement.value(metric));
            errors[i] = error(spec, judgement, metric);
        }
        return new Known(values, errors);
    }

    /** The same as if accuracies had no error: what is left is what further runs can tell. */
    static Known knownButForRuns(SearchSpec spec, Judgement judgement) {
        Known known = known(spec, judgement);
        double[] errors = known.errors().clone();
        int accuracy = spec.objectives().indexOf(Metric.ACCURACY);
        if (accuracy >= 0) {
            errors[accuracy] = 0;
        }
        return new Known(known.values(), errors);
    }

    private static double error(SearchSpec spec, Judgement judgement, Metric metric) {
        if (metric == Metric.ACCURACY) {
            var interval = judgement.accuracy().interval(CONFIDENCE);
            return (interval.getUpperBound() - interval.getLowerBound()) / 2 / normal(CONFIDENCE);
        }
        double half = judgement
                .interval(metric)
                .map(interval -> (interval.high() - interval.low()) / 2)
                .orElse(0.0);
        return half / normal(spec.scenario().run().confidence());
    }

    private static double normal(double confidence) {
        return NormalDist.inverseF01((1 + confidence) / 2);
    }
}
