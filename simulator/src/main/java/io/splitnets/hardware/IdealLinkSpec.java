package io.splitnets.hardware;

import io.splitnets.input.Section;
import io.splitnets.units.BitRate;
import io.splitnets.units.SimTime;

/**
 * A link without packets: latency plus bits over rate.
 *
 * @param name shown in reports
 * @param rate payload bits per second
 * @param latency added once per transfer, zero or above
 * @param energy constants; nothing but bytes counts
 */
public record IdealLinkSpec(String name, BitRate rate, SimTime latency, LinkEnergySpec energy) implements LinkSpec {
    /** Reads rate (required), name, latency (0 ps) and energy with byte (100 pJ/B, as for D-PHY). */
    static IdealLinkSpec read(Section section) {
        Section energy = section.sectionOrDefaults("energy");
        IdealLinkSpec spec = new IdealLinkSpec(
                section.text("name", "ideal"),
                section.bitRate("rate"),
                section.time("latency", SimTime.ZERO),
                new LinkEnergySpec(Reads.perByte(energy), 0, 0));
        energy.finish();
        return spec;
    }

    /** Refuses a negative latency. */
    public IdealLinkSpec {
        Checks.atLeast(latency.picoseconds(), 0, "latency");
    }

    /** Any number. */
    @Override
    public int virtualChannels() {
        return Integer.MAX_VALUE;
    }
}
