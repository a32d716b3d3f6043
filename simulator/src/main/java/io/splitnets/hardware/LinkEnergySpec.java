package io.splitnets.hardware;

import io.splitnets.input.Section;
import io.splitnets.units.Dimension;

/**
 * Constants for the energy of a link.
 *
 * @param pjPerByte picojoule per byte on the wire
 * @param pjPerTransition picojoule for the way from low power to high speed and back, once per burst, all lanes together
 * @param clockMicrowatts power in microwatt of the clock lane while it runs
 */
public record LinkEnergySpec(double pjPerByte, double pjPerTransition, double clockMicrowatts) {
    /** Nothing costs anything. */
    public static final LinkEnergySpec NONE = new LinkEnergySpec(0, 0, 0);

    /**
     * Reads byte (100 pJ/B; Gomez et al., arXiv 2203.07474, after Liu et al.), lp_transition (0 pJ) and clock (0 uW), and
     * finishes the section.
     */
    static LinkEnergySpec read(Section energy) {
        LinkEnergySpec spec = new LinkEnergySpec(
                Reads.perByte(energy),
                energy.quantity("lp_transition", Dimension.ENERGY, "0 pJ").toDouble(),
                energy.quantity("clock", Dimension.POWER, "0 uW").toDouble());
        energy.finish();
        return spec;
    }

    /** Refuses negative values. */
    public LinkEnergySpec {
        Checks.notNegative(pjPerByte, "pjPerByte");
        Checks.notNegative(pjPerTransition, "pjPerTransition");
        Checks.notNegative(clockMicrowatts, "clockMicrowatts");
    }
}
