package io.splitnets.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a value stands on a drawing, along one axis.
 *
 * @param min value at {@code from}
 * @param max value at {@code to}, above {@code min}
 * @param from coordinate of {@code min}
 * @param to coordinate of {@code max}; may be below {@code from}
 * @param logarithmic whether equal ratios, not equal differences, get equal lengths; {@code min} is then positive
 */
public record Scale(double min, double max, double from, double to, boolean logarithmic) {
    private static final double SPREAD_FOR_LOGARITHM = 10;
    private static final double MARGIN = 0.04;

    /** Refuses an empty range, and a logarithm of what is not positive. */
    public Scale {
        if (!(max > min) || !Double.isFinite(max - min) || logarithmic && !(min > 0)) {
            throw new IllegalArgumentException("no scale from " + min + " to " + max);
        }
    }

    /**
     * A mark on an axis.
     *
     * @param at its coordinate
     * @param label what is printed beside it
     */
    public record Tick(double at, String label) {}

    /** A linear scale with a little room on both sides of the values; a single value gets room too. */
    public static Scale linear(double least, double most, double from, double to) {
        double room = most > least ? MARGIN * (most - least) : Math.max(Math.abs(most) * 0.1, 1e-9);
        return new Scale(least - room, most + room, from, to, false);
    }

    /** A logarithmic scale where the values are positive and span more than a factor of ten, a linear one elsewhere. */
    public static Scale fitting(double least, double most, double from, double to) {
        if (!(least > 0) || most / least <= SPREAD_FOR_LOGARITHM) {
            return linear(least, most, from, to);
        }
        double room = StrictMath.pow(most / least, MARGIN);
        return new Scale(least / room, most * room, from, to, true);
    }

    /** The coordinate of a value. */
    public double at(double value) {
        double share =
                logarithmic ? StrictMath.log(value / min) / StrictMath.log(max / min) : (value - min) / (max - min);
        return from + share * (to - from);
    }

    /** Marks at round values within the range, about {@code wanted} of them. */
    public List<Tick> ticks(int wanted) {
        return logarithmic ? decades() : steps(wanted);
    }

    private List<Tick> steps(int wanted) {
        double raw = (max - min) / Math.max(1, wanted);
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(raw)));
        double step = power * (raw / power <= 1 ? 1 : raw / power <= 2 ? 2 : raw / power <= 5 ? 5 : 10);
        int digits = (int) Math.max(0, -Math.floor(StrictMath.log10(step) + 1e-9));
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(min / step - 1e-9); i * step <= max + 1e-9 * step; i++) {
            double value = i * step;
            ticks.add(new Tick(at(value), String.format(Locale.ROOT, "%." + digits + "f", value + 0.0)));
        }
        return ticks;
    }

    private List<Tick> decades() {
        double[] mantissas = max / min > 1000 ? new double[] {1} : new double[] {1, 2, 5};
        List<Tick> ticks = new ArrayList<>();
        for (int decade = (int) Math.floor(StrictMath.log10(min)); StrictMath.pow(10, decade) <= max; decade++) {
            for (double mantissa : mantissas) {
                double value = mantissa * StrictMath.pow(10, decade);
                if (value >= min && value <= max) {
                    String label = String.format(Locale.ROOT, "%." + Math.max(0, -decade) + "f", value);
                    ticks.add(new Tick(at(value), label));
                }
            }
        }
        return ticks;
    }
}
