package io.splitnets.hardware;

/**
 * How an accelerator runs a depthwise convolution of C channels, an R x S kernel and M output positions. Published
 * accelerators differ most here, so it is a parameter of the hardware.
 */
public enum DepthwiseMode {
    /** Each channel is a matrix product of its own, one after the other: C times the cycles of one channel. */
    CHANNEL_SERIAL,
    /** Channels lie across the columns and kernel taps down the rows: ceil(C/columns) * ceil(R*S/rows) * M cycles. */
    CHANNEL_PARALLEL,
    /** The array stands still and the vector unit works: ceil(C*R*S*M / lanes) cycles. */
    VECTOR
}
