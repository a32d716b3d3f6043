package io.splitnets.nas.experiment;

import io.splitnets.nas.search.Direction;
import io.splitnets.nas.search.Objective;
import java.util.Locale;

/** A figure of a candidate that a search may optimise or bound. */
public enum Metric {
    /** Share of images classified rightly. */
    ACCURACY(Direction.MAXIMISE, ""),
    /** Mean latency of a result under the scenario's whole load. */
    LATENCY_MEAN(Direction.MINIMISE, "ms"),
    /** 95th percentile of the latency of a result under the scenario's whole load. */
    LATENCY_P95(Direction.MINIMISE, "ms"),
    /** 99th percentile of the latency of a result under the scenario's whole load. */
    LATENCY_P99(Direction.MINIMISE, "ms"),
    /** Bytes that all cameras send for one result. */
    LINK_BYTES(Direction.MINIMISE, "B"),
    /** Energy of one result over all parts. */
    ENERGY(Direction.MINIMISE, "mJ"),
    /** Peak activations and weights of the part on a sensor. */
    SENSOR_MEMORY(Direction.MINIMISE, "B"),
    /** 1 where images themselves are sent, 0 where only features are: a matter of privacy, bounded but not optimised. */
    RAW_PIXELS_LEAVE_SENSOR(Direction.MINIMISE, "");

    private final Direction direction;
    private final String unit;
    private final String label;

    Metric(Direction direction, String unit) {
        this.direction = direction;
        this.unit = unit;
        this.label = name().toLowerCase(Locale.ROOT);
    }

    /** The name in files and tables. */
    public String label() {
        return label;
    }

    /** The unit of every value; empty for a share. */
    public String unit() {
        return unit;
    }

    /** Whether a search may optimise it; all may be bounded. */
    public boolean optimisable() {
        return this != RAW_PIXELS_LEAVE_SENSOR;
    }

    /** Whether it is a latency, which only a system with a steady state has. */
    public boolean latency() {
        return this == LATENCY_MEAN || this == LATENCY_P95 || this == LATENCY_P99;
    }

    /** As an objective of a search. */
    public Objective objective() {
        return new Objective(label(), direction, unit);
    }
}
