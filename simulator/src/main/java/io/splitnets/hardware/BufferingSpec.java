package io.splitnets.hardware;

import io.splitnets.input.Section;
import io.splitnets.units.Dimension;

/**
 * How operands are brought to the array.
 *
 * @param dma how transfers go with computing
 * @param accumulatorBits stored width of a partial sum, 1 to 64
 * @param shadowWeights whether every element of a weight-stationary array loads its next weight while it works with the
 *     present one
 */
public record BufferingSpec(DmaMode dma, int accumulatorBits, boolean shadowWeights) {
    /** Double buffered, sums of 32 bits, no shadow weights. */
    public static final BufferingSpec DEFAULT = new BufferingSpec(DmaMode.DOUBLE_BUFFERED, 32, false);

    private static final int MOST_BITS = 64;

    /** Refuses widths out of range. */
    public BufferingSpec {
        Checks.atLeast(accumulatorBits, 1, "accumulatorBits");
        Checks.atLeast(MOST_BITS - accumulatorBits, 0, "64 - accumulatorBits");
    }

    /** Reads dma, accumulator_bits and, where the dataflow is ws, shadow_weights. */
    static BufferingSpec read(Section section, boolean weightStationary) {
        DmaMode dma = section.choice("dma", DmaMode.class, DEFAULT.dma);
        long bits = Reads.whole(section, "accumulator_bits", Dimension.BITS, "32 bit");
        if (bits < 1 || bits > MOST_BITS) {
            section.problem("accumulator_bits", "expected 1 bit to 64 bit");
            bits = DEFAULT.accumulatorBits;
        }
        boolean shadow = weightStationary && section.flag("shadow_weights", false);
        return new BufferingSpec(dma, (int) bits, shadow);
    }

    /** Tiles that share a memory: 2 where one is moved while another is computed. */
    public int tilesInMemory() {
        return dma == DmaMode.DOUBLE_BUFFERED ? 2 : 1;
    }
}
