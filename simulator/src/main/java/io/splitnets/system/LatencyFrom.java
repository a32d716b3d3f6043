package io.splitnets.system;

/** The instant of a frame's capture from which its latency is counted. */
public enum LatencyFrom {
    /** First light. */
    EXPOSURE_START,
    /** The middle of the exposure, the usual meaning of "the image's time". */
    EXPOSURE_MID,
    /** Last light. */
    EXPOSURE_END,
    /** The first line is read, which is the end of the exposure. */
    READOUT_START,
    /** The last line was read: the frame is in the sensor's memory. */
    ARRIVAL
}
