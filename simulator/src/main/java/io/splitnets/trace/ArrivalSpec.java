package io.splitnets.trace;

import io.splitnets.engine.RandomSource;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;
import java.util.Optional;

/**
 * When the frames of one camera arrive. Times are those of the stamp; what the stamp refers to is said elsewhere.
 *
 * <p>Every process ends before {@link SimTime#LIMIT}, and gives the same frames for the same random source.
 */
public sealed interface ArrivalSpec {
    /** A new process that draws from {@code random} alone. */
    ArrivalProcess start(RandomSource random);

    /** Mean number of frames per second that arrive, lost ones not counted. */
    double framesPerSecond();

    /** Whether the frames depend on the random source. */
    boolean random();

    /** The name under which {@code camera} asks for random numbers: its own, unless it shares its triggers. */
    default String stream(String camera) {
        return camera;
    }

    /**
     * Triggers on an exact grid, with optional jitter and losses. Trigger k lies at
     * {@code floor(k * period * (1 + clockOffset)) + phase}; no rounded period is accumulated.
     *
     * @param periodPs nominal period in picoseconds, at least 1,000
     * @param phase of the first trigger, 0 or above
     * @param clockOffset how much longer the true period is, as a share: 31 ppm is 31/1,000,000; within 10 %
     * @param jitter deviation from the grid
     * @param drops loss of single frames or of runs of them
     */
    record Periodic(Rational periodPs, SimTime phase, Rational clockOffset, Jitter jitter, Drops drops)
            implements ArrivalSpec {
        /**
         * Refuses jitter that could put frames out of order: period noise must stay below one period, arrival noise
         * within half of one.
         */
        public Periodic {
            Grid.checkPeriod(periodPs);
            if (phase.picoseconds() < 0 || phase.compareTo(SimTime.LIMIT) > 0) {
                throw new IllegalArgumentException("the phase " + phase + " is not within 0 and the limit of a run");
            }
            if (Math.abs(clockOffset.toDouble()) > 0.1) {
                throw new IllegalArgumentException("a clock offset beyond 10 % is a different period");
            }
            Grid grid = new Grid(periodPs.times(clockOffset.plus(Rational.ONE)));
            jitter.checkFits(grid.at(1));
        }

        /** An exact grid from time zero without losses; {@code periodPs} in picoseconds. */
        public static Periodic exact(Rational periodPs) {
            return new Periodic(periodPs, SimTime.ZERO, Rational.ZERO, new Jitter.None(), Drops.NONE);
        }

        /** The period including the clock offset, in picoseconds. */
        public Rational effectivePeriodPs() {
            return periodPs.times(clockOffset.plus(Rational.ONE));
        }

        @Override
        public ArrivalProcess start(RandomSource random) {
            return new PeriodicProcess(this, random);
        }

        @Override
        public double framesPerSecond() {
            return 1e12 / effectivePeriodPs().toDouble() * (1 - drops.probability());
        }

        @Override
        public boolean random() {
            return !(jitter instanceof Jitter.None) || drops.probability() > 0;
        }
    }

    /**
     * Independent exponential gaps: for checks against queueing theory, not a model of a camera.
     *
     * @param meanPeriodPs mean gap in picoseconds, at least 1,000
     * @param shared name of a stream of triggers; cameras that give the same name, and the same mean, take their frames
     *     together
     */
    record Poisson(Rational meanPeriodPs, Optional<String> shared) implements ArrivalSpec {
        /** Refuses a mean gap below 1,000 ps. */
        public Poisson {
            Grid.checkPeriod(meanPeriodPs);
        }

        /** With triggers of its own. */
        public Poisson(Rational meanPeriodPs) {
            this(meanPeriodPs, Optional.empty());
        }

        @Override
        public String stream(String camera) {
            return shared.orElse(camera);
        }

        @Override
        public ArrivalProcess start(RandomSource random) {
            return new PoissonProcess(meanPeriodPs, random);
        }

        @Override
        public double framesPerSecond() {
            return 1e12 / meanPeriodPs.toDouble();
        }

        @Override
        public boolean random() {
            return true;
        }
    }

    /**
     * Runs of frames close together, as after a stall of the camera's host.
     *
     * @param periodPs distance of the runs' first frames in picoseconds, at least 1,000
     * @param phase of the first run, 0 or above
     * @param frames in one run, at least 1
     * @param spacing between the frames of a run, 0 or above; a run must end before the next begins
     */
    record Burst(Rational periodPs, SimTime phase, int frames, SimTime spacing) implements ArrivalSpec {
        /** Refuses runs that overlap. */
        public Burst {
            Grid.checkPeriod(periodPs);
            if (phase.picoseconds() < 0 || spacing.picoseconds() < 0 || frames < 1) {
                throw new IllegalArgumentException("a burst has at least one frame and no negative time");
            }
            if (Rational.of(spacing.picoseconds()).times(frames - 1L).compareTo(periodPs) > 0) {
                throw new IllegalArgumentException(
                        "the run of " + frames + " frames " + spacing + " apart is longer than its period");
            }
        }

        @Override
        public ArrivalProcess start(RandomSource random) {
            return new BurstProcess(this);
        }

        @Override
        public double framesPerSecond() {
            return frames * 1e12 / periodPs.toDouble();
        }

        @Override
        public boolean random() {
            return false;
        }
    }

    /**
     * Exactly the frames of a recorded trace, at {@code (stamp - originNs) * 1000} ps.
     *
     * @param trace the frames
     * @param originNs the stamp that becomes time zero; not after the first frame. Cameras of one recording share an
     *     origin, so that their offsets remain
     */
    record Recorded(RecordedTrace trace, long originNs) implements ArrivalSpec {
        /** Refuses an origin after the first frame. */
        public Recorded {
            if (originNs > trace.stampNs(0) || originNs < 0) {
                throw new IllegalArgumentException("the origin " + originNs
                        + " ns is not within 0 and the first stamp, " + trace.stampNs(0) + " ns");
            }
        }

        /** With the first frame at time zero. */
        public Recorded(RecordedTrace trace) {
            this(trace, trace.stampNs(0));
        }

        @Override
        public ArrivalProcess start(RandomSource random) {
            return new RecordedProcess(this);
        }

        @Override
        public double framesPerSecond() {
            int gaps = trace.frames() - 1;
            return gaps == 0
                    ? 1e12 / trace.nominalPeriodPs().toDouble()
                    : gaps * 1e9 / (trace.stampNs(gaps) - trace.stampNs(0));
        }

        @Override
        public boolean random() {
            return false;
        }
    }
}
