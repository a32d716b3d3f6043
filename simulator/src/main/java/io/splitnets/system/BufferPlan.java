package io.splitnets.system;

/**
 * Where frames wait for a station.
 *
 * @param capacity waiting frames, those in service not counted; {@link Integer#MAX_VALUE} is unbounded, 0 is no place at
 *     all (not with {@link FullPolicy#DROP_OLDEST})
 * @param onFull what happens when it is full
 * @param order who is served next
 */
public record BufferPlan(int capacity, FullPolicy onFull, QueueOrder order) {
    /** A buffer without limit, first come first served. */
    public static final BufferPlan UNBOUNDED = new BufferPlan(Integer.MAX_VALUE, FullPolicy.BLOCK);

    /** Refuses a capacity below 0, and a place-less buffer that is to give up its oldest frame. */
    public BufferPlan {
        if (capacity < 0 || (capacity == 0 && onFull == FullPolicy.DROP_OLDEST)) {
            throw new IllegalArgumentException("a buffer of " + capacity + " frames that can " + onFull);
        }
    }

    /** First come first served. */
    public BufferPlan(int capacity, FullPolicy onFull) {
        this(capacity, onFull, QueueOrder.FIFO);
    }

    /** Whether a frame can be lost here. */
    public boolean loses() {
        return order == QueueOrder.LATEST_ONLY || (capacity < Integer.MAX_VALUE && onFull != FullPolicy.BLOCK);
    }
}
