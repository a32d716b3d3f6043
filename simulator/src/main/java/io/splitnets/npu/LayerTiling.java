package io.splitnets.npu;

import io.splitnets.hardware.NpuSpec;
import io.splitnets.network.LayerWorkload;
import io.splitnets.npu.LayerTraffic.Tiling;

/**
 * How a layer is tiled: the tiles that fit the memories and move fewest bytes.
 *
 * <p>Each byte moves once where I + O fit activation memory, whatever becomes of the weights W: these pass by once. So it
 * does where W is resident or fits weight memory and a window of rows fits activation memory: then the rows pass by. Anything
 * else is a {@link TileSearch}. A memory that holds tiles is shared by two of them where transfers are double buffered.
 */
final class LayerTiling {
    private final NpuSpec spec;

    LayerTiling(NpuSpec spec) {
        this.spec = spec;
    }

    /**
     * Bytes of one frame.
     *
     * @throws LayerDoesNotFitException if no tile fits
     */
    LayerTraffic traffic(LayerWorkload layer, OperandBytes bytes, boolean resident) {
        boolean spilled = Math.addExact(bytes.ifmap(), bytes.ofmap())
                > spec.activationMemory().bytes();
        boolean held = resident || bytes.weights() <= spec.weightMemory().bytes();
        if (!spilled && held) {
            return onePass(layer, bytes, resident, false);
        }
        TileShape shape = new TileShape(layer, spec);
        if (!spilled) {
            shape.requireWeights();
            return onePass(layer, bytes, resident, false);
        }
        if (held && shape.windowFits()) {
            return onePass(layer, bytes, resident, true);
        }
        TileSearch.Passes best = new TileSearch(shape, held).least(bytes, resident);
        return traffic(layer, bytes, resident, best);
    }

    private LayerTraffic onePass(LayerWorkload layer, OperandBytes bytes, boolean resident, boolean spilled) {
        return new LayerTraffic(
                Tiling.ONE_PASS,
                resident ? 0 : bytes.weights(),
                bytes.ifmap(),
                bytes.ofmap(),
                0,
                spilled,
                bytes.total(),
                first(layer, bytes, resident, spilled),
                last(layer, bytes, spilled));
    }

    private LayerTraffic traffic(LayerWorkload layer, OperandBytes bytes, boolean resident, TileSearch.Passes passes) {
        long weightReads = Math.multiplyExact(passes.weights(), bytes.weights());
        long moved = Math.addExact(Math.addExact(weightReads, passes.ifmap()), passes.sums());
        return new LayerTraffic(
                passes.tiling(),
                resident ? 0 : weightReads,
                passes.ifmap(),
                bytes.ofmap(),
                passes.sums(),
                true,
                Math.addExact(moved, bytes.ofmap()),
                first(layer, bytes, resident, true),
                last(layer, bytes, true));
    }

    /** The weights of a first fold and the rows of its channels: the same however large the tiles are. */
    private long first(LayerWorkload layer, OperandBytes bytes, boolean resident, boolean spilled) {
        long taps = (long) layer.kernelH() * layer.kernelW();
        long depth = Math.min(layer.k(), spec.rows());
        long weights = resident ? 0 : bits(depth * Math.min(layer.n(), spec.columns()), false);
        long rows = Math.min(layer.height(), layer.reachHeight());
        long channels = Math.max(1, Folds.ceilDiv(depth, taps));
        long inputs = spilled ? bits(channels * rows * layer.width(), true) : 0;
        return Math.addExact(Math.min(bytes.weights(), weights), Math.min(bytes.ifmap(), inputs));
    }

    /** A row of the results of a last fold. */
    private long last(LayerWorkload layer, OperandBytes bytes, boolean spilled) {
        long results = Math.min(layer.n(), spec.columns()) * layer.outWidth();
        return spilled ? Math.min(bytes.ofmap(), bits(results, true)) : 0;
    }

    private long bits(long elements, boolean activations) {
        int each = activations
                ? spec.precision().activationBits()
                : spec.precision().weightBits();
        return Folds.ceilDiv(Math.multiplyExact(elements, each), 8);
    }
}
