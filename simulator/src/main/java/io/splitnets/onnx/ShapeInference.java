package io.splitnets.onnx;

import io.splitnets.input.InputException;
import io.splitnets.network.ShapeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows the graph once in the order of the file and infers the shape of every tensor. What the exporter declared in
 * between is not read, except where an operation is not supported and may be approximated.
 */
final class ShapeInference {
    private final OnnxGraph graph;
    private final boolean approximate;
    private final Map<String, Inferred> tensors = new LinkedHashMap<>();
    private final Map<String, List<Long>> declared = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private ShapeInference(OnnxGraph graph, boolean approximate) {
        this.graph = graph;
        this.approximate = approximate;
    }

    /**
     * A node with what is known of its operands and results.
     *
     * @param written the node as the file has it
     * @param call the node as {@link PlainNodes} takes it, and its operands
     * @param results in order, as many as the node names
     * @param supported whether the shapes follow from a rule
     */
    record Step(OnnxNode written, OpCall call, List<Inferred> results, boolean supported) {}

    /**
     * The inferred network.
     *
     * @param tensors every tensor by name, in order of appearance
     * @param steps every node in order
     * @param inputs names of the tensors that depend on nothing and are no constants
     * @param notes what was taken for granted
     */
    record Shapes(Map<String, Inferred> tensors, List<Step> steps, List<String> inputs, List<String> notes) {}

    /**
     * Infers all shapes; one frame at a time where the leading size of an input is not fixed.
     *
     * @param approximate whether operations that are not supported are let pass
     * @throws InputException with the place of the first operation that is not supported or does not fit
     */
    static Shapes of(OnnxGraph graph, boolean approximate) {
        return new ShapeInference(graph, approximate).run();
    }

    private Shapes run() {
        graph.initializers().forEach(tensor -> put(0, tensor.name(), ConstantRules.of(tensor)));
        List<String> inputs = new ArrayList<>();
        for (OnnxValue input : graph.inputs()) {
            if (!tensors.containsKey(input.name())) {
                inputs.add(input.name());
                note(input);
                tensors.put(input.name(), guarded(input.offset(), "input '" + input.name() + "'", () -> frame(input)));
            }
        }
        graph.declared().forEach(this::declare);
        graph.outputs().forEach(this::declare);
        graph.nodes().forEach(this::node);
        for (OnnxValue output : graph.outputs()) {
            if (!tensors.containsKey(output.name())) {
                throw failure(output.offset(), "no node gives the output '" + output.name() + "'");
            }
        }
        return new Shapes(tensors, steps, inputs, notes);
    }

    private void declare(OnnxValue value) {
        value.dims()
                .filter(dims -> dims.stream().skip(1).noneMatch(size -> size < 0))
                .ifPresent(dims -> declared.put(value.name(), oneFrame(dims)));
    }

    private void note(OnnxValue input) {
        if (input.dims().filter(dims -> !dims.isEmpty() && dims.get(0) < 0).isPresent()) {
            notes.add(graph.file() + ": input '" + input.name()
                    + "' leaves its leading size open; taken as 1, one frame at a time");
        }
    }

    private static List<Long> oneFrame(List<Long> dims) {
        List<Long> sizes = new ArrayList<>(dims);
        if (!sizes.isEmpty() && sizes.get(0) < 0) {
            sizes.set(0, 1L);
        }
        return sizes;
    }

    private static Inferred frame(OnnxValue input) {
        List<Long> dims =
                oneFrame(input.dims().orElseThrow(() -> new ShapeException("expected a declared shape of the input")));
        int open = dims.indexOf(-1L);
        if (open >= 0) {
            throw new ShapeException(
                    "axis " + open
                            + " has no fixed size; expected fixed sizes of all axes but the first (export with a fixed image size)");
        }
        return Inferred.computed(dims);
    }

    private void node(OnnxNode node) {
        OnnxNode plain = PlainNodes.plain(node);
        List<@Nullable Inferred> operands = new ArrayList<>();
        for (String name : plain.inputs()) {
            Inferred operand = tensors.get(name);
            if (operand == null && !name.isEmpty()) {
                throw failure(
                        node.offset(),
                        node.title() + ": nothing before it gives its operand '" + name
                                + "'; expected the nodes in the order of execution");
            }
            operands.add(operand);
        }
        OpCall call = new OpCall(plain, operands);
        Optional<ShapeRule> rule = OnnxOperations.rule(plain);
        List<Inferred> results = guarded(
                node.offset(), node.title(), () -> rule.isPresent() ? rule.get().infer(call) : List.of(assumed(call)));
        int named = node.outputs().size();
        if (rule.isEmpty()) {
            results = approximated(node, results.get(0));
        } else if (results.size() < named) {
            throw failure(node.offset(), node.title() + ": has " + named + " results, expected " + results.size());
        }
        for (int i = 0; i < named; i++) {
            put(node.offset(), node.outputs().get(i), results.get(i));
        }
        steps.add(new Step(node, call, results.subList(0, named), rule.isPresent()));
    }

    /** A result like the first operand, if the node may pass at all. */
    private Inferred assumed(OpCall call) {
        if (!approximate) {
            throw new ShapeException("no supported operation (docs/models/onnx.md lists them);"
                    + " --approximate-unknown imports it as a guess");
        }
        return call.result(
                call.operands().isEmpty() ? List.of() : call.operand(0).dims());
    }

    private List<Inferred> approximated(OnnxNode node, Inferred like) {
        List<Inferred> results = new ArrayList<>();
        for (String name : node.outputs()) {
            List<Long> dims = declared.getOrDefault(name, like.dims());
            results.add(guarded(
                    node.offset(), node.title(), () -> new Inferred(dims, Optional.empty(), like.constant(), false)));
        }
        return results;
    }

    private void put(int offset, String name, Inferred tensor) {
        if (!name.isEmpty() && tensors.put(name, tensor) != null) {
            throw failure(offset, "two tensors are named '" + name + "'");
        }
    }

    private InputException failure(int offset, String expected) {
        return WireReader.failure(graph.file(), offset, expected);
    }

    /** A computation of shapes. */
    private interface Computation<T> {
        T result();
    }

    private <T> T guarded(int offset, String what, Computation<T> computation) {
        try {
            return computation.result();
        } catch (ShapeException | ArithmeticException e) {
            throw failure(offset, what + ": " + e.getMessage());
        }
    }
}
