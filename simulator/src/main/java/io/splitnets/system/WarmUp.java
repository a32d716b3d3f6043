package io.splitnets.system;

import io.splitnets.units.SimTime;

/** What is simulated before the measured window, so that the empty system of the start does not show in the figures. */
public sealed interface WarmUp {
    /** As long as the user says. */
    record Fixed(SimTime length) implements WarmUp {
        /** Refuses a negative time. */
        public Fixed {
            if (length.picoseconds() < 0) {
                throw new IllegalArgumentException("a warm-up of " + length);
            }
        }
    }

    /**
     * As long as {@link io.splitnets.measure.Mser5} asks for in pilot runs: the longest of their answers. A plan without
     * randomness needs none.
     *
     * @param max never longer than this
     */
    record Automatic(SimTime max) implements WarmUp {
        /** Refuses a negative time. */
        public Automatic {
            if (max.picoseconds() < 0) {
                throw new IllegalArgumentException("a warm-up of at most " + max);
            }
        }
    }

    /** The longest it can be. */
    default SimTime longest() {
        return this instanceof Fixed fixed ? fixed.length() : ((Automatic) this).max();
    }
}
