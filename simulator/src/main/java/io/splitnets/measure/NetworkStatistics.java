package io.splitnets.measure;

/** What became of the frames of one network, of one replication or one batch of it. */
public final class NetworkStatistics {
    private final QuantileStore latency;
    private final boolean shared;
    private long captured;
    private long lost;
    private long late;
    private long partial;

    /**
     * Statistics of one of several networks, or of the only one.
     *
     * @param all latency of the results of all networks
     * @param only whether there is no other network, so that the results of this one are all
     */
    NetworkStatistics(QuantileStore all, boolean only) {
        this.shared = only;
        this.latency = only ? all : new QuantileStore();
    }

    /** A frame was taken. */
    public void captured() {
        captured++;
    }

    /** A frame was lost. */
    public void lost() {
        lost++;
    }

    /**
     * A result came.
     *
     * @param ps its latency, ps
     * @param isLate after its deadline
     * @param isPartial from a set in which views are missing
     */
    public void result(long ps, boolean isLate, boolean isPartial) {
        late += isLate ? 1 : 0;
        partial += isPartial ? 1 : 0;
        if (!shared) {
            latency.add(ps);
        }
    }

    /** Latency of the results. */
    public QuantileStore latency() {
        return latency;
    }

    /** Frames taken. */
    public long framesTaken() {
        return captured;
    }

    /** Frames lost. */
    public long framesLost() {
        return lost;
    }

    /** Results after their deadline. */
    public long late() {
        return late;
    }

    /** Results from sets in which views are missing. */
    public long partial() {
        return partial;
    }

    void moveTo(NetworkStatistics total) {
        if (!shared) {
            total.latency.add(latency);
        }
        total.captured += captured;
        total.lost += lost;
        total.late += late;
        total.partial += partial;
    }

    void reset() {
        if (!shared) {
            latency.reset();
        }
        captured = 0;
        lost = 0;
        late = 0;
        partial = 0;
    }
}
