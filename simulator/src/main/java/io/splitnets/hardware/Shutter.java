package io.splitnets.hardware;

/** When the rows of a frame are exposed. */
public enum Shutter {
    /** All rows at once. */
    GLOBAL,
    /** Each row one line time after the row above. */
    ROLLING
}
