package io.splitnets.units;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a quantity measures, with the units accepted in files and their exact factor to the base unit. Decimal and binary
 * prefixes differ ({@code kB} is 1,000 bytes, {@code KiB} 1,024), and bits and bytes never mix.
 */
@SuppressWarnings("ImmutableEnumChecker") // the map is unmodifiable
public enum Dimension {
    /** Base: picosecond. */
    TIME(
            "a time",
            "9.28 ms",
            units("ps", 1, "ns", 1e3, "us", 1e6, "µs", 1e6, "ms", 1e9, "s", 1e12, "min", 60e12, "h", 3600e12)),
    /** Base: hertz. {@code fps} is a frequency of frames. */
    FREQUENCY("a frequency", "48 MHz", units("Hz", 1, "kHz", 1e3, "MHz", 1e6, "GHz", 1e9, "fps", 1)),
    /** Base: byte. */
    BYTES(
            "an amount of bytes",
            "512 KiB",
            units("B", 1, "kB", 1e3, "MB", 1e6, "GB", 1e9, "KiB", 1024, "MiB", 1048576, "GiB", 1073741824)),
    /** Base: bit. */
    BITS("a number of bits", "8 bit", units("bit", 1)),
    /** Base: bit per second. */
    BIT_RATE("a bit rate", "1.5 Gbit/s", units("bit/s", 1, "kbit/s", 1e3, "Mbit/s", 1e6, "Gbit/s", 1e9)),
    /** Base: symbol per second (C-PHY). */
    SYMBOL_RATE("a symbol rate", "2.5 Gsym/s", units("sym/s", 1, "Msym/s", 1e6, "Gsym/s", 1e9)),
    /** Base: byte per clock cycle of the part that owns the port. */
    BYTES_PER_CYCLE("a width in bytes per cycle", "16 B/cycle", units("B/cycle", 1)),
    /** Base: clock cycle. */
    CYCLES("a number of cycles", "300 cycles", units("cycles", 1, "cycle", 1)),
    /** Base: picojoule. */
    ENERGY("an energy", "0.23 pJ", units("fJ", 1e-3, "pJ", 1, "nJ", 1e3, "uJ", 1e6, "µJ", 1e6, "mJ", 1e9, "J", 1e12)),
    /** Base: picojoule per byte. */
    ENERGY_PER_BYTE("an energy per byte", "100 pJ/B", units("pJ/B", 1, "nJ/B", 1e3, "pJ/bit", 8)),
    /** Base: picojoule per multiply-accumulate. */
    ENERGY_PER_MAC("an energy per MAC", "0.04 pJ/MAC", units("fJ/MAC", 1e-3, "pJ/MAC", 1)),
    /** Base: picojoule per pixel. */
    ENERGY_PER_PIXEL("an energy per pixel", "600 pJ/pixel", units("pJ/pixel", 1, "nJ/pixel", 1e3)),
    /** Base: microwatt. */
    POWER("a power", "5.3 mW", units("nW", 1e-3, "uW", 1, "µW", 1, "mW", 1e3, "W", 1e6)),
    /** Base: one. A share; {@code 2 %} is 0.02. */
    SHARE("a share", "2 %", units("%", 1e-2)),
    /** Base: one part. A relative clock offset. */
    PARTS("a relative offset", "31 ppm", units("ppm", 1e-6, "ppb", 1e-9));

    private final String meaning;
    private final String example;
    private final Map<String, Rational> factors;

    Dimension(String meaning, String example, Map<String, Rational> factors) {
        this.meaning = meaning;
        this.example = example;
        this.factors = factors;
    }

    /** The dimension in words, with its article: {@code a time}. */
    public String meaning() {
        return meaning;
    }

    /** A well-formed value: {@code 9.28 ms}. */
    public String example() {
        return example;
    }

    /** Accepted units with their exact factor to the base unit, in the order shown to users. */
    public Map<String, Rational> factors() {
        return factors;
    }

    private static Map<String, Rational> units(Object... pairs) {
        Map<String, Rational> factors = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            factors.put((String) pairs[i], Rational.parse(pairs[i + 1].toString()));
        }
        return java.util.Collections.unmodifiableMap(factors);
    }
}
