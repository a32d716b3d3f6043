package io.splitnets.hardware;

import io.splitnets.input.Section;
import io.splitnets.units.BitRate;

/**
 * MIPI CSI-2 over D-PHY.
 *
 * @param name shown in reports
 * @param lanes data lanes, 1 to 8
 * @param laneRate bits per second of one lane
 * @param clock what the clock lane does between bursts
 * @param lineSync whether each line is framed by line-start and line-end packets
 * @param tensorLineBytes payload of each long packet that carries a tensor, 1 to 65,535 (2,560 on the IMX500)
 * @param pjPerByte picojoule per byte on the wire
 * @param timing times around each burst
 */
public record DPhyLinkSpec(
        String name,
        int lanes,
        BitRate laneRate,
        ClockMode clock,
        boolean lineSync,
        int tensorLineBytes,
        double pjPerByte,
        DPhyTiming timing)
        implements LinkSpec {
    /** Largest word count of a CSI-2 long packet (16 bits). */
    public static final int MAX_WORD_COUNT = 65_535;

    /** Line length of the tensors of a Sony IMX500, bytes. */
    public static final int IMX500_TENSOR_LINE = 2_560;

    /**
     * Reads lanes and lane_rate (required), name, clock (continuous), line_sync (false), tensor_line (2560 B), energy with
     * byte (100 pJ/B; Gomez et al., arXiv 2203.07474, after Liu et al.) and timing.
     */
    static DPhyLinkSpec read(Section section) {
        Section energy = section.sectionOrDefaults("energy");
        DPhyLinkSpec spec = new DPhyLinkSpec(
                section.text("name", "d-phy"),
                section.integer("lanes", 1, 8),
                section.bitRate("lane_rate"),
                section.choice("clock", ClockMode.class, ClockMode.CONTINUOUS),
                section.flag("line_sync", false),
                tensorLine(section),
                Reads.perByte(energy),
                DPhyTiming.read(section.sectionOrDefaults("timing")));
        energy.finish();
        return spec;
    }

    private static int tensorLine(Section section) {
        long bytes = section.byteCount("tensor_line", IMX500_TENSOR_LINE + " B").bytes();
        if (bytes < 1 || bytes > MAX_WORD_COUNT) {
            section.problem("tensor_line", "expected 1 B to " + MAX_WORD_COUNT + " B, the payload of one long packet");
            return IMX500_TENSOR_LINE;
        }
        return (int) bytes;
    }

    /** Refuses lanes, line lengths and energies out of range. */
    public DPhyLinkSpec {
        Checks.atLeast(lanes, 1, "lanes");
        Checks.atLeast(8, lanes, "8 minus lanes");
        Checks.atLeast(tensorLineBytes, 1, "tensorLineBytes");
        Checks.atLeast(MAX_WORD_COUNT, tensorLineBytes, "the largest word count");
        Checks.notNegative(pjPerByte, "pjPerByte");
    }
}
