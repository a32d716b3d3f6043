package io.splitnets.measure;

/** Latency of the results, stage times of the frames and waits per kind of station, of one replication. */
public final class FrameStatistics {
    private static final Stage[] STAGES = Stage.values();

    private final QuantileStore latency = new QuantileStore();
    private final QuantileStore sensorWait = new QuantileStore();
    private final QuantileStore linkWait = new QuantileStore();
    private final QuantileStore aggregatorWait = new QuantileStore();
    private final NetworkStatistics[] networks;
    private final ExactSum[] stages = new ExactSum[STAGES.length];
    private final ExactSum frameLatency = new ExactSum();
    private long frames;

    /**
     * Empty statistics.
     *
     * @param networkCount at least 1
     */
    public FrameStatistics(int networkCount) {
        this.networks = new NetworkStatistics[networkCount];
        for (int i = 0; i < networkCount; i++) {
            networks[i] = new NetworkStatistics(latency, networkCount == 1);
        }
        for (int i = 0; i < stages.length; i++) {
            stages[i] = new ExactSum();
        }
    }

    /** Latency of the results: of each frame, or of each set of fused frames. */
    public QuantileStore latency() {
        return latency;
    }

    /** How many networks there are. */
    public int networks() {
        return networks.length;
    }

    /** What concerns one network. */
    public NetworkStatistics network(int number) {
        return networks[number];
    }

    /** Waits for the sensors' network processors. */
    public QuantileStore sensorWait() {
        return sensorWait;
    }

    /** Waits for the links. */
    public QuantileStore linkWait() {
        return linkWait;
    }

    /** Waits for the aggregator. */
    public QuantileStore aggregatorWait() {
        return aggregatorWait;
    }

    /**
     * Adds one finished frame.
     *
     * @param times one per {@link Stage}, in its order
     * @param whole its latency, measured on its own
     * @throws IllegalStateException if the stages do not add up to it
     */
    public void frame(long[] times, long whole) {
        long sum = 0;
        for (int i = 0; i < times.length; i++) {
            sum += times[i];
            stages[i].add(times[i]);
        }
        if (sum != whole) {
            throw new IllegalStateException(
                    "the stages of a frame add up to " + sum + " ps, its latency is " + whole + " ps");
        }
        frameLatency.add(whole);
        frames++;
    }

    /** Finished frames. */
    public long frames() {
        return frames;
    }

    /** Mean time of one stage over the finished frames, ps. */
    public double meanStage(Stage stage) {
        return stages[stage.position()].mean(frames);
    }

    /** Demands that the stage sums add up to the latency sum over all frames. */
    public void check() {
        ExactSum sum = new ExactSum();
        for (ExactSum stage : stages) {
            sum.add(stage);
        }
        if (!sum.sameAs(frameLatency)) {
            throw new IllegalStateException(
                    "the stages add up to " + sum + " ps, the latencies to " + frameLatency + " ps");
        }
    }

    /** Adds everything to {@code total} and forgets it here. */
    public void moveTo(FrameStatistics total) {
        total.latency.add(latency);
        total.sensorWait.add(sensorWait);
        total.linkWait.add(linkWait);
        total.aggregatorWait.add(aggregatorWait);
        for (int i = 0; i < networks.length; i++) {
            networks[i].moveTo(total.networks[i]);
        }
        for (int i = 0; i < stages.length; i++) {
            total.stages[i].add(stages[i]);
        }
        total.frameLatency.add(frameLatency);
        total.frames += frames;
        reset();
    }

    /** Forgets everything. */
    public void reset() {
        latency.reset();
        sensorWait.reset();
        linkWait.reset();
        aggregatorWait.reset();
        for (NetworkStatistics network : networks) {
            network.reset();
        }
        for (ExactSum stage : stages) {
            stage.reset();
        }
        frameLatency.reset();
        frames = 0;
    }
}
