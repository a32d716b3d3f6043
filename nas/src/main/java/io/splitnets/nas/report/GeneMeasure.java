package io.splitnets.nas.report;

import io.splitnets.nas.experiment.Metric;
import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.nas.report.GeneLines.Line;
import io.splitnets.report.LabelLayout.Box;
import io.splitnets.report.Scale;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The axis of an objective beside those of genes.
 *
 * @param name short, what stands above it
 * @param unit in which it is drawn
 * @param least smallest value drawn
 * @param most largest value drawn
 */
record GeneMeasure(String name, String unit, double least, double most) {
    /** One for each objective of the search, over all lines. */
    static List<GeneMeasure> of(SearchOutcome outcome, List<Line> lines) {
        List<Metric> objectives = outcome.spec().objectives();
        return IntStream.range(0, objectives.size())
                .mapToObj(i -> {
                    Metric metric = objectives.get(i);
                    double least = lines.stream()
                            .mapToDouble(line -> line.values().get(i))
                            .min()
                            .orElse(0);
                    double most = lines.stream()
                            .mapToDouble(line -> line.values().get(i))
                            .max()
                            .orElse(1);
                    return new GeneMeasure(name(outcome, metric), unit(outcome, metric), least, most);
                })
                .toList();
    }

    private static String name(SearchOutcome outcome, Metric metric) {
        return switch (metric) {
            case ACCURACY -> outcome.spec().trained() ? "accuracy" : "surrogate";
            case LATENCY_MEAN -> "mean";
            case LATENCY_P95 -> "p95";
            case LATENCY_P99 -> "p99";
            case LINK_BYTES -> "link";
            case ENERGY -> "energy";
            case SENSOR_MEMORY -> "memory";
            case RAW_PIXELS_LEAVE_SENSOR -> "pixels";
        };
    }

    private static String unit(SearchOutcome outcome, Metric metric) {
        return switch (metric) {
            case ACCURACY -> outcome.spec().trained() ? "%" : "acc., %";
            case LINK_BYTES, SENSOR_MEMORY -> "kB";
            default -> metric.unit();
        };
    }

    /** A value of a metric in the unit in which it is drawn. */
    static double shown(Metric metric, double value) {
        return switch (metric) {
            case ACCURACY -> 100 * value;
            case LINK_BYTES, SENSOR_MEMORY -> value / 1e3;
            default -> value;
        };
    }

    /** Where its values stand on an axis as high as {@code axis}. */
    Scale scale(Box axis) {
        return Scale.fitting(least, most, axis.y() + axis.height(), axis.y());
    }
}
