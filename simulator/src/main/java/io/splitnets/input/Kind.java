package io.splitnets.input;

import io.splitnets.units.BitRate;
import io.splitnets.units.ByteCount;
import io.splitnets.units.Dimension;
import io.splitnets.units.Frequency;
import io.splitnets.units.Quantity;
import io.splitnets.units.QuantityException;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import io.splitnets.units.Similarity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A kind of single value.
 *
 * @param <T> what the text becomes
 * @param expected {@code expected ...}, for people
 * @param standIn harmless value that reading goes on with after a problem
 * @param parse reads the text or throws {@link RefusedValue} or {@link QuantityException}
 */
record Kind<T>(String expected, T standIn, Function<String, T> parse) {
    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,40}");
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:\\d{1,40}(?:\\.\\d{0,40})?|\\.\\d{1,40})(?:[eE][+-]?\\d{1,6})?");
    private static final String HINT = ". Did you mean ";

    /** A value that does not fit, with what was expected instead. */
    static final class RefusedValue extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final String suggestion;

        RefusedValue(String expected, String suggestion) {
            super(expected, null, false, false);
            this.suggestion = suggestion;
        }

        String expected() {
            return String.valueOf(getMessage());
        }

        String suggestion() {
            return suggestion;
        }
    }

    /** The value of {@code text}. */
    T read(String text) {
        try {
            return parse.apply(text);
        } catch (QuantityException e) {
            String message = String.valueOf(e.getMessage());
            int hint = message.lastIndexOf(HINT);
            throw hint < 0
                    ? new RefusedValue(message, "")
                    : new RefusedValue(message.substring(0, hint), "d" + message.substring(hint + 3));
        }
    }

    static Kind<String> text() {
        return new Kind<>("expected a text", "", text -> text);
    }

    static Kind<SimTime> time() {
        return new Kind<>(
                expected(Dimension.TIME),
                SimTime.ZERO,
                text -> refuseBelow(SimTime.parse(text), SimTime.ZERO, "expected a time of zero or more"));
    }

    static Kind<Frequency> frequency() {
        return new Kind<>(expected(Dimension.FREQUENCY), Frequency.ofHertz(1), Frequency::parse);
    }

    static Kind<BitRate> bitRate() {
        return new Kind<>(expected(Dimension.BIT_RATE), new BitRate(Rational.ONE), BitRate::parse);
    }

    static Kind<ByteCount> byteCount() {
        return new Kind<>(expected(Dimension.BYTES), new ByteCount(0), ByteCount::parse);
    }

    static Kind<Rational> quantity(Dimension dimension) {
        return switch (dimension) {
            case FREQUENCY ->
                new Kind<>(
                        expected(dimension),
                        Rational.ONE,
                        text -> Frequency.parse(text).hertz());
            case BIT_RATE ->
                new Kind<>(
                        expected(dimension),
                        Rational.ONE,
                        text -> BitRate.parse(text).bitsPerSecond());
            case SYMBOL_RATE -> new Kind<>(expected(dimension), Rational.ONE, text -> above(text, dimension));
            case TIME, PARTS -> new Kind<>(expected(dimension), Rational.ZERO, text -> Quantity.parse(text, dimension));
            default ->
                new Kind<>(
                        expected(dimension),
                        Rational.ZERO,
                        text -> refuseBelow(
                                Quantity.parse(text, dimension),
                                Rational.ZERO,
                                "expected " + dimension.meaning() + " of zero or more"));
        };
    }

    private static Rational above(String text, Dimension dimension) {
        Rational value = Quantity.parse(text, dimension);
        if (value.signum() <= 0) {
            throw new QuantityException("expected " + dimension.meaning() + " above zero");
        }
        return value;
    }

    private static <C extends Comparable<C>> C refuseBelow(C value, C least, String expected) {
        if (value.compareTo(least) < 0) {
            throw new QuantityException(expected);
        }
        return value;
    }

    private static String expected(Dimension dimension) {
        return "expected " + dimension.meaning() + " such as '" + dimension.example() + "'";
    }

    static Kind<Long> whole(long min, long max) {
        String expected = min == max
                ? "expected " + min
                : "expected a whole number"
                        + range(
                                min == Integer.MIN_VALUE || min == Long.MIN_VALUE ? "" : Long.toString(min),
                                max == Integer.MAX_VALUE || max == Long.MAX_VALUE ? "" : Long.toString(max));
        return new Kind<>(expected, min, text -> {
            if (WHOLE.matcher(text).matches()) {
                java.math.BigInteger value = new java.math.BigInteger(text);
                if (value.bitLength() < Long.SIZE && value.longValue() >= min && value.longValue() <= max) {
                    return value.longValue();
                }
            }
            throw new RefusedValue(expected, "");
        });
    }

    static Kind<Double> number(double min, double max) {
        String expected = "expected a number"
                + range(
                        Double.isInfinite(min) || min == -Double.MAX_VALUE ? "" : JsonText.number(min),
                        Double.isInfinite(max) || max == Double.MAX_VALUE ? "" : JsonText.number(max))
                + " without a unit";
        return new Kind<>(expected, Double.isInfinite(min) ? 0.0 : min, text -> {
            if (NUMBER.matcher(text).matches()) {
                double value = Double.parseDouble(text);
                if (Double.isFinite(value) && value >= min && value <= max) {
                    return value;
                }
            }
            throw new RefusedValue(expected, "");
        });
    }

    private static String range(String min, String max) {
        if (min.isEmpty()) {
            return max.isEmpty() ? "" : " of at most " + max;
        }
        return max.isEmpty() ? " of at least " + min : " from " + min + " to " + max;
    }

    static Kind<Boolean> flag() {
        return new Kind<>("expected true or false", Boolean.FALSE, text -> switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default ->
                throw new RefusedValue(
                        "expected true or false",
                        switch (text.toLowerCase(Locale.ROOT)) {
                            case "yes", "on", "true", "y", "1" -> "did you mean 'true'?";
                            case "no", "off", "false", "n", "0" -> "did you mean 'false'?";
                            default -> "";
                        });
        });
    }

    static <E extends Enum<E>> Kind<E> choice(Class<E> type) {
        E[] constants = type.getEnumConstants();
        if (constants == null || constants.length == 0) {
            throw new IllegalArgumentException(type + " has no constants");
        }
        List<String> names = new ArrayList<>();
        for (E constant : constants) {
            names.add(name(constant));
        }
        Kind<String> name = choiceOf(names);
        return new Kind<>(name.expected, constants[0], text -> constants[names.indexOf(name.read(text))]);
    }

    /** The constant as files write it, in lower case. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static Kind<String> choiceOf(Collection<String> known) {
        String expected =
                known.isEmpty() ? "there is nothing to choose from" : "expected one of: " + Printed.names(known);
        return new Kind<>(expected, known.stream().findFirst().orElse(""), text -> {
            if (known.contains(text)) {
                return text;
            }
            throw new RefusedValue(expected, suggestion(text, known));
        });
    }

    /** {@code did you mean 'x'?} or empty. */
    static String suggestion(String word, Collection<String> known) {
        return Similarity.nearest(word, known)
                .map(near -> "did you mean '" + Printed.shortened(near) + "'?")
                .orElse("");
    }
}
