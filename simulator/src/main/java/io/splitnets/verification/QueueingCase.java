package io.splitnets.verification;

import java.util.Optional;

/**
 * One line of the check: a figure of a scenario beside a formula.
 *
 * @param form the closed form it belongs to
 * @param what the figure, with the system's parameter where there are several, and its unit
 * @param run what is run and looked at; empty for a formula that is only compared with known digits
 * @param agreement what is demanded
 * @param formula its value by theory
 */
record QueueingCase(ClosedForm form, String what, Optional<Run> run, Agreement agreement, double formula) {
    /** How much longer than its file says a random system runs in the full check. */
    static final int LONGER = 16;

    /** How much narrower its intervals must then be; less than the root of {@link #LONGER}. */
    static final double NARROWER = 3;

    /** Systems and the figure that is taken of each. */
    record Run(Systems systems, Figure figure) {}

    /** A case that still lacks its formula. */
    record Open(ClosedForm form, String what, Run run) {
        /** The formula lies in the interval, half of which is at most {@code width} of it. */
        QueueingCase within(double width, double formula) {
            return demand(new Agreement.Within(width), formula);
        }

        /** The formula is an approximation, at most {@code error} off. */
        QueueingCase near(double error, double width, double formula) {
            return demand(new Agreement.Near(error, width), formula);
        }

        /** The formula is exact, and so is the figure. */
        QueueingCase exactly(double formula) {
            return demand(new Agreement.Exact(), formula);
        }

        /** The formula is an upper bound. */
        QueueingCase atMost(double formula) {
            return demand(new Agreement.AtMost(0), formula);
        }

        /** The formula is an upper bound, and the system comes within 1 % of it. */
        QueueingCase reaches(double formula) {
            return demand(new Agreement.AtMost(.99), formula);
        }

        private QueueingCase demand(Agreement agreement, double formula) {
            return new QueueingCase(form, what, Optional.of(run), agreement, formula);
        }
    }

    /** A formula that is not simulated, beside digits worked out independently of this program. */
    static QueueingCase digits(ClosedForm form, String what, double digits, double formula) {
        return new QueueingCase(form, what, Optional.empty(), new Agreement.Digits(digits), formula);
    }
}
