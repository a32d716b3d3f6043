package io.splitnets.system;

import io.splitnets.measure.Estimate;

/** A figure whose interval can decide when a run stops. */
public enum TargetMetric {
    /** Mean latency of the results. */
    LATENCY_MEAN("latency.mean"),
    /** Median latency. */
    LATENCY_P50("latency.p50"),
    /** 95 % quantile of the latency. */
    LATENCY_P95("latency.p95"),
    /** 99 % quantile of the latency. */
    LATENCY_P99("latency.p99"),
    /** Mean wait for the sensors' network processors. */
    SENSOR_WAIT("sensor_wait.mean"),
    /** Mean wait for the links. */
    LINK_WAIT("link_wait.mean"),
    /** Mean wait for the aggregator. */
    AGGREGATOR_WAIT("aggregator_wait.mean");

    private final String title;

    TargetMetric(String title) {
        this.title = title;
    }

    /** As files and results write it. */
    public String title() {
        return title;
    }

    Estimate of(SimulationResult.Figures figures) {
        return switch (this) {
            case LATENCY_MEAN -> figures.latency().mean();
            case LATENCY_P50 -> figures.latency().p50();
            case LATENCY_P95 -> figures.latency().p95();
            case LATENCY_P99 -> figures.latency().p99();
            case SENSOR_WAIT -> figures.sensorWait().mean();
            case LINK_WAIT -> figures.linkWait().mean();
            case AGGREGATOR_WAIT -> figures.aggregatorWait().mean();
        };
    }
}
