package io.splitnets.nas.oracle;

import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.report.Provenance;
import io.splitnets.scenario.Scenario;
import io.splitnets.units.Rational;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes tables with the cost model of the simulator. */
public final class BlockTables {
    private BlockTables() {}

    /**
     * The table of {@code space} on the processors of {@code scenario}. Pure: the same arguments give the same table.
     *
     * @throws IllegalArgumentException if the sensors have different processors, or a part has none
     */
    public static BlockTable of(Scenario scenario, NetworkSpaceSpec space) {
        TableHardware hardware = TableHardware.of(scenario);
        Map<String, String> origin = new LinkedHashMap<>();
        Provenance product = Provenance.of(0, "", Map.of());
        origin.put("product", product.product());
        origin.put("commit", product.commit());
        origin.put("space", space.name());
        origin.put("space_sha256", hash(space.toString()));
        origin.put("scenario", scenario.name());
        origin.put("scenario_sha256", hash(scenario.effective()));
        origin.put("sensor_npu", hardware.sensor().name());
        origin.put(BlockColumns.SENSOR_HASH, TableHardware.hash(hardware.sensor()));
        origin.put(BlockColumns.SENSOR_CLOCK, hertz(hardware.sensor().clock().hertz()));
        origin.put("aggregator_npu", hardware.aggregator().name());
        origin.put(BlockColumns.AGGREGATOR_HASH, TableHardware.hash(hardware.aggregator()));
        origin.put(
                BlockColumns.AGGREGATOR_CLOCK,
                hertz(hardware.aggregator().clock().hertz()));
        return new BlockTable(
                space.name() + " on " + scenario.name(), origin, new BlockTableBuilder(hardware, space).rows());
    }

    private static String hertz(Rational clock) {
        return clock.toString();
    }

    private static String hash(String text) {
        return Provenance.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
