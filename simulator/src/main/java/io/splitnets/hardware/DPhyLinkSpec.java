package io.splitnets.hardware;

import io.splitnets.input.Section;
import io.splitnets.units.BitRate;
import io.splitnets.units.Rational;
import java.util.Map;
import java.util.TreeMap;

/**
 * MIPI CSI-2 over D-PHY.
 *
 * @param name shown in reports
 * @param lanes data lanes, 1 to 8
 * @param laneRate bits per second of one lane
 * @param clock what the clock lane does between bursts
 * @param csi packets
 * @param energy constants
 * @param timing times around each burst
 */
public record DPhyLinkSpec(
        String name,
        int lanes,
        BitRate laneRate,
        ClockMode clock,
        Csi2Spec csi,
        LinkEnergySpec energy,
        DPhyTiming timing)
        implements CsiLinkSpec {
    /**
     * Highest rate of a data lane by version of D-PHY on its standard channel, Mbit/s (MIPI Alliance, D-PHY v1.0 to v3.5, as
     * commonly quoted).
     */
    private static final Map<String, Integer> MOST_MEGABITS = new TreeMap<>(Map.of(
            "1.0", 1_000, "1.1", 1_500, "1.2", 2_500, "2.0", 4_500, "2.1", 4_500, "2.5", 4_500, "3.0", 9_000, "3.5",
            9_000));

    private static final String NEWEST = "3.5";

    /**
     * Reads lanes and lane_rate (required), name, phy_version (3.5, only a limit of the lane rate), clock (continuous), what
     * {@link Csi2Spec} has, energy and timing.
     */
    static DPhyLinkSpec read(Section section) {
        return new DPhyLinkSpec(
                section.text("name", "d-phy"),
                section.integer("lanes", 1, 8),
                laneRate(section),
                section.choice("clock", ClockMode.class, ClockMode.CONTINUOUS),
                Csi2Spec.read(section),
                LinkEnergySpec.read(section.sectionOrDefaults("energy")),
                DPhyTiming.read(section.sectionOrDefaults("timing")));
    }

    private static BitRate laneRate(Section section) {
        BitRate rate = section.bitRate("lane_rate");
        String version = section.choiceOf("phy_version", MOST_MEGABITS.keySet(), NEWEST);
        int most = MOST_MEGABITS.getOrDefault(version, Integer.MAX_VALUE);
        Rational unit = Rational.of(1_000_000L * most).reciprocal().times(1_000_000_000_000L);
        if (section.has("lane_rate") && rate.bitPicoseconds().compareTo(unit) < 0) {
            section.problem("lane_rate", "expected at most " + most + " Mbit/s, the limit of D-PHY " + version);
        }
        return rate;
    }

    /** Refuses lanes out of range. */
    public DPhyLinkSpec {
        Checks.atLeast(lanes, 1, "lanes");
        Checks.atLeast(8, lanes, "8 minus lanes");
    }

    @Override
    public int virtualChannels() {
        return csi.version().overDPhy();
    }

    @Override
    public boolean clockAlwaysRuns() {
        return clock == ClockMode.CONTINUOUS;
    }
}
