package io.splitnets.network;

/**
 * A tensor, or the rows of one, that is in memory while a layer runs.
 *
 * @param layer the layer whose result it is
 * @param role what the running layer has to do with it
 * @param shape of what is there: C x 1 x 1 factors, all rows, or as many as a line buffer holds
 * @param bytes reserved for it; more than the shape needs where two buffers have one size
 */
public record LiveTensor(String layer, Role role, TensorShape shape, long bytes) {
    /** Why a tensor is there. */
    public enum Role {
        /** It is read. */
        OPERAND,
        /** It is written. */
        RESULT,
        /** Neither; a later layer reads it, or it is a result of the network. */
        HELD,
        /** Its rows that are still needed by a stage that runs line by line. */
        LINES,
        /** The factors of a squeeze-and-excite. */
        FACTORS
    }
}
