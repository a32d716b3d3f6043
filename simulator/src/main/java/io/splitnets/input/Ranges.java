package io.splitnets.input;

import io.splitnets.units.BitRate;
import io.splitnets.units.ByteCount;
import io.splitnets.units.Dimension;
import io.splitnets.units.Frequency;
import io.splitnets.units.Quantity;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads the range that stands beside a value, {@code {value: 48 MHz, range: [40 MHz, 56 MHz]}}: both ends are of the
 * value's kind, and the value lies between them.
 */
final class Ranges {
    private static final String FORM = "expected a list of the least and the greatest value, such as [40 MHz, 56 MHz]";

    private final Ledger ledger;

    Ranges(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * The assumption that {@code entry} is, where it has a range.
     *
     * @param path the keys that lead to the value
     * @param scalar the value as written, which {@code kind} has read already
     */
    <T> Optional<Assumption> read(Node entry, String path, Node.Scalar scalar, Kind<T> kind) {
        Optional<Node> range = Sourced.range(entry);
        if (range.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble value = base(kind.read(scalar.text()));
        if (value.isEmpty()) {
            refuse(range.get(), path, "", "a range belongs to a number or a quantity");
            return Optional.empty();
        }
        List<Double> ends = ends(range.get(), path + ".range", kind);
        if (ends.size() != 2) {
            return Optional.empty();
        }
        double low = ends.get(0);
        double high = ends.get(1);
        if (!(low <= value.getAsDouble() && value.getAsDouble() <= high)) {
            String found = low > high
                    ? "the least value comes first"
                    : "the value, " + Printed.shortened(scalar.text()) + ", lies outside of its range";
            refuse(range.get(), path + ".range", "", "expected least <= value <= greatest; " + found);
            return Optional.empty();
        }
        Optional<Map.Entry<String, Rational>> unit = unit(scalar.text());
        double factor = unit.map(known -> known.getValue().toDouble()).orElse(1.0);
        return Optional.of(new Assumption(
                path,
                scalar.text(),
                value.getAsDouble() / factor,
                low / factor,
                high / factor,
                unit.map(Map.Entry::getKey).orElse(""),
                whole(kind.read(scalar.text()), scalar.text()),
                Sourced.status(entry),
                Sourced.source(entry),
                scalar.at()));
    }

    /** Notes a range beside something that is no single value. */
    void refuse(Node entry, String path) {
        Sourced.range(entry).ifPresent(range -> refuse(range, path, "", "a range belongs to a number or a quantity"));
    }

    private <T> List<Double> ends(Node range, String path, Kind<T> kind) {
        List<Double> ends = new ArrayList<>();
        if (!(range instanceof Node.Sequence list) || list.items().size() != 2) {
            refuse(range, path, range instanceof Node.Scalar scalar ? scalar.text() : "", FORM);
            return ends;
        }
        for (int i = 0; i < 2; i++) {
            String place = path + "[" + i + "]";
            if (list.items().get(i) instanceof Node.Scalar end && !end.isEmpty()) {
                try {
                    base(kind.read(end.text())).ifPresent(ends::add);
                } catch (Kind.RefusedValue e) {
                    ledger.add(new Problem(end.at(), place, end.text(), e.expected(), e.suggestion()));
                }
            } else {
                refuse(list.items().get(i), place, "", kind.expected());
            }
        }
        return ends;
    }

    private void refuse(Node node, String path, String value, String expected) {
        ledger.add(new Problem(node.at(), path, value, expected, ""));
    }

    /** A value in its base unit; empty for what is no number. */
    private static OptionalDouble base(Object value) {
        if (value instanceof SimTime time) {
            return OptionalDouble.of(time.picoseconds());
        }
        if (value instanceof Frequency frequency) {
            return OptionalDouble.of(frequency.hertz().toDouble());
        }
        if (value instanceof BitRate rate) {
            return OptionalDouble.of(rate.bitsPerSecond().toDouble());
        }
        if (value instanceof ByteCount count) {
            return OptionalDouble.of(count.bytes());
        }
        if (value instanceof Rational number) {
            return OptionalDouble.of(number.toDouble());
        }
        return value instanceof Number number ? OptionalDouble.of(number.doubleValue()) : OptionalDouble.empty();
    }

    /** The unit that the numbers of an assumption are in: the base unit, or the first one where that has no name. */
    private static Optional<Map.Entry<String, Rational>> unit(String text) {
        return Quantity.dimensionOf(text)
                .map(dimension -> dimension.factors().entrySet().stream()
                        .filter(unit -> unit.getValue().equals(Rational.ONE))
                        .findFirst()
                        .orElseGet(
                                () -> dimension.factors().entrySet().iterator().next()));
    }

    /** Counts, and times, which are whole picoseconds. */
    private static boolean whole(Object value, String text) {
        return value instanceof SimTime
                || value instanceof ByteCount
                || value instanceof Long
                || Quantity.dimensionOf(text)
                        .filter(dimension -> dimension == Dimension.BYTES
                                || dimension == Dimension.BITS
                                || dimension == Dimension.CYCLES)
                        .isPresent();
    }
}
