package io.splitnets.batch;

import io.splitnets.measure.QuantileStore;

/** Keeps the latency of each result and nothing else. */
final class LatencySink implements ResultSink {
    private final QuantileStore latency = new QuantileStore();

    @Override
    public void result(Passage[] views) {
        long longest = 0;
        for (Passage view : views) {
            longest = Math.max(longest, view.latency());
        }
        latency.add(longest);
    }

    @Override
    public void waiting(Passage view) {
        // has no result
    }

    @Override
    public void reset() {
        latency.reset();
    }

    QuantileStore latency() {
        return latency;
    }
}
