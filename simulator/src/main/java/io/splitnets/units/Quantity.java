package io.splitnets.units;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a number with its unit, exactly. The number and the unit may be apart ({@code 9.28 ms}) or joined
 * ({@code 9.28ms}); a bare number is refused.
 */
public final class Quantity {
    private static final Pattern FORM =
            Pattern.compile("\\s*+([+-]?+(?:\\d++(?:\\.\\d*+)?+|\\.\\d++)(?:[eE][+-]?+\\d++)?+)\\s*+(\\S.*?)?\\s*");
    private static final int LONGEST = 80;

    /** Spellings that are common elsewhere, with what to write here. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("bps", "bit/s"),
            Map.entry("b/s", "bit/s"),
            Map.entry("kbps", "kbit/s"),
            Map.entry("kb/s", "kbit/s"),
            Map.entry("Mbps", "Mbit/s"),
            Map.entry("Mb/s", "Mbit/s"),
            Map.entry("Gbps", "Gbit/s"),
            Map.entry("Gb/s", "Gbit/s"),
            Map.entry("bits", "bit"),
            Map.entry("bytes", "B"),
            Map.entry("byte", "B"),
            Map.entry("sec", "s"),
            Map.entry("seconds", "s"),
            Map.entry("msec", "ms"),
            Map.entry("usec", "us"),
            Map.entry("nsec", "ns"),
            Map.entry("percent", "%"));

    private static final Pattern BITS = Pattern.compile("[kKMGT]?i?b");

    private Quantity() {}

    /**
     * The value of {@code text} in the base unit of {@code dimension}.
     *
     * @throws QuantityException if the text has no number, no unit, an unknown unit, a unit of another dimension, or
     *     does not fit
     */
    public static Rational parse(String text, Dimension dimension) {
        Matcher matcher = FORM.matcher(text);
        if (text.length() > LONGEST || !matcher.matches()) {
            throw new QuantityException(expected(dimension));
        }
        String unit = unit(matcher);
        if (unit.isEmpty()) {
            throw new QuantityException("a bare number has no unit; " + expected(dimension));
        }
        Rational factor = dimension.factors().get(unit);
        if (factor == null) {
            throw new QuantityException(expected(dimension) + otherUnit(unit, dimension));
        }
        try {
            return Rational.parse(matcher.group(1)).times(factor);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new QuantityException("the value is out of range; " + expected(dimension), e);
        }
    }

    /** What {@code text} measures, by its unit; empty for a number alone and for what is no quantity. */
    public static Optional<Dimension> dimensionOf(String text) {
        Matcher matcher = FORM.matcher(text);
        if (text.length() > LONGEST || !matcher.matches()) {
            return Optional.empty();
        }
        String unit = unit(matcher);
        return Arrays.stream(Dimension.values())
                .filter(dimension -> dimension.factors().containsKey(unit))
                .findFirst();
    }

    /** Whether {@code text} looks like a number alone. */
    public static boolean isBareNumber(String text) {
        Matcher matcher = FORM.matcher(text);
        return text.length() <= LONGEST && matcher.matches() && unit(matcher).isEmpty();
    }

    /** The unit, or empty; the Greek letter mu counts as the micro sign, which looks the same. */
    private static String unit(Matcher matcher) {
        String unit = matcher.group(2);
        return unit == null ? "" : unit.replace('\u03BC', '\u00B5');
    }

    private static String expected(Dimension dimension) {
        return "expected " + dimension.meaning() + " such as '" + dimension.example() + "' (units: "
                + String.join(", ", dimension.factors().keySet()) + ")";
    }

    private static String otherUnit(String unit, Dimension dimension) {
        String known = ELSEWHERE.getOrDefault(unit, unit);
        if (!known.equals(unit) && dimension.factors().containsKey(known)) {
            return ". Did you mean '" + known + "'?";
        }
        for (Dimension other : Dimension.values()) {
            if (other != dimension && other.factors().containsKey(known)) {
                return "; '" + unit + "' is a unit of " + other.meaning();
            }
        }
        if (dimension == Dimension.BIT_RATE && unit.endsWith("B/s")) {
            return "; 'B' is bytes, write the rate in bits";
        }
        if (dimension == Dimension.BYTES && BITS.matcher(unit).matches()) {
            return "; 'b' is bits, 'B' is bytes";
        }
        if (dimension == Dimension.BYTES && unit.equals("KB")) {
            return "; 'kB' is 1000 bytes, 'KiB' is 1024";
        }
        return nearest(unit, dimension)
                .map(near -> ". Did you mean '" + near + "'?")
                .orElse("");
    }

    private static Optional<String> nearest(String unit, Dimension dimension) {
        String small = unit.toLowerCase(Locale.ROOT);
        return dimension.factors().keySet().stream()
                .filter(known -> Similarity.distance(known.toLowerCase(Locale.ROOT), small) <= 1)
                .filter(known -> Similarity.distance(known.toLowerCase(Locale.ROOT), small)
                        < Math.max(known.length(), unit.length()))
                .min(Comparator.<String>comparingInt(
                                known -> Similarity.distance(known.toLowerCase(Locale.ROOT), small))
                        .thenComparingInt(known -> Similarity.distance(known, unit)));
    }

    /**
     * Prints {@code base} (in the base unit) in the largest prefixed unit that keeps it at or above one, or
     * the smallest there is, with at most {@code digits} significant digits, for people.
     */
    public static String print(double base, Dimension dimension, int digits) {
        List<Map.Entry<String, Rational>> units = dimension.factors().entrySet().stream()
                .filter(unit -> isPrefixed(unit.getValue()) && isPlain(base, unit.getValue()))
                .toList();
        return units.stream()
                .filter(unit -> Math.abs(base) >= unit.getValue().toDouble())
                .reduce((a, b) -> b.getValue().compareTo(a.getValue()) > 0 ? b : a)
                .or(() -> units.stream().min(Map.Entry.comparingByValue()))
                .map(unit -> number(base / unit.getValue().toDouble(), digits) + " " + unit.getKey())
                .orElseGet(() -> number(base, digits));
    }

    /** Binary units are for sizes chosen in them: 1.25 KiB, but 1.281 kB. */
    private static boolean isPlain(double base, Rational factor) {
        boolean binary = factor.numerator() > 1 && Long.bitCount(factor.numerator()) == 1;
        double quarters = 4 * base / factor.toDouble();
        return !binary || quarters == Math.rint(quarters);
    }

    /** Whether a unit differs from the base by a decimal or binary prefix; minutes and the like are not printed. */
    private static boolean isPrefixed(Rational factor) {
        long rest = Math.max(factor.numerator(), factor.denominator());
        while (rest % 10 == 0) {
            rest /= 10;
        }
        while (rest % 1024 == 0) {
            rest /= 1024;
        }
        return rest == 1;
    }

    /**
     * Prints {@code value} with at most {@code digits} significant digits and no exponent, for people; {@code NaN} and
     * {@code Infinity} by name.
     */
    public static String number(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        return new BigDecimal(value)
                .round(new MathContext(digits))
                .stripTrailingZeros()
                .toPlainString();
    }
}
