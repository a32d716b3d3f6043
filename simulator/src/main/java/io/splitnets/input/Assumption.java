package io.splitnets.input;

import io.splitnets.units.Quantity;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A number of a file that is not known exactly: {@code {value: 48 MHz, source: driver, range: [40 MHz, 56 MHz]}}. The
 * three numbers are in one unit, the base unit of the dimension where it has a name, or bare where the value is.
 *
 * @param path the keys that lead to it, in the form of {@link Document#with}
 * @param written the value as written
 * @param value the value
 * @param low its least value, at most {@code value}
 * @param high its greatest value, at least {@code value}
 * @param unit their unit; empty for a bare number
 * @param whole whether only whole numbers are admitted
 * @param status what kind of knowledge it is, as written
 * @param source where the value is from, as cited
 * @param at where the value stands
 */
public record Assumption(
        String path,
        String written,
        double value,
        double low,
        double high,
        String unit,
        boolean whole,
        Optional<String> status,
        Optional<String> source,
        Location at) {
    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final int SHOWN = 4;

    /** Whether there is anything between its ends. */
    public boolean open() {
        return low < high;
    }

    /**
     * A number of the range as a file writes it, with four digits, so that exact arithmetic on it stays small; never
     * outside of the range.
     *
     * @param number from {@link #low} to {@link #high}
     */
    public String text(double number) {
        BigDecimal exact = BigDecimal.valueOf(Math.min(high, Math.max(low, number)));
        BigDecimal rounded = exact.round(DIGITS);
        if (whole) {
            rounded = rounded.setScale(0, RoundingMode.HALF_EVEN);
        }
        if (rounded.doubleValue() < low || rounded.doubleValue() > high) {
            rounded = exact;
        }
        return rounded.toPlainString() + (unit.isEmpty() ? "" : " " + unit);
    }

    /** A number of the range for people, in a unit that suits it. */
    public String shown(double number) {
        return Quantity.dimensionOf(written)
                .flatMap(dimension -> Optional.ofNullable(dimension.factors().get(unit))
                        .map(factor -> Quantity.print(number * factor.toDouble(), dimension, SHOWN)))
                .orElseGet(() -> Quantity.number(number, SHOWN));
    }

    /** The same, found at another path. */
    Assumption at(String other) {
        return new Assumption(other, written, value, low, high, unit, whole, status, source, at);
    }
}
