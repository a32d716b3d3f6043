package io.splitnets.nas.oracle;

import java.util.Locale;

/** What a row of a {@link BlockTable} is about. */
public enum BlockKind {
    /** What one inference costs beside its layers; once per part. */
    FRAME,
    /** The 3x3 convolution of stride 2 on the image. */
    STEM,
    /** An inverted residual block. */
    BLOCK,
    /** The split module's 1x1 convolution to the kept channels, on the sensor. */
    REDUCE,
    /** The split module's 1x1 convolution back, on the aggregator, for one view. */
    RECOVER,
    /** Several views side by side, then a 1x1 convolution to the width of one. */
    FUSE_CONCAT,
    /** The largest of several views, element by element. */
    FUSE_MAX,
    /** The same of kept channels, then the 1x1 convolution back. */
    FUSE_MAX_RECOVER,
    /** The 1x1 convolution in front of the global average pool, and the pool. */
    HEAD,
    /** The 1x1 behind the pool. */
    LAST,
    /** The fully connected classifier. */
    CLASSIFIER;

    /** As it stands in files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a sensor may run it. */
    public boolean onSensor() {
        return switch (this) {
            case FRAME, STEM, BLOCK, REDUCE, HEAD, LAST, CLASSIFIER -> true;
            case RECOVER, FUSE_CONCAT, FUSE_MAX, FUSE_MAX_RECOVER -> false;
        };
    }

    /** Whether the aggregator may run it. */
    public boolean onAggregator() {
        return this != REDUCE;
    }
}
