package io.splitnets.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A network as a directed acyclic graph of layers in execution order, with shapes inferred. Every layer belongs to a
 * named block; the end of a block is a place where the network may be cut.
 *
 * <p>Immutable; the order of {@link #nodes()} is the order of execution.
 */
public final class NetworkGraph {
    /**
     * A layer in its place.
     *
     * @param index position in execution order
     * @param name unique within the graph
     * @param block the block it belongs to
     * @param layer the operation
     * @param inputs indices of the producers of its operands, in order
     * @param output shape of its result
     * @param weightsOf index of the layer whose weights it uses: its own, unless the same layer runs on several views
     */
    public record Node(
            int index,
            String name,
            String block,
            Layer layer,
            List<Integer> inputs,
            TensorShape output,
            int weightsOf) {
        /** Whether its weights are stored for it rather than for an earlier layer. */
        public boolean ownsWeights() {
            return weightsOf == index;
        }
    }

    private final String name;
    private final List<Node> nodes;

    private NetworkGraph(String name, List<Node> nodes) {
        this.name = name;
        this.nodes = List.copyOf(nodes);
    }

    /** The network's name. */
    public String name() {
        return name;
    }

    /** All layers in execution order, inputs included. */
    public List<Node> nodes() {
        return nodes;
    }

    /** The last layer; its result is the network's. */
    public Node output() {
        return nodes.get(nodes.size() - 1);
    }

    /** Shapes of the operands of {@code node}. */
    public List<TensorShape> inputShapes(Node node) {
        return node.inputs().stream().map(i -> nodes.get(i).output()).toList();
    }

    /** Multiply-accumulates of one inference. */
    public long macs() {
        return nodes.stream()
                .mapToLong(node -> node.layer().macs(inputShapes(node)))
                .sum();
    }

    /** Number of stored weights and biases; what several layers share counts once. */
    public long weights() {
        return nodes.stream()
                .filter(Node::ownsWeights)
                .mapToLong(node -> node.layer().weights(inputShapes(node)))
                .sum();
    }

    /**
     * Number of parameters as tables of trained networks count them: {@link #weights()}, and for each convolution without
     * a bias of its own the factor and the summand per channel of the batch normalisation that was folded into it.
     */
    public long trainedParameters() {
        long normalised = 0;
        for (Node node : nodes) {
            boolean folded = node.layer() instanceof Layer.Conv conv && !conv.bias();
            normalised += folded && node.ownsWeights() ? node.output().channels() : 0;
        }
        return weights() + 2 * normalised;
    }

    /** Names of the blocks in execution order; a block of inputs alone is left out. */
    public List<String> blocks() {
        return nodes.stream()
                .filter(node -> !(node.layer() instanceof Layer.Input))
                .map(Node::block)
                .distinct()
                .toList();
    }

    /**
     * What a processor has to do, in execution order: one entry per layer (inputs left out), a squeeze-and-excite as four:
     * global pool, two fully connected layers, product.
     */
    public List<LayerWorkload> workloads() {
        return Workloads.of(this);
    }

    /** Starts a graph. */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** Adds layers in execution order; shapes are checked as they come. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private final List<Node> nodes = new ArrayList<>();
        private final Map<String, Integer> indices = new HashMap<>();
        private String block = "input";

        private Builder(String name) {
            this.name = name;
        }

        /** Layers added from here on belong to {@code block}. */
        public Builder block(String block) {
            this.block = block;
            return this;
        }

        /** Adds an input and returns its index. */
        public int input(String name, TensorShape shape) {
            return add(name, new Layer.Input(shape));
        }

        /**
         * Adds a layer fed by {@code inputs} and returns its index.
         *
         * @throws ShapeException if the shapes do not fit or the name is taken; the message names the layer
         */
        public int add(String name, Layer layer, int... inputs) {
            return addSharing(name, layer, nodes.size(), inputs);
        }

        /**
         * As {@link #add}, for a layer that uses the stored weights of the equal layer at {@code weightsOf}.
         *
         * @throws ShapeException as {@link #add}
         */
        public int addSharing(String name, Layer layer, int weightsOf, int... inputs) {
            if (indices.putIfAbsent(name, nodes.size()) != null) {
                throw new ShapeException("two layers are named '" + name + "'");
            }
            List<Integer> operands = Arrays.stream(inputs).boxed().toList();
            List<TensorShape> shapes =
                    operands.stream().map(i -> nodes.get(i).output()).toList();
            try {
                nodes.add(new Node(nodes.size(), name, block, layer, operands, layer.output(shapes), weightsOf));
            } catch (ShapeException e) {
                throw new ShapeException("layer '" + name + "': " + e.getMessage());
            }
            return nodes.size() - 1;
        }

        /** Shape of the result of the layer at {@code index}. */
        public TensorShape shape(int index) {
            return nodes.get(index).output();
        }

        /** The finished graph; at least one layer beside the inputs is needed. */
        public NetworkGraph build() {
            if (nodes.isEmpty() || nodes.get(nodes.size() - 1).layer() instanceof Layer.Input) {
                throw new ShapeException("network '" + name + "' has no layers");
            }
            return new NetworkGraph(name, nodes);
        }
    }
}
