package io.splitnets.npu;

import io.splitnets.network.LayerWorkload;

/**
 * What one layer costs on one accelerator.
 *
 * @param layer the layer
 * @param weightsBytes stored weights
 * @param ifmapBytes stored operands
 * @param ofmapBytes stored result
 * @param computeCycles of the array or the vector unit, operands always ready
 * @param traffic bytes moved
 * @param memoryCycles the slower of the two memory ports
 * @param overheadCycles set-up of the layer
 * @param cycles of all of it, see {@link NpuCostModel}
 * @param utilisation MACs over the most that the unit at work could do in {@code cycles}, 0 to 1; 0 without MACs
 * @param boundBy what most of the cycles go to
 */
public record LayerCost(
        LayerWorkload layer,
        long weightsBytes,
        long ifmapBytes,
        long ofmapBytes,
        long computeCycles,
        LayerTraffic traffic,
        long memoryCycles,
        long overheadCycles,
        long cycles,
        double utilisation,
        Bound boundBy) {
    /** The same cost of a layer of the same shape. */
    LayerCost of(LayerWorkload same) {
        return new LayerCost(
                same,
                weightsBytes,
                ifmapBytes,
                ofmapBytes,
                computeCycles,
                traffic,
                memoryCycles,
                overheadCycles,
                cycles,
                utilisation,
                boundBy);
    }

    /** Multiply-accumulates. */
    public long macs() {
        return layer.macs();
    }

    /** Bytes moved between activation memory, array and the outside; resident weights do not count. */
    public long trafficBytes() {
        return traffic.total();
    }
}
