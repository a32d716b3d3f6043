package io.splitnets.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What is asked of the errors of one benchmark, in units of its scale.
 *
 * @param scale how an error is counted
 * @param worst the largest error of a single figure; empty: any
 * @param mean the largest mean of the errors' sizes; empty: any
 * @param total the largest error of the sum of all figures; empty: any
 */
public record Demand(ErrorScale scale, OptionalDouble worst, OptionalDouble mean, OptionalDouble total) {
    private static final double ROUNDING = 1e-9;

    static Demand worst(ErrorScale scale, double worst) {
        return new Demand(scale, OptionalDouble.of(worst), OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** Nothing is demanded: the error is shown. */
    static Demand none(ErrorScale scale) {
        return new Demand(scale, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
    }

    Demand mean(double most) {
        return new Demand(scale, worst, OptionalDouble.of(most), total);
    }

    Demand total(double most) {
        return new Demand(scale, worst, mean, OptionalDouble.of(most));
    }

    /** Whether anything is asked. */
    public boolean isNone() {
        return worst.isEmpty() && mean.isEmpty() && total.isEmpty();
    }

    boolean met(ErrorSummary errors) {
        return within(worst, errors.worst()) && within(mean, errors.mean()) && within(total, errors.total());
    }

    private static boolean within(OptionalDouble most, double error) {
        return most.isEmpty() || Math.abs(error) <= most.getAsDouble() + ROUNDING;
    }

    /** Such as {@code 15 % each, 5 % in total}. */
    public String text() {
        if (isNone()) {
            return "none";
        }
        List<String> parts = new ArrayList<>();
        worst.ifPresent(most -> parts.add(amount(most) + (mean.isPresent() ? " worst" : " each")));
        mean.ifPresent(most -> parts.add(amount(most) + " mean"));
        total.ifPresent(most -> parts.add(amount(most) + " in total"));
        return String.join(", ", parts);
    }

    private String amount(double most) {
        String number = most == Math.rint(most) ? String.format(Locale.ROOT, "%.0f", most) : Double.toString(most);
        return (number + " " + scale.unit()).strip();
    }
}
