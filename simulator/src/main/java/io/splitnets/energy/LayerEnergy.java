package io.splitnets.energy;

import io.splitnets.hardware.NpuSpec;
import io.splitnets.npu.LayerCost;
import io.splitnets.npu.NetworkCost;

/**
 * Energy of one layer on an accelerator by component, in picojoule. What the accelerator takes for being there (idle power,
 * leakage) belongs to no layer.
 *
 * @param macs arithmetic and local registers
 * @param sram on-chip memory
 * @param external memory outside
 */
public record LayerEnergy(double macs, double sram, double external) {
    /** MACs, on-chip bytes and outside bytes of {@code cost}, each times its constant. */
    public static LayerEnergy of(NpuSpec spec, LayerCost cost) {
        return of(spec, cost.macs(), cost.traffic().sramBytes(), cost.traffic().externalBytes());
    }

    /** Of all layers together. */
    public static LayerEnergy of(NpuSpec spec, NetworkCost cost) {
        return of(spec, cost.macs(), cost.sramBytes(), cost.externalBytes());
    }

    private static LayerEnergy of(NpuSpec spec, long macs, long sramBytes, long externalBytes) {
        return new LayerEnergy(
                macs * spec.energy().pjPerMac(),
                sramBytes * spec.energy().pjPerSramByte(),
                externalBytes * spec.energy().pjPerExternalByte());
    }

    /** The sum of the components. */
    public double total() {
        return macs + sram + external;
    }
}
