package io.splitnets.hardware;

import io.splitnets.input.Section;
import io.splitnets.units.Frequency;
import io.splitnets.units.Rational;
import java.util.Map;
import java.util.TreeMap;

/**
 * MIPI CSI-2 over C-PHY: lanes of three wires, 16 bits in 7 symbols, the clock inside the symbols.
 *
 * @param name shown in reports
 * @param lanes lanes (trios), 1 to 8
 * @param symbolRate symbols per second of one lane
 * @param csi packets
 * @param energy constants; there is no clock lane
 * @param timing times around each burst
 */
public record CPhyLinkSpec(
        String name, int lanes, Frequency symbolRate, Csi2Spec csi, LinkEnergySpec energy, CPhyTiming timing)
        implements CsiLinkSpec {
    /**
     * Highest symbol rate of a lane by version of C-PHY on its standard channel, MHz (MIPI Alliance, C-PHY v1.0 to v2.1, as
     * commonly quoted).
     */
    private static final Map<String, Integer> MOST_MEGAHERTZ =
            new TreeMap<>(Map.of("1.0", 2_500, "1.1", 2_500, "1.2", 3_500, "2.0", 6_000, "2.1", 6_000));

    private static final String NEWEST = "2.1";

    /**
     * Reads lanes and symbol_rate (required), name, phy_version (2.1, only a limit of the symbol rate), what
     * {@link Csi2Spec} has, energy and timing.
     */
    static CPhyLinkSpec read(Section section) {
        return new CPhyLinkSpec(
                section.text("name", "c-phy"),
                section.integer("lanes", 1, 8),
                symbolRate(section),
                Csi2Spec.read(section),
                LinkEnergySpec.read(section.sectionOrDefaults("energy")),
                CPhyTiming.read(section.sectionOrDefaults("timing")));
    }

    private static Frequency symbolRate(Section section) {
        Frequency rate = section.frequency("symbol_rate");
        String version = section.choiceOf("phy_version", MOST_MEGAHERTZ.keySet(), NEWEST);
        int most = MOST_MEGAHERTZ.getOrDefault(version, Integer.MAX_VALUE);
        if (section.has("symbol_rate") && rate.hertz().compareTo(Rational.of(1_000_000L * most)) > 0) {
            section.problem("symbol_rate", "expected at most " + most + " MHz, the limit of C-PHY " + version);
        }
        return rate;
    }

    /** Refuses lanes out of range. */
    public CPhyLinkSpec {
        Checks.atLeast(lanes, 1, "lanes");
        Checks.atLeast(8, lanes, "8 minus lanes");
    }

    @Override
    public int virtualChannels() {
        return csi.version().overCPhy();
    }
}
