package io.splitnets.hardware;

/** When the accelerator of a sensor starts on a frame. */
public enum NpuStart {
    /** After the last row. */
    FRAME,
    /** After the rows that the first result row of the first layer needs; that layer goes on row by row. */
    ROWS
}
