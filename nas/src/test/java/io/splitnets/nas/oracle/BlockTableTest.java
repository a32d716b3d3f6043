package io.splitnets.nas.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.input.InputException;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.network.Fusion;
import io.splitnets.scenario.Scenario;
import io.splitnets.system.FlowPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table itself, as a file and back. */
class BlockTableTest {
    /** So that times of blocks are rounded. */
    private static final String CLOCK = ", clock: 70 MHz";

    private static final NetworkSpaceSpec SPACE = TableSystems.plain(List.of(1, 2), Fusion.MAX);

    @TempDir
    private Path folder;

    private Scenario scenario() {
        return TableSystems.read(folder, TableSystems.four("30 fps", true, CLOCK));
    }

    private BlockTable table() {
        return BlockTables.of(scenario(), SPACE);
    }

    private static String csv(BlockTable table) {
        return BlockTableText.of(table, SPACE.splitBits()).csv();
    }

    @Test
    void itReadsBackAsItWasWritten() {
        BlockTable table = table();
        String text = csv(table);
        BlockTable read = BlockTableReader.parse("t.csv", text);
        assertThat(read.rows()).isEqualTo(table.rows());
        assertThat(read.origin()).containsAllEntriesOf(table.origin());
        assertThat(csv(table())).isEqualTo(text);
        assertThat(TableOracle.of(scenario(), SPACE, read).footprint(query(genes(0))))
                .isEqualTo(new SimulatorOracle(scenario(), SPACE).footprint(query(genes(0))));
    }

    @Test
    void aBlockIsThereOnceForEachWayItCanBe() {
        BlockTable table = table();
        // On each of 3 resolutions: mb1's first blocks, 2 inputs x 2 widths x 2 kernels x 2 expansions = 16, its others
        // 2 x 2 x 2, of which the 4 from 8 to 8 channels are first ones too; mb2's 16 first ones and 8 others.
        assertThat(count(table, BlockKind.BLOCK)).isEqualTo(3 * (16 + 4 + 16 + 8));
        assertThat(count(table, BlockKind.STEM)).isEqualTo(6);
        assertThat(count(table, BlockKind.HEAD)).isEqualTo(6);
        // Behind the stem 8 or 16 channels, behind mb1 8 or 12 on the same map, behind mb2 16 or 48: 5 of them differ.
        assertThat(count(table, BlockKind.REDUCE)).isEqualTo(3 * 5 * 2);
        assertThat(count(table, BlockKind.FUSE_MAX_RECOVER)).isEqualTo(3 * 5 * 2);
        assertThat(count(table, BlockKind.FUSE_MAX)).isEqualTo(3 * 5);
    }

    private static long count(BlockTable table, BlockKind kind) {
        return table.rows().stream().filter(row -> row.key().kind() == kind).count();
    }

    /** By hand: the head on 8x8, 16 to 32 channels, and the reduction from 12 to 4 channels on 15x15. */
    @Test
    void aRowSaysWhatItsLayersNeed() {
        BlockRow head = table().row(BlockKey.plain(BlockKind.HEAD, 1, 8, 16, 32, "relu6"))
                .orElseThrow();
        assertThat(head.macs()).isEqualTo(8 * 8 * 16 * 32);
        assertThat(head.weights()).isEqualTo(16 * 32);
        assertThat(head.peakBytes()).isEqualTo(8 * 8 * (16 + 32));
        assertThat(head.sensor().orElseThrow().weightBytes()).isEqualTo(512);
        BlockRow reduce =
                table().row(BlockKey.plain(BlockKind.REDUCE, 1, 15, 12, 4, "")).orElseThrow();
        assertThat(reduce.macs()).isEqualTo(15 * 15 * 12 * 4);
        assertThat(reduce.peakBytes()).isEqualTo(15 * 15 * (12 + 4));
        assertThat(reduce.aggregator()).isEmpty();
        assertThat(reduce.sensor().orElseThrow().streamed().orElseThrow().externalBytes())
                .isEqualTo(48);
        assertThat(reduce.sensor().orElseThrow().resident().orElseThrow().externalBytes())
                .isZero();
    }

