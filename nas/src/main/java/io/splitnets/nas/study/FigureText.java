package io.splitnets.nas.study;

import io.splitnets.measure.Estimate;
import io.splitnets.nas.study.Cell.Scale;
import java.util.Locale;

/** Figures over seeds as people read them: the mean, and the interval in brackets where there is one. */
public final class FigureText {
    /** Stands for a figure that does not exist. */
    private static final String NOTHING = "–";

    private FigureText() {}

    /** The figure as {@code scale} shows it, without its unit; an interval goes no further than the scale does. */
    public static String of(SeedFigure figure, Scale scale) {
        Estimate estimate = figure.estimate();
        if (Double.isNaN(estimate.value())) {
            return NOTHING;
        }
        String value = number(estimate.value(), scale);
        return estimate.low().isPresent()
                ? value + " [" + number(Math.max(least(scale), estimate.low().getAsDouble()), scale) + ", "
                        + number(Math.min(1, estimate.high().orElse(1)), scale) + "]"
                : value;
    }

    /** A cell of a table. */
    public static String of(Cell cell) {
        return cell instanceof Cell.Figure figure ? of(figure.figure(), figure.scale()) : ((Cell.Text) cell).text();
    }

    private static double least(Scale scale) {
        return scale == Scale.SHARE ? 0 : -1;
    }

    private static String number(double value, Scale scale) {
        String text = String.format(Locale.ROOT, scale == Scale.DIFFERENCE ? "%+.2f" : "%.2f", shown(value, scale));
        return text.matches("[+-]0\\.00") ? "0.00" : text;
    }

    private static double shown(double value, Scale scale) {
        return scale == Scale.CORRELATION ? value : 100 * value;
    }
}
