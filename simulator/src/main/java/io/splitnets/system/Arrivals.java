package io.splitnets.system;

import io.splitnets.trace.ArrivalSpec;
import io.splitnets.trace.Jitter;
import io.splitnets.units.Rational;
import java.math.BigInteger;
import java.util.Optional;
import org.apache.commons.math3.fraction.BigFraction;

/** What can be said about arrivals without running them. */
final class Arrivals {
    private Arrivals() {}

    /** Frames per ps, exact for periodic arrivals; 0 for a trace of fewer than two frames. */
    static BigFraction rate(ArrivalSpec arrivals) {
        if (arrivals instanceof ArrivalSpec.Periodic periodic) {
            BigFraction kept = BigFraction.ONE.subtract(new BigFraction(periodic.dropProbability()));
            return kept.divide(fraction(periodic.periodPs()));
        }
        if (arrivals instanceof ArrivalSpec.Poisson poisson) {
            return fraction(poisson.meanPeriodPs()).reciprocal();
        }
        ArrivalSpec.Recorded recorded = (ArrivalSpec.Recorded) arrivals;
        long[] stamps = recorded.stampsPs();
        long span = stamps.length < 2 ? 0 : stamps[stamps.length - 1] - stamps[0];
        return span <= 0 ? BigFraction.ZERO : new BigFraction(stamps.length - 1).divide(new BigFraction(span));
    }

    /** Triggers per ps by the nominal period. */
    static BigFraction nominalRate(ArrivalSpec arrivals) {
        if (arrivals instanceof ArrivalSpec.Recorded recorded) {
            return fraction(recorded.nominalPeriodPs()).reciprocal();
        }
        if (arrivals instanceof ArrivalSpec.Periodic periodic) {
            return fraction(periodic.periodPs()).reciprocal();
        }
        return rate(arrivals);
    }

    /** Whether two replications can differ. */
    static boolean random(ArrivalSpec arrivals) {
        if (arrivals instanceof ArrivalSpec.Periodic periodic) {
            return periodic.dropProbability() > 0 || !(periodic.jitter() instanceof Jitter.None);
        }
        return arrivals instanceof ArrivalSpec.Poisson;
    }

    /** The exact period of arrivals that repeat for ever, ps. */
    static Optional<Rational> period(ArrivalSpec arrivals) {
        return arrivals instanceof ArrivalSpec.Periodic periodic && !random(arrivals)
                ? Optional.of(periodic.periodPs())
                : Optional.empty();
    }

    static BigFraction fraction(Rational value) {
        return new BigFraction(BigInteger.valueOf(value.numerator()), BigInteger.valueOf(value.denominator()));
    }
}
