package io.splitnets.scenario;

import io.splitnets.input.Section;
import io.splitnets.system.Sampling;
import io.splitnets.system.Sampling.BatchMeans;
import io.splitnets.system.TargetMetric;
import io.splitnets.units.Dimension;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads {@code run.method}, {@code run.replications} and {@code run.batches}. */
final class SamplingReader {
    private static final int MOST = 10_000;
    private static final int USUAL = 10;
    private static final int USUAL_MOST = 100;
    private static final String REPLICATIONS = "replications";
    private static final String BATCHES = "batches";

    /** Names of the ways to an interval. */
    private enum Method {
        REPLICATIONS,
        BATCH_MEANS
    }

    private SamplingReader() {}

    static Sampling read(Section run) {
        Method method = run.choice("method", Method.class, Method.REPLICATIONS);
        if (method == Method.BATCH_MEANS) {
            return batchMeans(run);
        }
        if (run.has(BATCHES)) {
            run.integer(BATCHES, BatchMeans.FEWEST, BatchMeans.MOST);
            run.problem(BATCHES, "expected only with 'method: batch_means'");
        }
        if (run.isSection(REPLICATIONS)) {
            return run.optionalSection(REPLICATIONS)
                    .map(SamplingReader::sequential)
                    .orElseThrow();
        }
        return Sampling.replications(run.integer(REPLICATIONS, 1, MOST, USUAL));
    }

    private static Sampling batchMeans(Section run) {
        if (run.has(REPLICATIONS)) {
            run.problem(REPLICATIONS, "expected no replications: with 'method: batch_means' there is one long one");
        }
        return new BatchMeans(run.integer(BATCHES, BatchMeans.FEWEST, BatchMeans.MOST, 20));
    }

    private static Sampling sequential(Section section) {
        int min = section.integer("min", 2, MOST, USUAL);
        int max = section.integer("max", 2, MOST, Math.max(min, USUAL_MOST));
        Section until = section.section("until");
        TargetMetric metric = metric(until);
        double width = until.quantity("half_width", Dimension.SHARE).toDouble();
        until.finish();
        section.finish();
        if (max < min) {
            section.problem("max", "expected at least the minimum of " + min);
            max = min;
        }
        if (!(width > 0 && width < 1)) {
            until.problem("half_width", "expected a share above 0 % and below 100 %");
            width = 0.5;
        }
        return new Sampling.Replications(min, max, Optional.of(new Sampling.Target(metric, width)));
    }

    private static TargetMetric metric(Section until) {
        List<TargetMetric> metrics = Arrays.asList(TargetMetric.values());
        String title = until.choiceOf(
                "metric", metrics.stream().map(TargetMetric::title).toList());
        return metrics.stream()
                .filter(metric -> metric.title().equals(title))
                .findFirst()
                .orElse(TargetMetric.LATENCY_MEAN);
    }
}
