package io.splitnets.system;

import io.splitnets.trace.ArrivalSpec;
import io.splitnets.trace.RecordedTrace;
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
            BigFraction kept =
                    BigFraction.ONE.subtract(new BigFraction(periodic.drops().probability()));
            return kept.divide(fraction(periodic.effectivePeriodPs()));
        }
        if (arrivals instanceof ArrivalSpec.Poisson poisson) {
            return fraction(poisson.meanPeriodPs()).reciprocal();
        }
        if (arrivals instanceof ArrivalSpec.Burst burst) {
            return fraction(burst.periodPs()).reciprocal().multiply(burst.frames());
        }
        RecordedTrace trace = ((ArrivalSpec.Recorded) arrivals).trace();
        int gaps = trace.frames() - 1;
        return gaps < 1
                ? BigFraction.ZERO
                : new BigFraction(gaps).divide(new BigFraction(1000L * (trace.stampNs(gaps) - trace.stampNs(0))));
    }

    /** Triggers per ps by the nominal period. */
    static BigFraction nominalRate(ArrivalSpec arrivals) {
        if (arrivals instanceof ArrivalSpec.Recorded recorded) {
            return fraction(recorded.trace().nominalPeriodPs()).reciprocal();
        }
        if (arrivals instanceof ArrivalSpec.Periodic periodic) {
            return fraction(periodic.periodPs()).reciprocal();
        }
        return rate(arrivals);
    }

    /** Whether two replications can differ. */
    static boolean random(ArrivalSpec arrivals) {
        return arrivals.random();
    }

    /** The exact period of arrivals that repeat for ever, ps. */
    static Optional<Rational> period(ArrivalSpec arrivals) {
        if (arrivals instanceof ArrivalSpec.Burst burst) {
            return Optional.of(burst.periodPs());
        }
        return arrivals instanceof ArrivalSpec.Periodic periodic && !periodic.random()
                ? Optional.of(periodic.effectivePeriodPs())
                : Optional.empty();
    }

    static BigFraction fraction(Rational value) {
        return new BigFraction(BigInteger.valueOf(value.numerator()), BigInteger.valueOf(value.denominator()));
    }
}
