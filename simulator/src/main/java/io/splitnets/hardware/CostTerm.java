package io.splitnets.hardware;

import java.util.Locale;

/** What a fitted cost of an accelerator is a sum of. All but {@link #FRAME} are summed over the layers. */
public enum CostTerm {
    /** Bytes that cross to memory outside. */
    EXTERNAL("B"),
    /** Bytes of activations read and written on chip. */
    ON_CHIP("B"),
    /** Compute cycles of all layers that are not depthwise. */
    COMPUTE("cycle"),
    /** Compute cycles of depthwise layers. */
    DEPTHWISE("cycle"),
    /** Number of layers. */
    LAYERS("layer"),
    /** One per inference. */
    FRAME("frame");

    private final String unit;

    CostTerm(String unit) {
        this.unit = unit;
    }

    /** The name in files: external, on_chip, compute, depthwise, layers or frame. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it counts: B, cycle, layer or frame. */
    public String unit() {
        return unit;
    }
}
