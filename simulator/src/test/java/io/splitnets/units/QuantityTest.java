package io.splitnets.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "9.28 ms, TIME, 9280000000",
        "9.28ms, TIME, 9280000000",
        "1 ps, TIME, 1",
        "1 ns, TIME, 1000",
        "1 us, TIME, 1000000",
        "1 µs, TIME, 1000000",
        "1 \u03BCs, TIME, 1000000",
        "2 s, TIME, 2000000000000",
        "1 min, TIME, 60000000000000",
        "1 h, TIME, 3600000000000000",
        "-1 ms, TIME, -1000000000",
        "0.5 ps, TIME, 1/2",
        "1e3 ms, TIME, 1000000000000",
        "1 Hz, FREQUENCY, 1",
        "1 kHz, FREQUENCY, 1000",
        "48 MHz, FREQUENCY, 48000000",
        "1.2 GHz, FREQUENCY, 1200000000",
        "29.97 fps, FREQUENCY, 2997/100",
        "1 B, BYTES, 1",
        "1 kB, BYTES, 1000",
        "1 MB, BYTES, 1000000",
        "1 GB, BYTES, 1000000000",
        "1 KiB, BYTES, 1024",
        "1 MiB, BYTES, 1048576",
        "1 GiB, BYTES, 1073741824",
        "8 bit, BITS, 8",
        "1 bit/s, BIT_RATE, 1",
        "1 kbit/s, BIT_RATE, 1000",
        "1 Mbit/s, BIT_RATE, 1000000",
        "1.5 Gbit/s, BIT_RATE, 1500000000",
        "1 sym/s, SYMBOL_RATE, 1",
        "1 Msym/s, SYMBOL_RATE, 1000000",
        "2.5 Gsym/s, SYMBOL_RATE, 2500000000",
        "16 B/cycle, BYTES_PER_CYCLE, 16",
        "300 cycles, CYCLES, 300",
        "1 cycle, CYCLES, 1",
        "1 fJ, ENERGY, 1/1000",
        "0.23 pJ, ENERGY, 23/100",
        "1 nJ, ENERGY, 1000",
        "1 uJ, ENERGY, 1000000",
        "1 µJ, ENERGY, 1000000",
        "1 mJ, ENERGY, 1000000000",
        "1 J, ENERGY, 1000000000000",
        "100 pJ/B, ENERGY_PER_BYTE, 100",
        "1 nJ/B, ENERGY_PER_BYTE, 1000",
        "1 pJ/bit, ENERGY_PER_BYTE, 8",
        "40 fJ/MAC, ENERGY_PER_MAC, 1/25",
        "1 pJ/MAC, ENERGY_PER_MAC, 1",
        "600 pJ/pixel, ENERGY_PER_PIXEL, 600",
        "1 nJ/pixel, ENERGY_PER_PIXEL, 1000",
        "1 nW, POWER, 1/1000",
        "1 uW, POWER, 1",
        "1 µW, POWER, 1",
        "5.3 mW, POWER, 5300",
        "1 W, POWER, 1000000",
        "2 %, SHARE, 1/50",
        "31 ppm, PARTS, 31/1000000",
        "1 ppb, PARTS, 1/1000000000"
    })
    void readsEveryUnitExactly(String text, Dimension dimension, String expected) {
        assertThat(Quantity.parse(text, dimension)).hasToString(expected);
    }

    @ParameterizedTest
    @EnumSource(Dimension.class)
    void theExampleOfEachDimensionIsWellFormed(Dimension dimension) {
        assertThat(Quantity.parse(dimension.example(), dimension).signum()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(Dimension.class)
    void whatIsPrintedReadsBack(Dimension dimension) {
        for (Map.Entry<String, Rational> unit : dimension.factors().entrySet()) {
            for (double count : new double[] {1, 2.5, 7, 12.5, 250, 999}) {
                double base = count * unit.getValue().toDouble();
                double again = Quantity.parse(Quantity.print(base, dimension, 15), dimension)
                        .toDouble();
                assertThat(again)
                        .as("%s %s", count, unit.getKey())
                        .isCloseTo(base, org.assertj.core.data.Offset.offset(base * 1e-14));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "5, POWER, 5 uW",
        "0.002, POWER, 2 nW",
        "0.23, ENERGY, 230 fJ",
        "0.02, SHARE, 2 %",
        "0.000031, PARTS, 31 ppm",
        "0.00000002, PARTS, 20 ppb",
        "9280000000, TIME, 9.28 ms",
        "90000000000000, TIME, 90 s",
        "0.25, TIME, 0.25 ps",
        "30, FREQUENCY, 30 Hz",
        "1048576, BYTES, 1 MiB",
        "1000000, BYTES, 1 MB",
        "100, ENERGY_PER_BYTE, 100 pJ/B",
        "300, CYCLES, 300 cycles",
        "-1500, POWER, -1.5 mW",
        "0, TIME, 0 ps"
    })
    void printsInTheLargestUnitThatKeepsItAboveOne(double base, Dimension dimension, String expected) {
        assertThat(Quantity.print(base, dimension, 6)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 | FREQUENCY | a bare number has no unit; expected a frequency such as '48 MHz'"
                        + " (units: Hz, kHz, MHz, GHz, fps)",
                "30 FPS | FREQUENCY | expected a frequency such as '48 MHz' (units: Hz, kHz, MHz, GHz, fps)."
                        + " Did you mean 'fps'?",
                "8 B | BITS | expected a number of bits such as '8 bit' (units: bit);"
                        + " 'B' is a unit of an amount of bytes",
                "8 bit | BYTES | expected an amount of bytes such as '512 KiB' (units: B, kB, MB, GB, KiB, MiB, GiB);"
                        + " 'bit' is a unit of a number of bits",
                "8 Mb | BYTES | expected an amount of bytes such as '512 KiB' (units: B, kB, MB, GB, KiB, MiB, GiB);"
                        + " 'b' is bits, 'B' is bytes",
                "8 KB | BYTES | expected an amount of bytes such as '512 KiB' (units: B, kB, MB, GB, KiB, MiB, GiB);"
                        + " 'kB' is 1000 bytes, 'KiB' is 1024",
                "2 Gbps | BIT_RATE | expected a bit rate such as '1.5 Gbit/s'"
                        + " (units: bit/s, kbit/s, Mbit/s, Gbit/s). Did you mean 'Gbit/s'?",
                "2 GB/s | BIT_RATE | expected a bit rate such as '1.5 Gbit/s'"
                        + " (units: bit/s, kbit/s, Mbit/s, Gbit/s); 'B' is bytes, write the rate in bits",
                "2 ms | BIT_RATE | expected a bit rate such as '1.5 Gbit/s'"
                        + " (units: bit/s, kbit/s, Mbit/s, Gbit/s); 'ms' is a unit of a time",
                "8 bits | BITS | expected a number of bits such as '8 bit' (units: bit). Did you mean 'bit'?",
                "1e400 bit | BITS | the value is out of range; expected a number of bits such as '8 bit' (units: bit)",
                "1e99999999999 bit | BITS | the value is out of range; expected a number of bits such as '8 bit'"
                        + " (units: bit)",
                "1e19 bit | BITS | the value is out of range; expected a number of bits such as '8 bit' (units: bit)",
                "eight bit | BITS | expected a number of bits such as '8 bit' (units: bit)",
                "1,5 bit | BITS | expected a number of bits such as '8 bit' (units: bit)",
                "1 2 bit | BITS | expected a number of bits such as '8 bit' (units: bit)",
                "0x8 bit | BITS | expected a number of bits such as '8 bit' (units: bit)",
                "NaN bit | BITS | expected a number of bits such as '8 bit' (units: bit)",
                "'' | BITS | expected a number of bits such as '8 bit' (units: bit)"
            })
    void saysWhatIsWrong(String text, Dimension dimension, String message) {
        assertThatThrownBy(() -> Quantity.parse(text, dimension))
                .isInstanceOf(QuantityException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", " ", "x", "9"})
    void hugeTextIsRefusedAtOnce(String piece) {
        assertThatThrownBy(() -> Quantity.parse(piece.repeat(5_000_000), Dimension.TIME))
                .isInstanceOf(QuantityException.class)
                .hasMessageStartingWith("expected a time");
        assertThat(Quantity.isBareNumber(piece.repeat(5_000_000))).isFalse();
    }

    @Test
    void tellsBareNumbers() {
        assertThat(Quantity.isBareNumber("30")).isTrue();
        assertThat(Quantity.isBareNumber("-2.5e3 ")).isTrue();
        assertThat(Quantity.isBareNumber("30 fps")).isFalse();
    }

    @Test
    void numbersForPeopleHaveNoExponent() {
        assertThat(Quantity.number(1234567, 3)).isEqualTo("1230000");
        assertThat(Quantity.number(0.000012345, 2)).isEqualTo("0.000012");
        assertThat(Quantity.number(Double.NaN, 2)).isEqualTo("NaN");
    }
}
