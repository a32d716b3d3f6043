package io.splitnets.onnx;

import java.util.List;

/** How the shapes of an operation's results follow from its operands. */
@FunctionalInterface
interface ShapeRule {
    /**
     * The results in order; more than the node names do no harm.
     *
     * @throws io.splitnets.network.ShapeException if the operands do not fit
     */
    List<Inferred> infer(OpCall call);
}
