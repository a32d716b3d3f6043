package io.splitnets.nas.oracle;

import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The columns and the lines above them of a table's file. */
public final class BlockColumns {
    /** Key of the line with the clock of the sensor's processor, Hz as a whole number or a fraction. */
    public static final String SENSOR_CLOCK = "sensor_clock_hz";
    /** The same of the aggregator. */
    public static final String AGGREGATOR_CLOCK = "aggregator_clock_hz";
    /** Key of the line with the hash of the sensor's processor. */
    public static final String SENSOR_HASH = "sensor_npu_sha256";
    /** The same of the aggregator. */
    public static final String AGGREGATOR_HASH = "aggregator_npu_sha256";

    /** Keys of the lines above the header that the product writes. Others say what their author wants to say. */
    static final List<String> ORIGIN = List.of(
            "product",
            "commit",
            "space",
            "space_sha256",
            "scenario",
            "scenario_sha256",
            "sensor_npu",
            SENSOR_HASH,
            SENSOR_CLOCK,
            "aggregator_npu",
            AGGREGATOR_HASH,
            AGGREGATOR_CLOCK);

    /** What tells blocks apart. */
    static final List<String> KEY = List.of(
            "block",
            "views",
            "size",
            "in_channels",
            "out_channels",
            "kernel",
            "stride",
            "expand",
            "hidden",
            "squeeze_excite",
            "activation",
            "shortcut");

    static final String MACS = "macs";
    static final String WEIGHTS = "weights";
    static final String OUTPUT = "output_bytes";
    static final String PEAK = "peak_activation_bytes";
    static final String SENSOR = "sensor";
    static final String AGGREGATOR = "aggregator";
    static final String STORED = "_weight_bytes";
    static final String RESIDENT = "_resident";
    static final String STREAMED = "_streamed";
    static final String CYCLES = "_cycles";
    static final String TIME = "_ps";
    static final String SRAM = "_sram_bytes";
    static final String EXTERNAL = "_external_bytes";
    static final String ENERGY = "_energy_pj";

    private static final List<String> COST = List.of(CYCLES, TIME, SRAM, EXTERNAL, ENERGY);
    private static final List<Integer> BITS = List.of(2, 3, 4, 8, 16, 32);

    private BlockColumns() {}

    /** The column with the bytes that a result takes on a link. */
    static String link(int bits) {
        return "link_bytes_" + bits + "bit";
    }

    /** The columns of a side. */
    private static List<String> side(String side) {
        List<String> columns = new ArrayList<>(List.of(side + STORED));
        Stream.of(RESIDENT, STREAMED).forEach(way -> COST.forEach(cost -> columns.add(side + way + cost)));
        return columns;
    }

    /** All columns of a table of split modules with these numbers of bits. */
    static List<String> of(List<Integer> bits) {
        List<String> columns = new ArrayList<>(KEY);
        columns.addAll(List.of(MACS, WEIGHTS, OUTPUT));
        bits.forEach(width -> columns.add(link(width)));
        columns.add(PEAK);
        columns.addAll(side(SENSOR));
        columns.addAll(side(AGGREGATOR));
        return columns;
    }

    /** All columns that there can be. */
    static List<String> known() {
        return of(BITS);
    }

    /** The columns that have to be there: a table that was measured has times, and no cycles. */
    static List<String> required() {
        List<String> columns = new ArrayList<>(KEY);
        columns.addAll(List.of(WEIGHTS, PEAK));
        for (String side : List.of(SENSOR, AGGREGATOR)) {
            columns.addAll(List.of(side + STORED, side + RESIDENT + TIME, side + STREAMED + TIME));
        }
        return columns;
    }

    /**
     * The length of a cycle in ps of a clock as it stands in a file.
     *
     * @throws IllegalArgumentException if it is no whole number or fraction above zero, or has too many digits
     */
    static Rational period(String hertz) {
        if (!hertz.matches("[1-9][0-9]{0,15}(/[1-9][0-9]{0,15})?")) {
            throw new IllegalArgumentException("expected a clock in Hz, a whole number or a fraction such as 1000/3");
        }
        String[] parts = hertz.split("/", -1);
        Rational clock = Rational.of(Long.parseLong(parts[0]), parts.length > 1 ? Long.parseLong(parts[1]) : 1);
        try {
            return Rational.of(SimTime.PER_SECOND).dividedBy(clock);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("expected a clock with fewer digits", e);
        }
    }
}
