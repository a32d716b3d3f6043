package io.splitnets.nas.oracle;

import io.splitnets.input.JsonText;
import io.splitnets.report.CsvText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes tables, the same bytes each time. As CSV: lines {@code # key: value} that say where the table comes from, the names
 * of the columns, one row for each block; a cell without a figure is empty. As JSON the same, such cells left out.
 */
public final class BlockTableText {
    /** The first line of a file. */
    static final String TITLE = "splitnets latency table 1";

    /** Bits per element of a result that goes over the link without a split module. */
    private static final int UNCOMPRESSED = 8;

    private final BlockTable table;
    private final List<Integer> bits;

    private BlockTableText(BlockTable table, List<Integer> bits) {
        this.table = table;
        this.bits = List.copyOf(bits);
    }

    /**
     * A writer.
     *
     * @param bits of the space's split modules, for the bytes on the link
     */
    public static BlockTableText of(BlockTable table, List<Integer> bits) {
        return new BlockTableText(table, bits);
    }

    /** The table as CSV. */
    public String csv() {
        StringBuilder out = new StringBuilder("# " + TITLE + "\n");
        table.origin().forEach((key, value) -> out.append("# " + key + ": " + printable(value) + "\n"));
        List<String> columns = BlockColumns.of(bits);
        CsvText csv = new CsvText(columns);
        for (BlockRow row : table.rows()) {
            Map<String, Object> cells = cells(row);
            for (String column : columns) {
                cell(csv, cells.getOrDefault(column, ""));
            }
            csv.end();
        }
        return out.append(csv).toString();
    }

    private static void cell(CsvText csv, Object value) {
        if (value instanceof Long number) {
            csv.cell(number.longValue());
        } else if (value instanceof Double number) {
            csv.cell(number.doubleValue());
        } else {
            csv.cell(value.toString());
        }
    }

    /** One line that no spreadsheet or reader takes for more than that. */
    private static String printable(String value) {
        return value.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?").strip();
    }

    /** The table as JSON. */
    public String json() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", TITLE);
        tree.put("origin", table.origin());
        tree.put("columns", BlockColumns.of(bits));
        tree.put("rows", table.rows().stream().map(this::cells).toList());
        return JsonText.write(tree);
    }

    /** The cells that have a figure, in the order of the columns. */
    private Map<String, Object> cells(BlockRow row) {
        BlockKey key = row.key();
        Map<String, Object> cells = new LinkedHashMap<>();
        List<Object> values = new ArrayList<>(List.of(key.kind().text()));
        List.of(
                        key.views(),
                        key.size(),
                        key.inChannels(),
                        key.outChannels(),
                        key.kernel(),
                        key.stride(),
                        key.expand(),
                        key.hidden())
                .forEach(number -> values.add((long) number));
        values.addAll(List.of(
                Boolean.toString(key.squeezeExcite()),
                key.activation(),
                key.shortcut().text()));
        for (int i = 0; i < values.size(); i++) {
            cells.put(BlockColumns.KEY.get(i), values.get(i));
        }
        cells.put(BlockColumns.MACS, row.macs());
        cells.put(BlockColumns.WEIGHTS, row.weights());
        cells.put(BlockColumns.OUTPUT, outputBytes(key, UNCOMPRESSED));
        if (key.kind() == BlockKind.REDUCE) {
            bits.forEach(width -> cells.put(BlockColumns.link(width), outputBytes(key, width)));
        }
        if (key.kind().onSensor()) {
            cells.put(BlockColumns.PEAK, row.peakBytes());
        }
        row.sensor().ifPresent(side -> side(cells, BlockColumns.SENSOR, side));
        row.aggregator().ifPresent(side -> side(cells, BlockColumns.AGGREGATOR, side));
        return cells;
    }

    private static long outputBytes(BlockKey key, int bits) {
        return ((long) key.outChannels() * key.outSize() * key.outSize() * bits + 7) / 8;
    }

    private static void side(Map<String, Object> cells, String name, BlockSide side) {
        cells.put(name + BlockColumns.STORED, side.weightBytes());
        cost(cells, name + BlockColumns.RESIDENT, side.resident());
        cost(cells, name + BlockColumns.STREAMED, side.streamed());
    }

    private static void cost(Map<String, Object> cells, String name, Optional<BlockCost> cost) {
        cost.ifPresent(found -> {
            cells.put(name + BlockColumns.CYCLES, found.cycles());
            cells.put(name + BlockColumns.TIME, found.picoseconds());
            cells.put(name + BlockColumns.SRAM, found.sramBytes());
            cells.put(name + BlockColumns.EXTERNAL, found.externalBytes());
            cells.put(name + BlockColumns.ENERGY, found.picojoules());
        });
    }
}
