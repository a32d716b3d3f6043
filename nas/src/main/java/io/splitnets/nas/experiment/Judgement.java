package io.splitnets.nas.experiment;

import io.splitnets.nas.accuracy.AccuracyFigure;
import io.splitnets.nas.oracle.SystemEstimate;
import io.splitnets.nas.oracle.SystemEstimate.Interval;
import io.splitnets.nas.oracle.SystemQuery;
import java.util.Optional;

/**
 * All that is known of one network on the system.
 *
 * @param id the candidate's id, or the baseline's name
 * @param query the network and its cut
 * @param description the network in short text
 * @param splitAfter where it is cut
 * @param macs multiply-accumulates of one view
 * @param validation accuracy on the images that rank candidates
 * @param test accuracy on the test images; empty while searching
 * @param system what the simulator says
 * @param afterwards whether the split module of the query was not trained but is a compression added afterwards
 */
public record Judgement(
        String id,
        SystemQuery query,
        String description,
        String splitAfter,
        long macs,
        AccuracyFigure validation,
        Optional<AccuracyFigure> test,
        SystemEstimate system,
        boolean afterwards) {
    /** Of a network without a split module, or one that was trained with it. */
    public Judgement(
            String id,
            SystemQuery query,
            String description,
            String splitAfter,
            long macs,
            AccuracyFigure validation,
            Optional<AccuracyFigure> test,
            SystemEstimate system) {
        this(id, query, description, splitAfter, macs, validation, test, system, false);
    }

    /** The same with its accuracy on the test images. */
    public Judgement withTest(AccuracyFigure measured) {
        return new Judgement(
                id, query, description, splitAfter, macs, validation, Optional.of(measured), system, afterwards);
    }

    /** The same on the system as another run found it. */
    Judgement withSystem(SystemEstimate other) {
        return new Judgement(id, query, description, splitAfter, macs, validation, test, other, afterwards);
    }

    /** A latency with its interval; empty for other metrics and without a steady state. */
    Optional<Interval> interval(Metric metric) {
        return system.latency().flatMap(latency -> switch (metric) {
            case LATENCY_MEAN -> Optional.of(latency.mean());
            case LATENCY_P95 -> Optional.of(latency.p95());
            case LATENCY_P99 -> Optional.of(latency.p99());
            default -> Optional.empty();
        });
    }

    /** The accuracy to report: on the test images where that was measured. */
    public AccuracyFigure accuracy() {
        return test.orElse(validation);
    }

    /** The value of a metric; overloaded systems have no latency, and get an endless one. */
    public double value(Metric metric) {
        return metric == Metric.ACCURACY ? accuracy().value() : value(system, metric);
    }

    /** The value of a metric of the system, so any but accuracy; overloaded systems get an endless latency. */
    public static double value(SystemEstimate system, Metric metric) {
        return switch (metric) {
            case ACCURACY -> throw new IllegalArgumentException("a system has no accuracy");
            case LATENCY_MEAN -> system.latency().map(l -> l.mean().value()).orElse(Double.POSITIVE_INFINITY);
            case LATENCY_P95 -> system.latency().map(l -> l.p95().value()).orElse(Double.POSITIVE_INFINITY);
            case LATENCY_P99 -> system.latency().map(l -> l.p99().value()).orElse(Double.POSITIVE_INFINITY);
            case LINK_BYTES -> system.linkBytes();
            case ENERGY -> system.energyMj();
            case SENSOR_MEMORY -> system.sensorMemoryBytes();
            case RAW_PIXELS_LEAVE_SENSOR -> system.rawPixelsLeaveSensor() ? 1 : 0;
        };
    }
}
