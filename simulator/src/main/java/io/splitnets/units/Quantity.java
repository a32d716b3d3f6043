package io.splitnets.units;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a number with its unit, exactly. The number and the unit may be apart ({@code 9.28 ms}) or joined
 * ({@code 9.28ms}); a bare number is refused.
 */
public final class Quantity {
    private static final Pattern FORM =
            Pattern.compile("\\s*([+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d{1,2})?)\\s*(\\S.*?)?\\s*");

    private Quantity() {}

    /**
     * The value of {@code text} in the base unit of {@code dimension}.
     *
     * @throws QuantityException if the text has no number, no unit, an unknown unit, a unit of another dimension, or
     *     does not fit
     */
    public static Rational parse(String text, Dimension dimension) {
        Matcher matcher = text.length() > 80 ? FORM.matcher("") : FORM.matcher(text);
        if (!matcher.matches()) {
            throw new QuantityException(expected(dimension));
        }
        String unit = matcher.group(2);
        if (unit == null) {
            throw new QuantityException("a bare number has no unit; " + expected(dimension));
        }
        Rational factor = dimension.factors().get(unit);
        if (factor == null) {
            throw new QuantityException(expected(dimension) + otherUnit(unit, dimension));
        }
        try {
            return Rational.parse(matcher.group(1)).times(factor);
        } catch (ArithmeticException e) {
            throw new QuantityException("the value is out of range; " + expected(dimension), e);
        }
    }

    /** Whether {@code text} looks like a number alone. */
    public static boolean isBareNumber(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() && matcher.group(2) == null;
    }

    private static String expected(Dimension dimension) {
        return "expected " + dimension.meaning() + " such as '" + dimension.example() + "' (units: "
                + String.join(", ", dimension.factors().keySet()) + ")";
    }

    private static String otherUnit(String unit, Dimension dimension) {
        for (Dimension other : Dimension.values()) {
            if (other != dimension && other.factors().containsKey(unit)) {
                return "; '" + unit + "' is a unit of " + other.meaning();
            }
        }
        List<String> near = dimension.factors().keySet().stream()
                .filter(known -> Similarity.distance(
                                known.toLowerCase(java.util.Locale.ROOT), unit.toLowerCase(java.util.Locale.ROOT))
                        <= 1)
                .sorted(Comparator.comparingInt(known -> Similarity.distance(known, unit)))
                .toList();
        return near.isEmpty() ? "" : ". Did you mean '" + near.get(0) + "'?";
    }

    /**
     * Prints {@code base} (in the base unit) in the largest unit that keeps it at or above one, with at most
     * {@code digits} significant digits, for people.
     */
    public static String print(double base, Dimension dimension, int digits) {
        String unit = dimension.factors().keySet().iterator().next();
        double value = base;
        for (Map.Entry<String, Rational> entry : dimension.factors().entrySet()) {
            double scaled = base / entry.getValue().toDouble();
            if (Math.abs(scaled) >= 1 && Math.abs(scaled) < Math.abs(value)) {
                unit = entry.getKey();
                value = scaled;
            }
        }
        return number(value, digits) + " " + unit;
    }

    /** Prints {@code value} with at most {@code digits} significant digits and no exponent, for people. */
    public static String number(double value, int digits) {
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(digits))
                .stripTrailingZeros()
                .toPlainString();
    }
}
