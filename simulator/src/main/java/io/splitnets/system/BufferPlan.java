package io.splitnets.system;

/**
 * Where frames wait for a station.
 *
 * @param capacity waiting frames, those in service not counted; at least 1, {@link Integer#MAX_VALUE} is unbounded
 * @param onFull what happens when it is full
 */
public record BufferPlan(int capacity, FullPolicy onFull) {
    /** A buffer without limit. */
    public static final BufferPlan UNBOUNDED = new BufferPlan(Integer.MAX_VALUE, FullPolicy.BLOCK);

    /** Refuses a capacity below 1. */
    public BufferPlan {
        if (capacity < 1) {
            throw new IllegalArgumentException("a buffer holds at least one frame, not " + capacity);
        }
    }

    /** Whether a frame can be lost here. */
    public boolean loses() {
        return capacity < Integer.MAX_VALUE && onFull != FullPolicy.BLOCK;
    }
}
