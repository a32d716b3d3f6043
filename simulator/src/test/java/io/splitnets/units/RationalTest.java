package io.splitnets.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RationalTest {
    @ParameterizedTest
    @CsvSource({
        "6, 4, 3/2",
        "-6, 4, -3/2",
        "6, -4, -3/2",
        "-6, -4, 3/2",
        "0, -7, 0",
        "7, 7, 1",
        "-9223372036854775808, -9223372036854775808, 1",
        "0, -9223372036854775808, 0",
        "2, -9223372036854775808, -1/4611686018427387904",
        "-9223372036854775808, 2, -4611686018427387904"
    })
    void reducesToLowestTermsWithAPositiveDenominator(long numerator, long denominator, String expected) {
        assertThat(Rational.of(numerator, denominator)).hasToString(expected);
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> Rational.of(1, 0)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Rational.of(1, Long.MIN_VALUE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Rational.of(Long.MIN_VALUE, -1)).isInstanceOf(ArithmeticException.class);
        Rational most = Rational.of(Long.MAX_VALUE);
        assertThatThrownBy(() -> most.plus(Rational.ONE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> most.times(2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Rational.of(Long.MIN_VALUE).negate()).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(Rational.ZERO::reciprocal).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void differenceFitsThoughTheOppositeDoesNot() {
        assertThat(Rational.of(-1).minus(Rational.of(Long.MIN_VALUE))).isEqualTo(Rational.of(Long.MAX_VALUE));
        assertThat(Rational.of(Long.MIN_VALUE).ceil()).isEqualTo(Long.MIN_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"7, 2, 3, 4", "-7, 2, -4, -3", "6, 2, 3, 3", "-6, 2, -3, -3", "0, 1, 0, 0", "1, 3, 0, 1", "-1, 3, -1, 0"
    })
    void roundsDownAndUp(long numerator, long denominator, long floor, long ceil) {
        Rational value = Rational.of(numerator, denominator);
        assertThat(value.floor()).isEqualTo(floor);
        assertThat(value.ceil()).isEqualTo(ceil);
    }

    @ParameterizedTest
    @CsvSource({
        "29.97, 2997/100",
        "-1, -1",
        "2.5e3, 2500",
        ".5, 1/2",
        "5., 5",
        "0e9, 0",
        "1e-12, 1/1000000000000",
        "1E18, 1000000000000000000"
    })
    void readsDecimalsExactly(String text, String expected) {
        assertThat(Rational.parse(text)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e400", "1e-400", "1e19", "0.12345678901234567890123456789012345678901234567890", "1e999999999"
            })
    void refusesDecimalsThatDoNotFit(String text) {
        assertThatThrownBy(() -> Rational.parse(text)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "1/2", "0x1", "1e", "NaN", "1e99999999999"})
    void refusesWhatIsNoDecimal(String text) {
        assertThatThrownBy(() -> Rational.parse(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void arithmeticAgreesWithBigIntegers() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2000; i++) {
            Rational a = Rational.of(random.nextLong(-90_000, 90_000), random.nextLong(1, 90_000));
            Rational b = Rational.of(random.nextLong(-90_000, 90_000), random.nextLong(1, 90_000));
            Rational c = Rational.of(random.nextLong(1, 90_000));
            assertThat(a.plus(b)).isEqualTo(b.plus(a));
            assertThat(a.plus(b).minus(b)).isEqualTo(a);
            assertThat(a.times(c).dividedBy(c)).isEqualTo(a);
            assertThat(a.plus(b).times(c)).isEqualTo(a.times(c).plus(b.times(c)));
            assertThat(Integer.signum(a.compareTo(b))).isEqualTo(a.minus(b).signum());
            assertThat(a.max(b)).isGreaterThanOrEqualTo(a).isGreaterThanOrEqualTo(b);
        }
    }

    @Test
    void roundedProductsAgreeWithBigIntegers() {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 5000; i++) {
            long numerator = random.nextLong() >> random.nextInt(60);
            long denominator = Math.max(1, (random.nextLong() >>> 1) >> random.nextInt(60));
            long factor = random.nextLong() >> random.nextInt(60);
            Rational value = Rational.of(numerator, denominator);
            BigDecimal product = new BigDecimal(BigInteger.valueOf(numerator).multiply(BigInteger.valueOf(factor)));
            assertRounded(product, denominator, RoundingMode.FLOOR, () -> value.floorOfTimes(factor));
            assertRounded(product, denominator, RoundingMode.CEILING, () -> value.ceilOfTimes(factor));
        }
    }

    private static void assertRounded(
            BigDecimal product, long denominator, RoundingMode mode, java.util.function.LongSupplier actual) {
        BigDecimal expected = product.divide(BigDecimal.valueOf(denominator), 0, mode);
        if (expected.toBigInteger().bitLength() < Long.SIZE) {
            assertThat(actual.getAsLong()).isEqualTo(expected.longValueExact());
        } else {
            assertThatThrownBy(actual::getAsLong).isInstanceOf(ArithmeticException.class);
        }
    }

    @Test
    void doubleIsTheNearest() {
        assertThat(Rational.of(1, 3).toDouble()).isEqualTo(1.0 / 3);
        assertThat(Rational.of(Long.MAX_VALUE, Long.MAX_VALUE - 1).toDouble()).isEqualTo(1.0);
        assertThat(Rational.of((1L << 53) + 1, (1L << 54) + 2).toDouble()).isEqualTo(0.5);
    }
}
