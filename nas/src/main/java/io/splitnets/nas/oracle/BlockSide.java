package io.splitnets.nas.oracle;

import java.util.Optional;

/**
 * A block on one processor.
 *
 * @param weightBytes bytes of weights as the processor stores them, those of each layer rounded up
 * @param resident its cost while all weights of its part stay on chip; empty if the block alone has too many for that, or
 *     does not fit at all
 * @param streamed its cost if they are loaded for every frame; empty if the block does not fit
 */
public record BlockSide(long weightBytes, Optional<BlockCost> resident, Optional<BlockCost> streamed) {}
