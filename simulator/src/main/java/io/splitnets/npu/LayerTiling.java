package io.splitnets.npu;

import io.splitnets.hardware.NpuSpec;
import io.splitnets.network.LayerWorkload;
import io.splitnets.npu.LayerTraffic.Tiling;

/**
 * Chooses how a layer is tiled: of the tilings that are needed, the one that moves fewest bytes.
 *
 * <pre>
 * one pass        W + I + O                     where I + O fit activation memory, or W is resident or fits
 * weights tiled   W + n_w I + O                 n_w = ceil(W / half the weight memory)
 * inputs tiled    n_i W + I (1 + halo) + O      n_i = ceil((I + O) / half the activation memory), at most the rows
 *                                               of the result; halo = (n_i - 1) max(0, R - stride) / H
 * </pre>
 *
 * with the weights W (0 where resident), operands I and result O in bytes. Half a memory is used because the other half
 * is being filled. That a window of R rows fits is taken for granted.
 */
final class LayerTiling {
    private final NpuSpec spec;

    LayerTiling(NpuSpec spec) {
        this.spec = spec;
    }

    LayerTraffic traffic(LayerWorkload layer, OperandBytes bytes, boolean resident) {
        long activations = Math.addExact(bytes.ifmap(), bytes.ofmap());
        Place place = new Place(resident, activations > spec.activationMemory().bytes());
        boolean weightsFit = resident || bytes.weights() <= spec.weightMemory().bytes();
        if (!place.spilled() || weightsFit) {
            return traffic(Tiling.ONE_PASS, bytes, 1, bytes.ifmap(), place);
        }
        long weightTiles = tiles(bytes.weights(), spec.weightMemory().bytes());
        LayerTraffic byWeights =
                traffic(Tiling.WEIGHTS_TILED, bytes, 1, Math.multiplyExact(weightTiles, bytes.ifmap()), place);
        long inputTiles = Math.min(
                layer.outHeight(), tiles(activations, spec.activationMemory().bytes()));
        LayerTraffic byInputs =
                traffic(Tiling.INPUTS_TILED, bytes, inputTiles, withHalo(layer, bytes, inputTiles), place);
        return byInputs.total() < byWeights.total() ? byInputs : byWeights;
    }

    /** Where operands live. */
    private record Place(boolean resident, boolean spilled) {}

    private static LayerTraffic traffic(Tiling tiling, OperandBytes bytes, long passes, long ifmap, Place place) {
        long weightReads = Math.multiplyExact(passes, bytes.weights());
        long sram = Math.addExact(weightReads, Math.addExact(ifmap, bytes.ofmap()));
        return new LayerTraffic(
                tiling, place.resident() ? 0 : weightReads, ifmap, bytes.ofmap(), place.spilled(), sram);
    }

    private static long withHalo(LayerWorkload layer, OperandBytes bytes, long tiles) {
        long haloRows = (tiles - 1) * Math.max(0, layer.kernelH() - layer.stride());
        return Math.addExact(bytes.ifmap(), Folds.ceilDiv(Math.multiplyExact(bytes.ifmap(), haloRows), layer.height()));
    }

    private static long tiles(long bytes, long memory) {
        return Math.max(1, Folds.ceilDiv(bytes, Math.max(1, memory / 2)));
    }
}
