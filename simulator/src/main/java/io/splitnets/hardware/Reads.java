package io.splitnets.hardware;

import io.splitnets.input.Section;
import io.splitnets.units.Dimension;
import io.splitnets.units.Rational;

/** Kinds of value that only hardware files have. */
final class Reads {
    private Reads() {}

    /** A port width above zero. */
    static Rational port(Section section, String key, String defaultText) {
        Rational width = section.quantity(key, Dimension.BYTES_PER_CYCLE, defaultText);
        if (width.signum() <= 0) {
            section.problem(key, "expected a width above zero");
            return Rational.ONE;
        }
        return width;
    }

    /** A whole number in the base unit of {@code dimension}, zero or above. */
    static long whole(Section section, String key, Dimension dimension, String defaultText) {
        Rational value = section.quantity(key, dimension, defaultText);
        if (value.denominator() != 1) {
            section.problem(key, "expected a whole number");
        }
        return value.floor();
    }

    /** Bits of a stored value, 1 to 32. */
    static int bits(Section section, String key) {
        long bits = whole(section, key, Dimension.BITS, "8 bit");
        if (bits < 1 || bits > 32) {
            section.problem(key, "expected 1 bit to 32 bit");
            return 8;
        }
        return (int) bits;
    }

    /** The energy of a byte on a link. */
    static double perByte(Section energy) {
        return energy.quantity("byte", Dimension.ENERGY_PER_BYTE, "100 pJ/B").toDouble();
    }
}
