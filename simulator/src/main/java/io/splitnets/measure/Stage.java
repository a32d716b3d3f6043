package io.splitnets.measure;

/** The consecutive parts of a frame's life; their times add up to its latency, to the picosecond. */
public enum Stage {
    /** From the instant latency is counted from to the end of exposure. */
    EXPOSURE,
    /** Reading the pixels out of the array. */
    READOUT,
    /** Waiting for the network processor on the sensor. */
    SENSOR_WAIT,
    /** The network processor on the sensor. */
    SENSOR_COMPUTE,
    /** Finished at one station and held there because the next one has no room. */
    BLOCKED,
    /** Waiting for the link. */
    LINK_WAIT,
    /** On the link; of a frame that streams while it is read out, the part after the readout's end. */
    LINK,
    /** Waiting for the frames of the other cameras. */
    FUSION_WAIT,
    /** Waiting for the aggregator. */
    AGGREGATOR_WAIT,
    /** The aggregator. */
    AGGREGATOR_COMPUTE
}
