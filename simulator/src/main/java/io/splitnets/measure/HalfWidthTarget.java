package io.splitnets.measure;

/**
 * How narrow an interval should be, and how many replications that takes.
 *
 * @param relative half width over the size of the figure, above 0
 */
public record HalfWidthTarget(double relative) {
    /** Refuses a width of zero or below. */
    public HalfWidthTarget {
        if (!(relative > 0)) {
            throw new IllegalArgumentException("a half width of " + relative);
        }
    }

    /** Whether the interval is there and narrow enough. */
    public boolean reached(Estimate estimate) {
        return estimate.relativeHalfWidth().stream().anyMatch(width -> width <= relative);
    }

    /**
     * How many replications in all should do: the half width h of n shrinks with the square root of their number, so
     * n (h / (relative |value|))^2, rounded (the rule of SSJ's {@code SimExp.getRequiredNewObservations}), at least one more
     * than {@code done}.
     *
     * @param estimate over {@code done} replications, with an interval that is not narrow enough
     * @param done at least 2
     */
    public int replications(Estimate estimate, int done) {
        double ratio = estimate.relativeHalfWidth().orElseThrow() / relative;
        double needed = Math.rint(done * ratio * ratio);
        return (int) Math.min(Integer.MAX_VALUE, Math.max(done + 1.0, needed));
    }
}
