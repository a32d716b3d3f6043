package io.splitnets.onnx;

import io.splitnets.input.InputException;
import io.splitnets.network.Layer;
import io.splitnets.network.Layer.Activation;
import io.splitnets.network.NetworkGraph;
import io.splitnets.network.Rearrangement;
import io.splitnets.network.ShapeException;
import io.splitnets.network.TensorShape;
import io.splitnets.onnx.ShapeInference.Shapes;
import io.splitnets.onnx.ShapeInference.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Turns a graph with inferred shapes into layers. Nodes that no result needs and those that only compute constants are
 * left out; every layer is a block of its own, so that the network can be cut after each.
 */
final class GraphConversion {
    private static final List<Long> CHANNELS_FIRST = List.of(0L, 3L, 1L, 2L);

    private final OnnxGraph graph;
    private final Shapes shapes;
    private final boolean approximate;
    private final NetworkDraft draft = new NetworkDraft();
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();
    private final Map<String, Boolean> turned = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private String current = "";

    GraphConversion(OnnxGraph graph, Shapes shapes, boolean approximate) {
        this.graph = graph;
        this.shapes = shapes;
        this.approximate = approximate;
    }

    /**
     * Where a tensor comes from.
     *
     * @param layer position of the layer whose result it is
     * @param channelsLast whether its sizes are N, H, W, C while the layer's are C, H, W
     */
    record Place(int layer, boolean channelsLast) {}

    /** The network of that name. */
    OnnxNetwork convert(String name) {
        List<Step> live = live();
        for (OnnxValue input : graph.inputs()) {
            if (shapes.inputs().contains(input.name()) && uses.containsKey(input.name())) {
                input(input);
            }
        }
        live.forEach(this::step);
        if (places.isEmpty() || draft.size() == places.size() && live.isEmpty()) {
            throw WireReader.failure(graph.file(), 0, "expected results that depend on an input");
        }
        results();
        return new OnnxNetwork(built(name), warnings, shapes.notes());
    }

    /** A result that a later layer reads as well stays a result: an empty layer at the end holds it. */
    private void results() {
        for (OnnxValue output : graph.outputs()) {
            Place place = places.get(output.name());
            if (place != null
                    && uses(output.name()) > 1
                    && draft.layer(place.layer()) instanceof Layer.Input == false) {
                draft.block(draft.last());
                draft.add(
                        draft.free("", "result"),
                        new Rearrangement.Reshape(draft.shape(place.layer())),
                        List.of(place.layer()));
            }
        }
    }

    private NetworkGraph built(String name) {
        try {
            return draft.build(name);
        } catch (ShapeException e) {
            throw WireReader.failure(graph.file(), 0, String.valueOf(e.getMessage()));
        }
    }

    /** Nodes that results need and that depend on the input; counts who reads each tensor. */
    private List<Step> live() {
        Set<String> wanted = new HashSet<>();
        for (OnnxValue output : graph.outputs()) {
            wanted.add(output.name());
            uses.merge(output.name(), 1, Integer::sum);
        }
        ArrayDeque<Step> live = new ArrayDeque<>();
        for (int i = shapes.steps().size() - 1; i >= 0; i--) {
            Step step = shapes.steps().get(i);
            OnnxNode node = step.call().node();
            boolean constant = step.results().stream().allMatch(Inferred::constant);
            if (!constant && node.outputs().stream().anyMatch(wanted::contains)) {
                live.addFirst(step);
                for (String operand : node.inputs()) {
                    wanted.add(operand);
                    uses.merge(operand, 1, Integer::sum);
                    boolean apart = node.op().equals("Transpose")
                            && node.integers("perm").orElse(List.of()).equals(CHANNELS_FIRST);
                    turned.merge(operand, apart, Boolean::logicalAnd);
                }
            }
        }
        return List.copyOf(live);
    }

    private void input(OnnxValue input) {
        List<Long> dims = tensor(input.name()).dims();
        try {
            if (dims.size() > 2 && dims.get(0) != 1) {
                throw new ShapeException("expected one frame at a time, not " + dims.get(0));
            }
            boolean last = dims.size() == 4
                    && (dims.get(3) <= 4 && dims.get(1) > 4 || turned.getOrDefault(input.name(), false));
            TensorShape shape = canonical(dims, last);
            String name = draft.free(input.name(), "input");
            places.put(input.name(), new Place(draft.add(name, new Layer.Input(shape), List.of()), last));
        } catch (ShapeException | ArithmeticException e) {
            throw WireReader.failure(graph.file(), input.offset(), "input '" + input.name() + "': " + e.getMessage());
        }
    }

