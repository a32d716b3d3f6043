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

    /** Frames per ps, lost triggers not counted; of a trace its mean rate, 0 if it has a single frame. */
    static BigFraction rate(ArrivalSpec arrivals) {
        if (arrivals instanceof ArrivalSpec.Periodic periodic) {
            BigFraction kept =
                    BigFraction.ONE.subtract(new BigFraction(periodic.drops().probability()));
            return kept.divide(fraction(periodic.effectivePeriodPs()));
        }
        if (arrivals instanceof ArrivalSpec.Recorded recorded) {
            RecordedTrace trace = recorded.trace();
            int gaps = trace.frames() - 1;
            long span = trace.stampNs(gaps) - trace.stampNs(0);
            return gaps == 0 ? BigFraction.ZERO : new BigFraction(gaps).divide(new BigFraction(span).multiply(1000));
        }
        return nominalRate(arrivals);
    }

    /** Triggers per ps by the nominal period: clock offsets and losses left aside. */
    static BigFraction nominalRate(ArrivalSpec arrivals) {
        if (arrivals instanceof ArrivalSpec.Periodic periodic) {
            return fraction(periodic.periodPs()).reciprocal();
        }
        if (arrivals instanceof ArrivalSpec.Poisson poisson) {
            return fraction(poisson.meanPeriodPs()).reciprocal();
        }
        if (arrivals instanceof ArrivalSpec.Burst burst) {
            return fraction(burst.periodPs()).reciprocal().multiply(burst.frames());
        }
        ArrivalSpec.Recorded recorded = (ArrivalSpec.Recorded) arrivals;
        return fraction(recorded.trace().nominalPeriodPs()).reciprocal();
    }

    /** The exact period of arrivals that repeat for ever, ps. */
    static Optional<Rational> period(ArrivalSpec arrivals) {
        if (arrivals.random()) {
            return Optional.empty();
        }
        if (arrivals instanceof ArrivalSpec.Periodic periodic) {
            return Optional.of(periodic.effectivePeriodPs());
        }
        return arrivals instanceof ArrivalSpec.Burst burst ? Optional.of(burst.periodPs()) : Optional.empty();
    }

    static BigFraction fraction(Rational value) {
        return new BigFraction(BigInteger.valueOf(value.numerator()), BigInteger.valueOf(value.denominator()));
    }
}
