package io.splitnets.network;

/** How the aggregator joins the features of several views before the rest of the network. */
public enum Fusion {
    /** Concatenation along C, then a 1x1 convolution back to the block's width. */
    CONCATENATE,
    /** Element-wise maximum over the views (MVCNN, Su et al., ICCV 2015), then the recover convolution. */
    MAX
}
