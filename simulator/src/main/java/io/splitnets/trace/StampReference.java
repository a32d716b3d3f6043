package io.splitnets.trace;

/** Stub. */
public enum StampReference {
    EXPOSURE_START,
    EXPOSURE_MID,
    EXPOSURE_END,
    READOUT_START,
    READOUT_END
}
