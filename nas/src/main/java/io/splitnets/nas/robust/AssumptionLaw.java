package io.splitnets.nas.robust;

import io.splitnets.input.Assumption;

/**
 * How the value of an assumption is spread over its range: every ratio alike where both ends are positive and more than a
 * factor of {@value #WIDE} apart (log-uniform), every difference alike elsewhere (uniform).
 *
 * @param assumption what is not known
 * @param logarithmic whether ratios, not differences, are spread evenly
 */
public record AssumptionLaw(Assumption assumption, boolean logarithmic) {
    /** Ratio of the ends from which on a range is one of orders of magnitude. */
    static final double WIDE = 4;

    /** The law of an assumption. */
    static AssumptionLaw of(Assumption assumption) {
        return new AssumptionLaw(assumption, assumption.low() > 0 && assumption.high() / assumption.low() > WIDE);
    }

    /** The value that a share {@code u} of the law lies below. */
    double quantile(double u) {
        double low = assumption.low();
        double high = assumption.high();
        return logarithmic ? low * StrictMath.exp(u * StrictMath.log(high / low)) : low + u * (high - low);
    }

    /** The share of the law that lies below {@code value}. */
    double share(double value) {
        double low = assumption.low();
        double high = assumption.high();
        return logarithmic ? StrictMath.log(value / low) / StrictMath.log(high / low) : (value - low) / (high - low);
    }

    /** The setting {@code path=value} for a share {@code u} of the law. */
    String setting(double u) {
        return assumption.path() + "=" + assumption.text(quantile(u));
    }

    /** The value at a share {@code u}, for people. */
    public String shown(double u) {
        return assumption.shown(quantile(u));
    }
}
