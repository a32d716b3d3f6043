package io.splitnets.verification;

import io.splitnets.measure.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.OptionalDouble;

/** What it means that a simulated figure agrees with its formula. */
sealed interface Agreement {
    /** The word for it in the output. */
    String word();

    /** Why the simulated figure does not agree; empty if it does. */
    String problem(double formula, Estimate simulated);

    /** The same demand on a run that is longer by {@link QueueingCase#LONGER}. */
    default Agreement tighter() {
        return this;
    }

    /** The figures are the same but for the rounding of the last digits of a {@code double}. */
    record Exact() implements Agreement {
        private static final double ROUNDING = 1e-12;

        @Override
        public String word() {
            return "exact";
        }

        @Override
        public String problem(double formula, Estimate simulated) {
            double difference = Math.abs(simulated.value() - formula);
            return difference <= ROUNDING * Math.max(1, Math.abs(formula)) ? "" : "not equal";
        }
    }

    /**
     * The formula lies in the interval, and the interval is narrow enough to show an error.
     *
     * @param width most that half of the interval may be, as a share of the formula
     */
    record Within(double width) implements Agreement {
        @Override
        public String word() {
            return "+-" + percent(width);
        }

        @Override
        public String problem(double formula, Estimate simulated) {
            return simulated.covers(formula) ? tooWide(formula, simulated, width) : "outside the interval";
        }

        @Override
        public Agreement tighter() {
            return new Within(width / QueueingCase.NARROWER);
        }
    }

    /**
     * The formula is an approximation with a published error; the simulated mean lies within that error of it.
     *
     * @param error of the approximation, as a share of it
     * @param width most that half of the interval may be, as a share of the formula
     */
    record Near(double error, double width) implements Agreement {
        @Override
        public String word() {
            return String.format(Locale.ROOT, "near %.0f %%", 100 * error);
        }

        @Override
        public String problem(double formula, Estimate simulated) {
            return Math.abs(simulated.value() - formula) <= error * formula
                    ? tooWide(formula, simulated, width)
                    : "further off than the approximation";
        }

        @Override
        public Agreement tighter() {
            return new Near(error, width / QueueingCase.NARROWER);
        }
    }

    /**
     * The formula is an upper bound: nothing of the interval lies above it.
     *
     * @param reached share of the bound that the figure reaches, where the worst case is simulated; 0 if nothing is known
     */
    record AtMost(double reached) implements Agreement {
        @Override
        public String word() {
            return reached > 0 ? String.format(Locale.ROOT, "%.0f-100 %%", 100 * reached) : "at most";
        }

        @Override
        public String problem(double formula, Estimate simulated) {
            double most = simulated.high().orElse(simulated.value());
            if (most > formula) {
                return "above the bound";
            }
            return simulated.value() >= reached * formula ? "" : "far below the bound";
        }
    }

    /**
     * Not simulated: the formula gives digits that were worked out independently of this program.
     *
     * @param digits eight of them
     */
    record Digits(double digits) implements Agreement {
        private static final double EIGHT = 5e-8;

        @Override
        public String word() {
            return "digits";
        }

        @Override
        public String problem(double formula, Estimate simulated) {
            return Math.abs(formula - digits) <= EIGHT * Math.max(1, Math.abs(digits)) ? "" : "other digits";
        }
    }

    /** Two digits. */
    private static String percent(double share) {
        return new BigDecimal(100 * share)
                        .round(new MathContext(2))
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    private static String tooWide(double formula, Estimate simulated, double width) {
        OptionalDouble half = simulated.halfWidth();
        boolean narrow = half.isPresent() && half.getAsDouble() <= width * Math.abs(formula);
        return narrow ? "" : "interval wider than +-" + percent(width);
    }
}
