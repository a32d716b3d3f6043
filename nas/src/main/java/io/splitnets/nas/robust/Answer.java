package io.splitnets.nas.robust;

/**
 * What one system does with one network.
 *
 * @param keepsLimits whether it has a steady state there and keeps every limit
 * @param p99Ms 99th percentile of its latency; infinite where it has none: overloaded, or a layer does not fit
 * @param costs its objectives but accuracy, the less the better
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(boolean keepsLimits, double p99Ms, double[] costs) {
    /** Whether there is a steady state. */
    boolean runs() {
        return Double.isFinite(p99Ms);
    }
}
