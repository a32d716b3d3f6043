package io.splitnets.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeAndRateTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"30 fps", "90 fps", "29.97 fps", "59.94 fps", "72 Hz", "333.333333 MHz", "0.1 Hz", "1.2 GHz"})
    void edgesAreExactHoweverFar(String text) {
        Frequency frequency = Frequency.parse(text);
        BigInteger numerator =
                BigInteger.valueOf(frequency.hertz().denominator()).multiply(BigInteger.valueOf(SimTime.PER_SECOND));
        BigInteger denominator = BigInteger.valueOf(frequency.hertz().numerator());
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 500; i++) {
            long index = random.nextLong(1L << random.nextInt(1, 20));
            BigInteger[] parts = numerator.multiply(BigInteger.valueOf(index)).divideAndRemainder(denominator);
            long floor = parts[0].longValueExact();
            assertThat(frequency.edge(index).picoseconds()).isEqualTo(floor);
            assertThat(frequency.timeOf(index).picoseconds()).isEqualTo(parts[1].signum() == 0 ? floor : floor + 1);
        }
    }

    @Test
    void everyThirdEdgeOfThirtyFramesIsATenthOfASecond() {
        Frequency frequency = Frequency.parse("30 fps");
        assertThat(frequency.edge(1)).isEqualTo(new SimTime(33_333_333_333L));
        assertThat(frequency.edge(3)).isEqualTo(SimTime.parse("100 ms"));
        assertThat(frequency.edge(270_000)).isEqualTo(SimTime.parse("9000 s"));
    }

    @Test
    void edgesReachTheLimitOfARun() {
        assertThat(Frequency.parse("29.97 fps").edge(269_730)).isEqualTo(SimTime.parse("9000 s"));
        assertThat(Frequency.parse("333.333333 MHz").timeOf(333_333_333)).isEqualTo(SimTime.parse("1 s"));
    }

    @ParameterizedTest
    @CsvSource({
        "0 ps, 0 ps",
        "1 ps, 1 ps",
        "999 ps, 999 ps",
        "1000 ps, 1 ns",
        "9.28 ms, 9.28 ms",
        "100 s, 100 s",
        "-1.5 us, -1.5 us",
        "9007199254740992 ps, 9007.199254740992 s",
        "1 h, 3600 s"
    })
    void timesPrintExactly(String text, String printed) {
        assertThat(SimTime.parse(text)).hasToString(printed);
        assertThat(SimTime.parse(printed)).isEqualTo(SimTime.parse(text));
    }

    @Test
    void printedTimesReadBack() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 2000; i++) {
            SimTime time = new SimTime(random.nextLong() >> random.nextInt(63));
            assertThat(SimTime.parse(time.toString())).isEqualTo(time);
        }
    }

    @Test
    void halfAPicosecondIsNoTime() {
        assertThatThrownBy(() -> SimTime.parse("0.5 ps"))
                .isInstanceOf(QuantityException.class)
                .hasMessage("finer than a picosecond; expected a whole number of ps");
        assertThat(SimTime.parse("0.5 ns").picoseconds()).isEqualTo(500);
    }

    @Test
    void secondsRoundUp() {
        assertThat(SimTime.ceilOfSeconds(Rational.of(1, 3)).picoseconds()).isEqualTo(333_333_333_334L);
        assertThat(SimTime.ceilOfSeconds(Rational.of(10_000_001, 10_000_000)).picoseconds())
                .isEqualTo(1_000_000_100_000L);
        assertThat(SimTime.ceilOfSeconds(Rational.of(1_000_000_007, 999_999_937))
                        .picoseconds())
                .as("exact though the product needs 70 bits")
                .isEqualTo(1_000_000_070_001L);
    }

    @Test
    void timesDoNotWrapAround() {
        SimTime most = new SimTime(Long.MAX_VALUE);
        assertThatThrownBy(() -> most.plus(new SimTime(1))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> SimTime.ofNanos(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new SimTime(Long.MIN_VALUE).minus(new SimTime(1)))
                .isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 Hz", "-30 fps"})
    void ratesAreAboveZero(String text) {
        assertThatThrownBy(() -> Frequency.parse(text)).hasMessage("expected a frequency above zero");
    }

    @Test
    void ratesWhosePeriodDoesNotFitAreRefusedWhenRead() {
        assertThatThrownBy(() -> Frequency.parse("29.970029970029 fps"))
                .isInstanceOf(QuantityException.class)
                .hasMessage("expected a frequency with fewer digits; its period does not fit");
        assertThatThrownBy(() -> BitRate.parse("29.970029970029 bit/s"))
                .isInstanceOf(QuantityException.class)
                .hasMessage("expected a bit rate with fewer digits; its unit interval does not fit");
    }

    @Test
    void unitIntervalIsExact() {
        assertThat(BitRate.parse("1.5 Gbit/s").bitPicoseconds()).isEqualTo(Rational.of(2000, 3));
        assertThatThrownBy(() -> BitRate.parse("0 bit/s")).hasMessage("expected a bit rate above zero");
        assertThat(BitRate.parse("1.5 Gbit/s")).hasToString("1.5 Gbit/s");
    }

    @ParameterizedTest
    @CsvSource({
        "1023 B, 1023 B",
        "1 KiB, 1 KiB",
        "1.5 KiB, 1.5 KiB",
        "2 MiB, 2 MiB",
        "1 MB, 1000000 B",
        "3 GiB, 3072 MiB"
    })
    void bytesPrintInBinaryUnits(String text, String printed) {
        assertThat(ByteCount.parse(text)).hasToString(printed);
    }

    @Test
    void bytesAreWholeAndNotNegative() {
        assertThatThrownBy(() -> ByteCount.parse("0.5 B")).hasMessage("expected a whole number of bytes");
        assertThatThrownBy(() -> ByteCount.parse("-1 B")).hasMessage("expected zero bytes or more");
    }
}
