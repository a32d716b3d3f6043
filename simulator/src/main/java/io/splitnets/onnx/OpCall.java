package io.splitnets.onnx;

import io.splitnets.network.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node with what is known of its operands; the argument of a {@link ShapeRule}. */
final class OpCall {
    private final OnnxNode node;
    private final List<@Nullable Inferred> operands;

    /**
     * One call.
     *
     * @param operands in order; null where the node leaves one out
     */
    OpCall(OnnxNode node, List<@Nullable Inferred> operands) {
        this.node = node;
        this.operands = new ArrayList<>(operands);
    }

    OnnxNode node() {
        return node;
    }

    /** Operand {@code index}, which the operation needs. */
    Inferred operand(int index) {
        return optional(index).orElseThrow(() -> new ShapeException("expected an operand " + (index + 1)));
    }

    Optional<Inferred> optional(int index) {
        return index < operands.size() ? Optional.ofNullable(operands.get(index)) : Optional.empty();
    }

    /** The operands that are there. */
    List<Inferred> operands() {
        List<Inferred> there = new ArrayList<>();
        for (Inferred operand : operands) {
            if (operand != null) {
                there.add(operand);
            }
        }
        return there;
    }

    /** Whether no operand depends on the network's input. */
    boolean constant() {
        return operands().stream().allMatch(Inferred::constant);
    }

    /** A result that depends on the input as the operands do. */
    Inferred result(List<Long> dims) {
        return new Inferred(dims, Optional.empty(), constant(), false);
    }

    /** The same for a result whose values follow from known ones; they are integers as those of the first operand. */
    Inferred result(List<Long> dims, Optional<List<Double>> values) {
        return result(dims, values, operand(0).whole());
    }

    /** The same, for integers or not. */
    Inferred result(List<Long> dims, Optional<List<Double>> values, boolean whole) {
        Optional<List<Double>> few = values.filter(list -> list.size() <= OnnxTensor.MOST_VALUES);
        return new Inferred(dims, few, few.isPresent() || constant(), whole);
    }

    /** Integers from an attribute, or in later versions of the operation from an operand; empty if neither is given. */
    Optional<List<Long>> integers(String attribute, int index) {
        Optional<List<Long>> given = node.integers(attribute);
        return given.isPresent() || optional(index).isEmpty()
                ? given
                : Optional.of(
                        values(index, attribute).stream().map(Double::longValue).toList());
    }

    /** The values of operand {@code index}, which must not depend on the network's input. */
    List<Double> values(int index, String what) {
        return operand(index)
                .values()
                .orElseThrow(() -> new ShapeException("expected operand " + (index + 1) + " (" + what
                        + ") to be a constant of at most " + OnnxTensor.MOST_VALUES + " values"));
    }

    /** An axis counted from the front, for a tensor of {@code rank} sizes. */
    static int axis(long axis, int rank) {
        long front = axis < 0 ? axis + rank : axis;
        if (front < 0 || front >= rank) {
            throw new ShapeException("axis " + axis + " of a tensor with " + rank + " axes");
        }
        return (int) front;
    }
}
