package io.splitnets.measure;

/** The consecutive parts of a frame's life; their times add up to its latency, to the picosecond. */
public enum Stage {
    /** From the instant latency is counted from to the end of exposure. */
    EXPOSURE(0),
    /** Reading the pixels out of the array. */
    READOUT(1),
    /** Waiting for the network processor on the sensor. */
    SENSOR_WAIT(2),
    /** The network processor on the sensor. */
    SENSOR_COMPUTE(3),
    /** Finished at one station and held there because the next one has no room. */
    BLOCKED(4),
    /** Waiting for the link. */
    LINK_WAIT(5),
    /** On the link; of a frame that streams while it is read out, the part after the readout's end. */
    LINK(6),
    /** Waiting for the frames of the other cameras. */
    FUSION_WAIT(7),
    /** Waiting for the aggregator. */
    AGGREGATOR_WAIT(8),
    /** The aggregator. */
    AGGREGATOR_COMPUTE(9);

    private final int position;

    Stage(int position) {
        this.position = position;
    }

    /** Its place in an array of stage times, from 0, in the order of a frame's life. */
    public int position() {
        return position;
    }
}
