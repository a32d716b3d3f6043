package io.splitnets.system;

/**
 * One link, shared by all cameras that name it.
 *
 * @param id its name, unique
 * @param buffer where frames wait for it; of an interleaved link, frames that are on their way beside the first one
 * @param arbitration which frame goes next
 */
public record LinkPlan(String id, BufferPlan buffer, Arbitration arbitration) {
    /** Refuses an order of the buffer, which the arbitration gives, and shared transfers that could lose one begun. */
    public LinkPlan {
        if (buffer.order() != QueueOrder.FIFO) {
            throw new IllegalArgumentException(id + ": the order of a link is its arbitration");
        }
        if (arbitration == Arbitration.INTERLEAVED && buffer.onFull() == FullPolicy.DROP_OLDEST) {
            throw new IllegalArgumentException(id + ": an interleaved link cannot drop a frame it has begun to send");
        }
    }

    /** One frame at a time, first come first served. */
    public LinkPlan(String id, BufferPlan buffer) {
        this(id, buffer, Arbitration.FIRST_COME);
    }
}
