package io.splitnets.nas.proof;

import io.splitnets.nas.experiment.SearchSpecReader;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.scenario.Scenario;
import io.splitnets.scenario.ScenarioReader;
import io.splitnets.units.ByteCount;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Moving one assumption moves the cut: the chosen cut and ratio of one network on one system against lanes of the links,
 * memory of the sensors and clock of their accelerators, one at a time.
 *
 * <p>The system is the shipped {@code quad-tracking.yaml}, four VGA cameras on two links and one aggregator, with
 * accelerators like Siracusa's and the lane rate of the cameras' own driver; the network is the smallest of the published
 * AttentiveNAS space, 192 x 192, 203 million MACs, with a classifier of few classes.
 */
public final class MovedCut {
    private static final String SCENARIO = "quad-tracking.yaml";
    private static final String SEARCH = "attentivenas-imagenet.search.yaml";
    /** The space alone is wanted, so images that are always there stand in for those of the file. */
    private static final List<String> SPACE_ONLY = List.of("dataset.name=shapes", "dataset.size=288");

    private static final List<String> CAMERAS = List.of("left_front", "right_front", "left_side", "right_side");
    private static final List<String> LINKS = List.of("csi0", "csi1");
    private static final String LANE_RATE = "480 Mbit/s";
    private static final Setup BASE = new Setup(1, "2 MiB", "360 MHz");

    private static final String ABOUT = """
            Four VGA cameras (OV7251) on two CSI-2 links and one aggregator, `scenarios/quad-tracking.yaml`, with accelerators like
            Siracusa's (360 MHz; 2 MiB, half for activations, half for weights) and the lane rate of the cameras' Linux driver,
            480 Mbit/s on one lane each. The network is the smallest of the published AttentiveNAS space, 192 x 192, 8 bit, cut
            after the stem or any phase, with 2, 4, 8, 16 or all channels. Chosen is the least p99 latency of those whose part
            fits the memory of the sensor; of all within 1 % of it the largest share of channels kept, since a bottleneck costs
            accuracy; of those the fewest bytes. Accuracy itself is not in the rule. The image is sent whole where the cut is
            `none`; the last two columns are for systems where it may not be.
            """;

    private static final List<Setup> SWEEP = List.of(
            BASE.withLanes(1),
            BASE.withLanes(2),
            BASE.withLanes(4),
            BASE.withMemory("256 KiB"),
            BASE.withMemory("512 KiB"),
            BASE.withMemory("1 MiB"),
            BASE.withMemory("2 MiB"),
            BASE.withMemory("4 MiB"),
            BASE.withClock("50 MHz"),
            BASE.withClock("100 MHz"),
            BASE.withClock("200 MHz"),
            BASE.withClock("360 MHz"),
            BASE.withClock("500 MHz"));

    /** One of the systems; what is moved is named. */
    private record Setup(int lanes, String memory, String clock, String moved, String value) {
        Setup(int lanes, String memory, String clock) {
            this(lanes, memory, clock, "", "");
        }

        Setup withLanes(int other) {
            return new Setup(other, memory, clock, "lanes of each link", Integer.toString(other));
        }

        Setup withMemory(String other) {
            return new Setup(lanes, other, clock, "memory of each sensor", other);
        }

        Setup withClock(String other) {
            return new Setup(lanes, memory, other, "clock of each sensor's accelerator", other);
        }

        long memoryBytes() {
            return ByteCount.parse(memory).bytes();
        }

        List<String> settings() {
            List<String> settings = new ArrayList<>();
            for (String camera : CAMERAS) {
                String npu = "sensors." + camera + ".npu.";
                settings.add(npu + "preset=siracusa-like");
                settings.add(npu + "clock=" + clock);
                settings.add(npu + "activation_memory=" + memoryBytes() / 2 + " B");
                settings.add(npu + "weight_memory=" + memoryBytes() / 2 + " B");
            }
            for (String link : LINKS) {
                settings.add("links." + link + ".lane_rate=" + LANE_RATE);
                settings.add("links." + link + ".lanes=" + lanes);
            }
            return settings;
        }
    }

    /**
     * One system and what is chosen on it.
     *
     * @param moved what differs from the base system
     * @param value to which it is moved
     * @param base whether that is the base system's own value
     * @param choice the cut and its ratio
     * @param withoutRaw the same where the image itself may not be sent
     */
    public record Row(
            String moved, String value, boolean base, Optional<CutChoice> choice, Optional<CutChoice> withoutRaw) {}

    private final List<String> cuts;
    private final List<Row> rows;

    private MovedCut(List<String> cuts, List<Row> rows) {
        this.cuts = List.copyOf(cuts);
        this.rows = List.copyOf(rows);
    }

    /**
     * Makes the table; nothing is trained, and each system is answered for in less than a second.
     *
     * @param scenarios the folder of the shipped scenarios
     * @throws io.splitnets.input.InputException if a file is missing or wrong
     */
    public static MovedCut of(Path scenarios) {
        NetworkSpaceSpec space = SearchSpecReader.load(scenarios.resolve(SEARCH), SPACE_ONLY)
                .spec()
                .space();
        CutRule rule = new CutRule(space, new SplitSpace(space).extreme(false));
        List<Row> rows = new ArrayList<>();
        for (Setup system : SWEEP) {
            Scenario scenario = ScenarioReader.load(scenarios.resolve(SCENARIO), system.settings())
                    .scenario();
            List<CutChoice> all = rule.all(scenario);
            rows.add(new Row(
                    system.moved(),
                    system.value(),
                    system.settings().equals(BASE.settings()),
                    CutRule.choose(all, system.memoryBytes(), true),
                    CutRule.choose(all, system.memoryBytes(), false)));
        }
        List<String> cuts = new ArrayList<>(List.of("none", "stem"));
        space.phases().forEach(phase -> cuts.add(phase.name()));
        cuts.add("all");
        return new MovedCut(cuts, rows);
    }

    /** What was chosen, in the order of the table. */
    public List<Row> rows() {
        return rows;
    }

    /** Every place a network can be cut at, from the image to the result. */
    public List<String> cuts() {
        return cuts;
    }

    /** What is shown, by which rule, and the table, in Markdown. */
    public String markdown() {
        return ABOUT + "\n" + table();
    }

    private String table() {
        StringBuilder text = new StringBuilder(
                "| moved | to | chosen cut | p99, ms | bytes per frame | sensor memory, KiB "
                        + "| where raw pixels may not leave | p99, ms |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n");
        for (Row row : rows) {
            text.append("| ")
                    .append(row.moved())
                    .append(" | ")
                    .append(row.value())
                    .append(row.base() ? " (base)" : "")
                    .append(" | ")
                    .append(row.choice().map(MovedCut::cells).orElse("no part fits | | | |"))
                    .append(' ')
                    .append(row.withoutRaw()
                            .map(choice -> choice.text() + " | " + ms(choice) + " |")
                            .orElse("no part fits | |"))
                    .append('\n');
        }
        return text.toString();
    }

    private static String cells(CutChoice choice) {
        return String.format(
                Locale.ROOT,
                "%s | %s | %,d | %,d |",
                choice.text(),
                ms(choice),
                choice.linkBytes(),
                (choice.sensorBytes() + 1023) / 1024);
    }

    private static String ms(CutChoice choice) {
        return String.format(Locale.ROOT, "%.2f", choice.p99Ms());
    }

    /** The table as a drawing, which a page can show from a file of its own. */
    public String svg() {
        return MovedCutChart.of(this);
    }
}
