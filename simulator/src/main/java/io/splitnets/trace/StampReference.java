package io.splitnets.trace;

/** The moment of a frame that its time stamp refers to. For a global shutter; a rolling one means its first row. */
public enum StampReference {
    /** The pixels begin to collect light. */
    EXPOSURE_START,
    /** Halfway between start and end of the exposure. */
    EXPOSURE_MID,
    /** The pixels stop collecting light. */
    EXPOSURE_END,
    /** The first row leaves the pixel array. */
    READOUT_START,
    /** The last row has left the array: the frame arrives at the sensor's processor. */
    READOUT_END
}
