package io.splitnets.onnx;

import java.util.List;
import java.util.Optional;

/**
 * A declared tensor: an input or result of the graph, or one whose shape the exporter wrote down.
 *
 * @param offset byte at which the declaration starts
 * @param name of the tensor
 * @param dims sizes, outermost first, -1 where one is not fixed; empty if no shape is declared
 */
record OnnxValue(int offset, String name, Optional<List<Long>> dims) {
    OnnxValue {
        dims = dims.map(List::copyOf);
    }
}