    /** A table of times alone: each is rounded up by itself, so a part is at most 1 ps per block longer. */
    @Test
    void timesAloneAreAddedUp() {
        BlockTable measured = BlockTableReader.parse("t.csv", withoutCycles(csv(table())));
        TableOracle exact = TableOracle.of(scenario(), SPACE, table());
        TableOracle oracle = TableOracle.of(scenario(), SPACE, measured);
        long most = 0;
        for (int i = 0; i < 50; i++) {
            SystemQuery query = query(genes(i));
            long sum = sensorTime(oracle, query);
            long once = sensorTime(exact, query);
            assertThat(sum - once).isBetween(0L, 9L);
            most = Math.max(most, sum - once);
            assertThat(oracle.additiveMs(query)).isCloseTo(exact.additiveMs(query), within(1e-7));
        }
        assertThat(most).isPositive();
    }

    private static long sensorTime(TableOracle oracle, SystemQuery query) {
        FlowPlan flow = oracle.deployment(query).plan().cameras().get(0).flows().get(0);
        return flow.npu().orElseThrow().mean().picoseconds();
    }

    /** Leaves out the columns of cycles, what is optional, and the lines of the clocks. */
    private static String withoutCycles(String text) {
        List<String> lines =
                text.lines().filter(line -> !line.contains("clock_hz")).toList();
        List<String> header = List.of(lines.stream()
                .filter(line -> line.startsWith("block,"))
                .findFirst()
                .orElseThrow()
                .split(",", -1));
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            if (!header.get(i).endsWith("_cycles")
                    && !header.get(i).endsWith("_pj")
                    && !header.get(i).equals("macs")) {
                kept.add(i);
            }
        }
        return lines.stream()
                .map(line -> line.startsWith("#") ? line : chosen(line, kept))
                .collect(Collectors.joining("\n"));
    }

    private static String chosen(String line, List<Integer> kept) {
        String[] cells = line.split(",", -1);
        return kept.stream().map(i -> cells[i]).collect(Collectors.joining(","));
    }

    private static Candidate genes(int number) {
        return TableSystems.candidates(SPACE, 50, 7).get(number);
    }

    private static SystemQuery query(Candidate candidate) {
        Architecture network = new SplitSpace(SPACE).decode(candidate);
        return new SystemQuery(network, new NetworkCodec(SPACE).split(network));
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() {
        String text = csv(table());
        refused(
                text.replace("sensor_clock_hz: 70", "sensor_clok_hz: 70"),
                "t.csv:10:3: 'sensor_clok_hz': unknown key. Did you mean 'sensor_clock_hz'?");
        refused(
                text.replace("sensor_clock_hz: 70000000", "sensor_clock_hz: 70 MHz"),
                "t.csv:10:3: 'sensor_clock_hz: 70 MHz': expected a clock in Hz");
        refused(
                text.replace("# sensor_clock_hz: 70000000\n", ""),
                "t.csv:13:1: column sensor_resident_cycles needs a line '# sensor_clock_hz: ...' above the header");
        refused(
                text.replaceFirst("in_channels", "in_chanels"),
                "t.csv:14:18: 'in_chanels': unknown column. Did you mean 'in_channels'?");
        refused(
                text.replaceFirst("\nstem,1,30", "\nsteem,1,30"),
                "t.csv:16:1: 'steem': block: expected one of frame, stem, ");
        refused(
                text.replaceFirst("\nstem,1,30", "\nstem,1,x30"),
                "t.csv:16:8: 'x30': size: expected a whole number from 0 to 999999");
        refused(text.replaceFirst("\nstem,1,30", "\nstem,1,33"), ": 'stem': line 16 is of the same block");
        refused(text.lines().limit(14).collect(Collectors.joining("\n")), "t.csv:14:1: the table has no rows");
        refused("# only a comment\n", "t.csv:2:1: the file is empty; expected a header");
        refused("", "t.csv:1:1: the file is empty; expected a header");
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> BlockTableReader.parse("t.csv", text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void timesAndCyclesMustAgree() {
        String text = csv(table());
        BlockRow stem = table().row(new BlockChain(SPACE).stem(30, 8)).orElseThrow();
        long time = stem.sensor().orElseThrow().resident().orElseThrow().picoseconds();
        refused(
                text.replaceFirst("," + time + ",", "," + (time + 1) + ","),
                "does not agree with the cycles, which take " + time + " ps");
    }
}
