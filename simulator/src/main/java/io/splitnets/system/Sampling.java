package io.splitnets.system;

import java.util.Optional;

/** Where the intervals of a plan with randomness come from. */
public sealed interface Sampling {
    /**
     * Independent replications, as many as asked for, or until an interval is narrow enough.
     *
     * @param min at least 1; this many are run in any case
     * @param max never more; equal to {@code min} without a target
     * @param until when to stop between the two
     */
    record Replications(int min, int max, Optional<Target> until) implements Sampling {
        /** Refuses no replication, and limits that do not fit. */
        public Replications {
            if (min < 1 || max < min) {
                throw new IllegalArgumentException("at least one replication, not " + min + " to " + max);
            }
            if (until.isEmpty() && min != max) {
                throw new IllegalArgumentException(min + " to " + max + " replications, and no target");
            }
        }
    }

    /**
     * One long replication, its window cut into equal batches.
     *
     * @param batches 10 to 30: fewer say little about the spread, more are too short to be independent
     */
    record BatchMeans(int batches) implements Sampling {
        /** Fewest batches. */
        public static final int FEWEST = 10;
        /** Most batches. */
        public static final int MOST = 30;

        /** Refuses any other number. */
        public BatchMeans {
            if (batches < FEWEST || batches > MOST) {
                throw new IllegalArgumentException("10 to 30 batches, not " + batches);
            }
        }
    }

    /**
     * An interval that is narrow enough.
     *
     * @param metric whose interval
     * @param halfWidth at most this, over the size of the figure, above 0
     */
    record Target(TargetMetric metric, double halfWidth) {
        /** Refuses a width of zero or below. */
        public Target {
            if (!(halfWidth > 0)) {
                throw new IllegalArgumentException("a half width of " + halfWidth);
            }
        }
    }

    /** A fixed number of replications. */
    static Sampling replications(int count) {
        return new Replications(count, count, Optional.empty());
    }
}
