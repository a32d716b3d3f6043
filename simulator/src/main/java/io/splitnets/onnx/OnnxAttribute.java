package io.splitnets.onnx;

import java.util.List;
import java.util.Optional;

/**
 * An argument of a node.
 *
 * @param name what it sets
 * @param integer its value as an integer, 0 if it is none
 * @param real its value as a float, 0 if it is none
 * @param text its value as text, empty if it is none
 * @param integers its value as a list of integers
 * @param reals its value as a list of floats
 * @param tensor its value as a tensor
 */
record OnnxAttribute(
        String name,
        long integer,
        float real,
        String text,
        List<Long> integers,
        List<Double> reals,
        Optional<OnnxTensor> tensor) {
    OnnxAttribute {
        integers = List.copyOf(integers);
        reals = List.copyOf(reals);
    }
}
