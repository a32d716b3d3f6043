package io.splitnets.nas.oracle;

import java.util.Locale;

/** What an inverted residual block adds to its result. */
public enum BlockShortcut {
    /** Nothing. */
    NONE,
    /** Its input. */
    IDENTITY,
    /** Its input, pooled to the smaller map. */
    POOL,
    /** Its input through a 1x1 convolution. */
    CONV,
    /** Its input, pooled and through a 1x1 convolution. */
    POOL_CONV;

    static BlockShortcut of(boolean everyBlock, int stride, int inputs, int outputs) {
        if (stride == 1 && inputs == outputs) {
            return IDENTITY;
        }
        if (!everyBlock) {
            return NONE;
        }
        if (stride == 1) {
            return CONV;
        }
        return inputs == outputs ? POOL : POOL_CONV;
    }

    /** As it stands in files. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
