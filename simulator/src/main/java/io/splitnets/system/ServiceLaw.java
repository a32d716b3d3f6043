package io.splitnets.system;

import io.splitnets.engine.RandomSource;
import io.splitnets.units.SimTime;
import java.util.List;
import umontreal.ssj.probdist.NormalDist;

/** The law of a time: of a service, a transfer, or the gap between two jobs. Every draw is a whole number of ps >= 0. */
public sealed interface ServiceLaw {
    /** The mean, rounded to whole ps. */
    SimTime mean();

    /** The next time in ps. A law that is not random uses no random number. */
    long draw(RandomSource random);

    /** Whether two draws can differ. */
    boolean random();

    /** Variance over the square of the mean; 0 if the mean is 0. */
    double squaredVariation();

    /** Always the same time. */
    record Constant(SimTime value) implements ServiceLaw {
        /** Refuses a negative time. */
        public Constant {
            notNegative(value);
        }

        @Override
        public SimTime mean() {
            return value;
        }

        @Override
        public long draw(RandomSource random) {
            return value.picoseconds();
        }

        @Override
        public boolean random() {
            return false;
        }

        @Override
        public double squaredVariation() {
            return 0;
        }
    }

    /** Exponential with the given mean. */
    record Exponential(SimTime mean) implements ServiceLaw {
        /** Refuses a negative mean. */
        public Exponential {
            notNegative(mean);
        }

        @Override
        public long draw(RandomSource random) {
            return Math.round(-StrictMath.log(random.uniform()) * mean.picoseconds());
        }

        @Override
        public boolean random() {
            return mean.picoseconds() > 0;
        }

        @Override
        public double squaredVariation() {
            return random() ? 1 : 0;
        }
    }

    /** The sum of {@code k} independent exponential times, mean {@code mean} in all; k >= 1. */
    record Erlang(int k, SimTime mean) implements ServiceLaw {
        /** Refuses k < 1 and a negative mean. */
        public Erlang {
            notNegative(mean);
            if (k < 1) {
                throw new IllegalArgumentException("an Erlang law has at least one phase, not " + k);
            }
        }

        @Override
        public long draw(RandomSource random) {
            double sum = 0;
            for (int i = 0; i < k; i++) {
                sum -= StrictMath.log(random.uniform());
            }
            return Math.round(sum * mean.picoseconds() / k);
        }

        @Override
        public boolean random() {
            return mean.picoseconds() > 0;
        }

        @Override
        public double squaredVariation() {
            return random() ? 1.0 / k : 0;
        }
    }

    /** Uniform between {@code low} and {@code high}. */
    record Uniform(SimTime low, SimTime high) implements ServiceLaw {
        /** Refuses a negative low and high < low. */
        public Uniform {
            notNegative(low);
            if (high.compareTo(low) < 0) {
                throw new IllegalArgumentException("uniform from " + low + " to " + high);
            }
        }

        @Override
        public SimTime mean() {
            return new SimTime(low.picoseconds() + (high.picoseconds() - low.picoseconds()) / 2);
        }

        @Override
        public long draw(RandomSource random) {
            return random()
                    ? low.picoseconds() + Math.round(random.uniform() * (high.picoseconds() - low.picoseconds()))
                    : low.picoseconds();
        }

        @Override
        public boolean random() {
            return low.compareTo(high) < 0;
        }

        @Override
        public double squaredVariation() {
            double width = high.picoseconds() - low.picoseconds();
            double mean = low.picoseconds() + width / 2;
            return random() ? width * width / 12 / (mean * mean) : 0;
        }
    }

    /** Lognormal with the given mean and coefficient of variation (standard deviation over mean, >= 0). */
    record Lognormal(SimTime mean, double cv) implements ServiceLaw {
        /** Refuses a negative mean and a cv that is negative or no number. */
        public Lognormal {
            notNegative(mean);
            if (!(cv >= 0 && cv < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a coefficient of variation of " + cv);
            }
        }

        @Override
        public long draw(RandomSource random) {
            if (!random()) {
                return mean.picoseconds();
            }
            double variance = StrictMath.log1p(cv * cv);
            double normal = NormalDist.inverseF01(random.uniform());
            return Math.round(mean.picoseconds() * StrictMath.exp(Math.sqrt(variance) * normal - variance / 2));
        }

        @Override
        public boolean random() {
            return mean.picoseconds() > 0 && cv > 0;
        }

        @Override
        public double squaredVariation() {
            return random() ? cv * cv : 0;
        }
    }

    /** One of the given times, each with the same probability. */
    record Empirical(List<SimTime> values) implements ServiceLaw {
        /** Refuses an empty list and negative times. */
        public Empirical {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("an empirical law without values");
            }
            values.forEach(ServiceLaw::notNegative);
        }

        @Override
        public SimTime mean() {
            long quotients = 0;
            long rests = 0;
            for (SimTime value : values) {
                quotients += value.picoseconds() / values.size();
                rests += value.picoseconds() % values.size();
            }
            return new SimTime(quotients + rests / values.size());
        }

        @Override
        public long draw(RandomSource random) {
            int last = values.size() - 1;
            int pick = random() ? Math.min(last, (int) (random.uniform() * values.size())) : last;
            return values.get(pick).picoseconds();
        }

        @Override
        public boolean random() {
            return values.stream().distinct().count() > 1;
        }

        @Override
        public double squaredVariation() {
            double mean =
                    values.stream().mapToDouble(SimTime::picoseconds).average().orElseThrow();
            double variance = values.stream()
                    .mapToDouble(value -> (value.picoseconds() - mean) * (value.picoseconds() - mean))
                    .average()
                    .orElseThrow();
            return random() ? variance / (mean * mean) : 0;
        }
    }

    private static void notNegative(SimTime time) {
        if (time.picoseconds() < 0) {
            throw new IllegalArgumentException("a negative time: " + time);
        }
    }
}
