package io.splitnets.trace;

/** How frame times deviate from the exact grid. Recorded cameras show each of the three kinds. */
public sealed interface Jitter {
    /** Refuses noise so large that frames {@code periodPs} apart could swap. */
    void checkFits(long periodPs);

    /** On the grid: a hardware trigger. */
    record None() implements Jitter {
        @Override
        public void checkFits(long periodPs) {}
    }

    /**
     * Each interval deviates on its own and later frames inherit the deviation: a free-running sensor whose period
     * wanders. The intervals' lag-1 autocorrelation is 0.
     *
     * @param noise added to each interval; below one period
     */
    record PeriodNoise(Noise noise) implements Jitter {
        @Override
        public void checkFits(long periodPs) {
            if (noise.max().picoseconds() >= periodPs) {
                throw new IllegalArgumentException(
                        "period noise up to " + noise.max() + " is not below the period: frames would swap");
            }
        }
    }

    /**
     * Each stamp deviates on its own around an exact grid: stamps taken by a host. The intervals' lag-1 autocorrelation
     * is -1/2.
     *
     * @param noise added to each stamp; at most half a period
     */
    record ArrivalNoise(Noise noise) implements Jitter {
        @Override
        public void checkFits(long periodPs) {
            if (noise.max().picoseconds() > periodPs / 2) {
                throw new IllegalArgumentException(
                        "arrival noise up to " + noise.max() + " is more than half a period: frames would swap");
            }
        }
    }
}
