package io.splitnets.nas.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MovedCutTest {
    private static final CutChoice RAW = new CutChoice("none", 0, 0, 10.00, 500, 0);
    private static final CutChoice NARROW = new CutChoice("stem", 2, 16, 9.50, 20, 100);
    private static final CutChoice WIDE = new CutChoice("stem", 8, 16, 9.59, 80, 100);
    private static final CutChoice SLOWER = new CutChoice("stem", 16, 16, 9.60, 160, 100);
    private static final CutChoice DEEP = new CutChoice("mb1", 8, 16, 9.0, 40, 1000);

    /** 9.50 ms is the least that fits 200 bytes; 9.595 ms is one per cent more. */
    @Test
    void theRuleTakesTheLargestShareWithinOnePerCentOfTheLeastLatency() {
        List<CutChoice> all = List.of(RAW, NARROW, WIDE, SLOWER, DEEP);
        assertThat(CutRule.choose(all, 200, true)).contains(WIDE);
        assertThat(CutRule.choose(all, 1000, true)).contains(DEEP);
        assertThat(CutRule.choose(all, 50, true)).contains(RAW);
        assertThat(CutRule.choose(all, 50, false)).isEmpty();
    }

    @Test
    void eachOfTheThreeAssumptionsMovesTheCutOrItsRatio() {
        MovedCut table = MovedCut.of(Path.of("..", "scenarios"));
        assertThat(table.rows()).hasSize(13);
        assertThat(table.rows().stream().filter(MovedCut.Row::base)).hasSize(3);
        for (List<MovedCut.Row> rows : table.rows().stream()
                .collect(Collectors.groupingBy(MovedCut.Row::moved))
                .values()) {
            assertThat(rows.stream()
                            .map(row -> row.choice().map(CutChoice::cut))
                            .distinct())
                    .as(rows.get(0).moved())
                    .hasSizeGreaterThan(1);
        }
        assertThat(table.rows())
                .allSatisfy(
                        row -> assertThat(row.withoutRaw().map(CutChoice::p99Ms).orElse(Double.POSITIVE_INFINITY))
                                .isGreaterThanOrEqualTo(
                                        row.choice().map(CutChoice::p99Ms).orElseThrow() / 1.01));
        assertThat(table.markdown()).contains("| lanes of each link | 1 (base) |");
        assertThat(table.svg()).startsWith("<svg ").contains("xmlns").doesNotContain("NaN");
    }
}
