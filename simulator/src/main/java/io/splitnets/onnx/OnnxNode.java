package io.splitnets.onnx;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One operation of the file.
 *
 * @param offset byte at which it starts
 * @param op its type, such as {@code Conv}
 * @param domain who defines the operation; empty for ONNX itself
 * @param name may be empty, need not be unique
 * @param inputs names of tensors; an empty name is an operand left out
 * @param outputs names of tensors; an empty name is a result nobody wants
 * @param attributes by name
 */
record OnnxNode(
        int offset,
        String op,
        String domain,
        String name,
        List<String> inputs,
        List<String> outputs,
        Map<String, OnnxAttribute> attributes) {
    OnnxNode {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        attributes = Map.copyOf(attributes);
    }

    /** Whether the operation is one of ONNX itself. */
    boolean standard() {
        return domain.isEmpty() || domain.equals("ai.onnx");
    }

    /** For messages: operation, name and domain. */
    String title() {
        String shown =
                name.isEmpty() ? outputs.isEmpty() ? "" : "producing '" + outputs.get(0) + "'" : "'" + name + "'";
        return "node " + shown + " (op " + op + ", domain " + (domain.isEmpty() ? "ai.onnx" : domain) + ")";
    }

    long integer(String key, long otherwise) {
        return attribute(key).map(OnnxAttribute::integer).orElse(otherwise);
    }

    double real(String key, double otherwise) {
        return attribute(key).map(a -> (double) a.real()).orElse(otherwise);
    }

    String text(String key, String otherwise) {
        return attribute(key).map(OnnxAttribute::text).orElse(otherwise);
    }

    Optional<List<Long>> integers(String key) {
        return attribute(key).map(OnnxAttribute::integers);
    }

    Optional<OnnxAttribute> attribute(String key) {
        return Optional.ofNullable(attributes.get(key));
    }
}
