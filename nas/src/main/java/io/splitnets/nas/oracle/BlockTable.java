package io.splitnets.nas.oracle;

import io.splitnets.units.Rational;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cost of every block of a space of networks on the processors of one system. The latency of a network's part is the
 * sum of its blocks: of their cycles, made a time once, where the table has cycles, otherwise of their times.
 *
 * <p>Immutable.
 */
public final class BlockTable {
    private final String name;
    private final Map<String, String> origin;
    private final Map<BlockKey, BlockRow> rows;

    /**
     * A table.
     *
     * @param name for messages, such as the file it was read from
     * @param origin where it comes from: free keys, and those of {@link BlockColumns}
     * @param rows no two of one key; a later one takes an earlier one's place
     */
    public BlockTable(String name, Map<String, String> origin, List<BlockRow> rows) {
        this.name = name;
        this.origin = new LinkedHashMap<>(origin);
        this.rows = new LinkedHashMap<>();
        rows.forEach(row -> this.rows.put(row.key(), row));
    }

    /** For messages. */
    public String name() {
        return name;
    }

    /** Where it comes from, in the order of the file. */
    public Map<String, String> origin() {
        return new LinkedHashMap<>(origin);
    }

    /** All rows in their order. */
    public List<BlockRow> rows() {
        return List.copyOf(rows.values());
    }

    /** The row of a block. */
    public Optional<BlockRow> row(BlockKey key) {
        return Optional.ofNullable(rows.get(key));
    }

    /** Length of a cycle on the sensor's processor, in ps; empty if the table has times alone. */
    public Optional<Rational> sensorPeriod() {
        return period(BlockColumns.SENSOR_CLOCK);
    }

    /** The same on the aggregator's. */
    public Optional<Rational> aggregatorPeriod() {
        return period(BlockColumns.AGGREGATOR_CLOCK);
    }

    private Optional<Rational> period(String key) {
        return Optional.ofNullable(origin.get(key)).map(BlockColumns::period);
    }

    @Override
    public String toString() {
        return name + ", " + rows.size() + " rows";
    }
}
