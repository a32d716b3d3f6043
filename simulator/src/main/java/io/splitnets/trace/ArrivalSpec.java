package io.splitnets.trace;

import io.splitnets.engine.RandomSource;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;

/** Stub. */
public sealed interface ArrivalSpec {
    ArrivalProcess start(RandomSource random);

    record Periodic(Rational periodPs, SimTime phase, Jitter jitter, double dropProbability, double clockOffset)
            implements ArrivalSpec {
        @Override
        public ArrivalProcess start(RandomSource random) {
            return new ArrivalProcess() {
                long k = -1;

                @Override
                public boolean next() {
                    k++;
                    return true;
                }

                @Override
                public long index() {
                    return k;
                }

                @Override
                public long timePs() {
                    return phase.picoseconds()
                            + Math.floorDiv(Math.multiplyExact(k, periodPs.numerator()), periodPs.denominator());
                }
            };
        }
    }

    record Poisson(Rational meanPeriodPs) implements ArrivalSpec {
        @Override
        public ArrivalProcess start(RandomSource random) {
            return new ArrivalProcess() {
                long k = -1;
                double t = 0;

                @Override
                public boolean next() {
                    k++;
                    t += -Math.log(random.uniform()) * meanPeriodPs.toDouble();
                    return true;
                }

                @Override
                public long index() {
                    return k;
                }

                @Override
                public long timePs() {
                    return Math.round(t);
                }
            };
        }
    }

    record Recorded(long[] stampsPs, Rational nominalPeriodPs) implements ArrivalSpec {
        @Override
        public ArrivalProcess start(RandomSource random) {
            return new ArrivalProcess() {
                int k = -1;

                @Override
                public boolean next() {
                    return ++k < stampsPs.length;
                }

                @Override
                public long index() {
                    return k;
                }

                @Override
                public long timePs() {
                    return stampsPs[k];
                }
            };
        }
    }
}