    private void step(Step step) {
        OnnxNode node = step.written();
        int before = draft.size();
        current = draft.free(node.name(), node.op());
        draft.block(current);
        try {
            if (step.supported()) {
                LayerRules.convert(this, step);
            } else {
                guess(step, "is no supported operation");
            }
        } catch (ShapeException | ArithmeticException e) {
            String problem = e.getMessage() + "";
            if (!approximate) {
                throw failure(node, problem + "; --approximate-unknown imports it as a guess");
            }
            draft.reset(before);
            try {
                guess(step, problem);
            } catch (ShapeException | ArithmeticException again) {
                throw failure(node, problem);
            }
        }
    }

    private InputException failure(OnnxNode node, String problem) {
        return WireReader.failure(graph.file(), node.offset(), node.title() + ": " + problem);
    }

    /**
     * The penalty of a node that cannot be imported: all its operands are read and each result is written once, and a
     * dense 1 x 1 convolution runs over each result, its weights included.
     */
    private void guess(Step step, String why) {
        OnnxNode node = step.written();
        List<Integer> operands = new ArrayList<>();
        node.inputs().stream()
                .filter(places::containsKey)
                .forEach(name -> operands.add(place(name).layer()));
        String name = current + "~guess";
        long macs = 0;
        for (int i = 0; i < node.outputs().size(); i++) {
            TensorShape shape = canonical(step.results().get(i).dims(), false);
            int moved =
                    draft.add(draft.free(name + "-pass", "guess"), new Rearrangement.Move("GUESS", shape), operands);
            Layer.Conv dense = Layer.Conv.square(shape.channels(), 1, 1, 1, Activation.NONE);
            int guessed = draft.add(draft.free(name, "guess"), dense, List.of(moved));
            places.put(node.outputs().get(i), new Place(guessed, false));
            macs += dense.macs(List.of(shape));
        }
        warnings.add(graph.file() + ": " + node.title() + " " + why + "; counted as layer '" + name
                + "', a pass over its tensors and a dense 1x1 convolution of " + macs
                + " MACs over its result (a guess, not a model)");
    }

    /** Sizes as channels, rows, columns: one frame; several items side by side count as rows. */
    static TensorShape canonical(List<Long> dims, boolean channelsLast) {
        int rank = dims.size();
        if (rank <= 1) {
            return shape(rank == 0 ? 1 : dims.get(0), 1, 1);
        }
        long first = dims.get(0);
        if (rank == 2) {
            return shape(dims.get(1), first, 1);
        }
        if (rank == 3) {
            return shape(dims.get(2), first * dims.get(1), 1);
        }
        if (channelsLast && rank == 4) {
            return shape(dims.get(3), first * dims.get(1), dims.get(2));
        }
        return shape(dims.get(1), first * Inferred.product(dims.subList(2, rank - 1)), dims.get(rank - 1));
    }

    static TensorShape shape(long channels, long height, long width) {
        return new TensorShape(Math.toIntExact(channels), Math.toIntExact(height), Math.toIntExact(width));
    }

    NetworkDraft draft() {
        return draft;
    }

    /** Adds the layer of the current node. */
    int add(Layer layer, List<Integer> inputs) {
        return draft.add(current, layer, inputs);
    }

    /** Adds a layer that the current node needs beside its own. */
    int helper(Layer layer, List<Integer> inputs) {
        return draft.add(draft.free(current + "~" + layer.op().toLowerCase(Locale.ROOT), layer.op()), layer, inputs);
    }

    /** Whether {@code name} depends on the input. */
    boolean moving(String name) {
        return places.containsKey(name);
    }

    Place place(String name) {
        Place place = places.get(name);
        if (place == null) {
            throw new ShapeException("operand '" + name + "' does not depend on the input; expected one that does");
        }
        return place;
    }

    /** Says that result {@code index} of the step is that of a layer. */
    void result(Step step, int index, Place place) {
        places.put(step.call().node().outputs().get(index), place);
    }

    /** Says that the only result is the operand under another name; who reads either reads the same layer. */
    void alias(Step step, Place place) {
        result(step, 0, place);
        if (uses(step.call().node().inputs().get(0)) > 1) {
            uses.merge(step.call().node().outputs().get(0), 1, Integer::sum);
        }
    }

    /** The same for the only result. */
    void result(Step step, int layer) {
        result(step, 0, new Place(layer, false));
    }

    /** Position of a layer that gives tensor {@code name} with these sizes. */
    int at(String name, TensorShape shape) {
        Place place = place(name);
        return draft.view(place.layer(), shape, place.channelsLast());
    }

    Inferred tensor(String name) {
        Inferred tensor = shapes.tensors().get(name);
        if (tensor == null) {
            throw new ShapeException("nothing gives '" + name + "'");
        }
        return tensor;
    }

    /** Readers of a tensor; the user of the network is one. */
    int uses(String name) {
        return uses.getOrDefault(name, 0);
    }
}
