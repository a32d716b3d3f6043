package io.splitnets.nas.report;

import io.splitnets.nas.accuracy.AccuracyFigure;
import io.splitnets.nas.experiment.Judgement;
import io.splitnets.nas.oracle.SystemEstimate;
import io.splitnets.nas.oracle.SystemEstimate.Interval;
import io.splitnets.network.Compression;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Figures as people read them: three digits, a unit, and an interval where there is one. */
final class Shown {
    /** Confidence of every interval of an accuracy. */
    static final double CONFIDENCE = 0.95;

    /** Stands for a figure that does not exist. */
    static final String NOTHING = "–";

    private Shown() {}

    /** The accuracy with its Wilson interval, which always holds it. */
    static Interval accuracy(AccuracyFigure accuracy) {
        double value = accuracy.value();
        var interval = accuracy.interval(CONFIDENCE);
        return new Interval(
                value,
                Math.max(0, Math.min(value, interval.getLowerBound())),
                Math.min(1, Math.max(value, interval.getUpperBound())));
    }

    /** A share in percent with its interval. */
    static String percent(Interval share) {
        return withInterval(share, part -> text("%.1f", 100 * part));
    }

    /** A part of the latency, in ms with its interval; a dash where the system has no steady state. */
    static String latency(SystemEstimate system, Function<SystemEstimate.Latency, Interval> part) {
        return system.latency().map(latency -> ms(part.apply(latency))).orElse(NOTHING);
    }

    /** A time in ms with its interval, without the unit. */
    static String ms(Interval time) {
        String format = format(time.value());
        return withInterval(time, part -> text(format, part));
    }

    /** A figure with three digits, without a unit. */
    static String figure(double value) {
        return Double.isFinite(value) ? text(format(value), value) : NOTHING;
    }

    /** Bytes with a unit; kB and MB are decimal. */
    static String bytes(long bytes) {
        if (bytes < 10_000) {
            return text("%,d B", bytes);
        }
        double kilo = bytes / 1e3;
        return kilo < 999.5 ? text(format(kilo), kilo) + " kB" : text(format(kilo / 1e3), kilo / 1e3) + " MB";
    }

    /** A count with groups of three digits. */
    static String count(long count) {
        return text("%,d", count);
    }

    /** Where a network is cut and what crosses: {@code mb2, 8 ch, 8 bit}. */
    static String cut(Judgement judgement) {
        Optional<Compression> compression = judgement.query().plan().compression();
        return judgement.splitAfter()
                + compression
                        .map(module -> ", " + module.keptChannels() + " ch, " + module.bits() + " bit")
                        .orElse("");
    }

    private static String withInterval(Interval interval, Function<Double, String> one) {
        if (!Double.isFinite(interval.value())) {
            return NOTHING;
        }
        String value = one.apply(interval.value());
        return interval.low() == interval.high()
                ? value
                : value + " [" + one.apply(interval.low()) + ", " + one.apply(interval.high()) + "]";
    }

    private static String format(double value) {
        double size = Math.abs(value);
        return size >= 99.95 ? "%,.0f" : size >= 9.995 ? "%.1f" : size >= 0.0995 || size == 0 ? "%.2f" : "%.3f";
    }

    private static String text(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
