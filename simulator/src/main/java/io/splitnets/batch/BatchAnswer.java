package io.splitnets.batch;

import java.util.Optional;

/**
 * What the batch tier says of a system, equal to what a run says.
 *
 * @param latency of the periodic regime; empty if a station is offered more than it can do
 * @param load largest offered load of a station
 * @param additiveMs latency of one result that meets no other
 */
public record BatchAnswer(Optional<BatchLatency> latency, double load, double additiveMs) {}
