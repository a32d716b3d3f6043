package io.splitnets.npu;

import io.splitnets.hardware.CycleConvention;
import io.splitnets.network.LayerWorkload;
import java.util.Optional;

/**
 * How the matrix products of a layer are laid on an array of rows x columns processing elements.
 * Implementations are pure and safe for use by several threads.
 */
public interface Dataflow {
    /** The name in files: ws, os, is, rs. */
    String name();

    /**
     * Cycles of all groups of {@code layer}, one group after the other, with operands always ready.
     *
     * @param layer a layer with MACs
     * @param rows rows of the array, 1 or above
     * @param columns columns of the array, 1 or above
     * @param convention how cycles of a fold are counted
     * @return at least ceil(MACs / (rows * columns)) for arrays of more than one element
     */
    long cycles(LayerWorkload layer, int rows, int columns, CycleConvention convention);

    /**
     * Bytes of one frame where the mapping itself decides how often an operand is moved; empty where a tiling does.
     *
     * @param resident whether the weights stay on chip between frames
     */
    default Optional<LayerTraffic> traffic(LayerWorkload layer, int rows, int columns, boolean resident) {
        return Optional.empty();
    }

    /** What most of {@link #cycles} go to: {@link Bound#COMPUTE}, {@link Bound#FILL} or {@link Bound#DELIVERY}. */
    default Bound boundBy(LayerWorkload layer, int rows, int columns, CycleConvention convention) {
        return Bound.COMPUTE;
    }

    /** Frames that share a load of weights. */
    default int batch() {
        return 1;
    }
}
