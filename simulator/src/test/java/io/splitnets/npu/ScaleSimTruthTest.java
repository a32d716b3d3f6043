package io.splitnets.npu;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.hardware.CycleConvention;
import io.splitnets.hardware.ReferenceTable;
import io.splitnets.network.LayerWorkload;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Cycle counts of SCALE-Sim v3 without bandwidth limits: every row, exactly. */
class ScaleSimTruthTest {
    @Test
    void everyRowAgrees() {
        List<Map<String, String>> rows =
                ReferenceTable.rows("scalesim/scalesim_v3_per_layer.csv").toList();
        assertThat(rows).hasSizeGreaterThan(200);
        assertThat(rows).allSatisfy(row -> {
            long cycles = Dataflows.named(text(row, "dataflow"))
                    .cycles(layer(row), (int) number(row, "rows"), (int) number(row, "cols"), CycleConvention.SCALESIM);
            assertThat(cycles).isEqualTo(number(row, "cycles"));
        });
    }

    private static LayerWorkload layer(Map<String, String> row) {
        int groups = (int) number(row, "groups");
        return new LayerWorkload(
                text(row, "layer"),
                text(row, "op"),
                number(row, "M"),
                number(row, "N"),
                number(row, "Kdim"),
                groups,
                groups,
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                number(row, "macs"),
                0,
                0,
                0);
    }

    private static String text(Map<String, String> row, String column) {
        return String.valueOf(row.get(column));
    }

    private static long number(Map<String, String> row, String column) {
        return Long.parseLong(text(row, column));
    }
}
