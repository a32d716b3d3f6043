package io.splitnets.hardware;

import io.splitnets.input.Section;
import io.splitnets.units.Dimension;

/**
 * Energy constants of an accelerator; each zero or above.
 *
 * @param pjPerMac picojoule per multiply-accumulate, arithmetic and local registers
 * @param pjPerSramByte picojoule per byte read from or written to on-chip memory
 * @param pjPerExternalByte picojoule per byte that crosses to memory outside the accelerator
 * @param idleMicrowatts power in microwatt while no layer runs (clocks), on top of leakage
 * @param leakageMicrowatts power in microwatt at all times
 */
public record NpuEnergySpec(
        double pjPerMac,
        double pjPerSramByte,
        double pjPerExternalByte,
        double idleMicrowatts,
        double leakageMicrowatts) {
    /** Refuses a negative or non-finite constant. */
    public NpuEnergySpec {
        Checks.notNegative(pjPerMac, "pjPerMac");
        Checks.notNegative(pjPerSramByte, "pjPerSramByte");
        Checks.notNegative(pjPerExternalByte, "pjPerExternalByte");
        Checks.notNegative(idleMicrowatts, "idleMicrowatts");
        Checks.notNegative(leakageMicrowatts, "leakageMicrowatts");
    }

    /**
     * Reads {@code mac}, {@code sram_byte}, {@code external_byte}, {@code idle} and {@code leakage}. The defaults are generic: 0.23 pJ per
     * 8-bit MAC (45 nm: 0.2 multiply + 0.03 add, Horowitz, ISSCC 2014), 1.7 pJ per byte of a 64 KiB memory and 88 pJ per
     * byte of DRAM (unit energies of ZigZag, KU Leuven MICAS: 26.56 pJ per 16-byte read, 700 pJ per 8 bytes), no idle power
     * and no leakage.
     */
    static NpuEnergySpec read(Section section) {
        NpuEnergySpec spec = new NpuEnergySpec(
                section.quantity("mac", Dimension.ENERGY_PER_MAC, "0.23 pJ/MAC").toDouble(),
                section.quantity("sram_byte", Dimension.ENERGY_PER_BYTE, "1.7 pJ/B")
                        .toDouble(),
                section.quantity("external_byte", Dimension.ENERGY_PER_BYTE, "88 pJ/B")
                        .toDouble(),
                section.quantity("idle", Dimension.POWER, "0 uW").toDouble(),
                section.quantity("leakage", Dimension.POWER, "0 uW").toDouble());
        section.finish();
        return spec;
    }
}
