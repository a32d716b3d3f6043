package io.splitnets.onnx;

import io.splitnets.network.Layer;
import io.splitnets.network.MatrixProduct;
import io.splitnets.network.NetworkGraph;
import io.splitnets.network.Rearrangement;
import io.splitnets.network.ShapeException;
import io.splitnets.network.TensorShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Layers in execution order that can still be changed: a later node may be fused into one. Not thread-safe. */
final class NetworkDraft {
    private static final int LONGEST_NAME = 80;
    /** No layer in use comes near it, and the sum over all layers of a file stays within 63 bits. */
    private static final double MOST_PRODUCTS = 0x1p46;

    private final List<Item> items = new ArrayList<>();
    private final Set<String> names = new HashSet<>(Set.of("none", "all", "input", ""));
    private final Map<View, Integer> views = new HashMap<>();
    private String block = "input";

    /** A layer with its name, block and operands. */
    private record Item(String name, String block, Layer layer, List<Integer> inputs, TensorShape output) {}

    /** Another shape of a result. */
    private record View(int of, TensorShape shape) {}

    /**
     * A name that is still free: {@code wanted} where it is short and plain, otherwise the operation and the position.
     */
    String free(String wanted, String op) {
        boolean plain = wanted.length() <= LONGEST_NAME && wanted.matches("[^;,'\"\\s]*[^;,'\"\\s0-9][^;,'\"\\s]*");
        String name = plain && !names.contains(wanted) ? wanted : op.toLowerCase(java.util.Locale.ROOT) + items.size();
        while (!names.add(name)) {
            name += "_";
        }
        return name;
    }

    /** Layers from here on end in a cut of that name. */
    void block(String name) {
        block = name;
    }

    /**
     * Adds a layer and returns its position.
     *
     * @throws ShapeException if its operands do not fit
     */
    int add(String name, Layer layer, List<Integer> inputs) {
        List<TensorShape> shapes = inputs.stream().map(this::shape).toList();
        TensorShape output = layer.output(shapes);
        if (products(layer, shapes, output) >= MOST_PRODUCTS) {
            throw new ShapeException("more than 2^46 multiplications of one layer");
        }
        items.add(new Item(name, block, layer, inputs, output));
        return items.size() - 1;
    }

    /** Block of the last layer. */
    String last() {
        return items.get(items.size() - 1).block();
    }

    /** Multiplications, without overflow. */
    private static double products(Layer layer, List<TensorShape> inputs, TensorShape output) {
        if (layer instanceof Layer.Conv conv) {
            double each = (double) inputs.get(0).channels() / conv.groups() * conv.kernelHeight() * conv.kernelWidth();
            return each * output.elements();
        }
        if (layer instanceof MatrixProduct product) {
            if ((double) product.summed() * product.count() > Integer.MAX_VALUE) {
                throw new ShapeException("products of more than 2^31 - 1 columns together");
            }
            return (double) output.elements() * product.summed();
        }
        if (layer instanceof Layer.Linear && inputs.get(0).elements() > Integer.MAX_VALUE) {
            throw new ShapeException("more than 2^31 - 1 inputs of a fully connected layer");
        }
        return layer instanceof Layer.Linear ? (double) inputs.get(0).elements() * output.elements() : 0;
    }

    int size() {
        return items.size();
    }

    TensorShape shape(int index) {
        return items.get(index).output();
    }

    Layer layer(int index) {
        return items.get(index).layer();
    }

    List<Integer> inputs(int index) {
        return items.get(index).inputs();
    }

    /** Puts another layer of the same result in the place of one. */
    void replace(int index, Layer layer) {
        Item old = items.get(index);
        items.set(index, new Item(old.name(), old.block(), layer, old.inputs(), old.output()));
    }

    /** Takes the last layer back. */
    void removeLast() {
        items.remove(items.size() - 1);
    }

    /** Takes back what was added from {@code size} on. */
    void reset(int size) {
        while (items.size() > size) {
            removeLast();
        }
        views.values().removeIf(index -> index >= size);
    }

    /** The result at {@code index} under another shape. */
    int view(int index, TensorShape shape, boolean moves) {
        if (shape(index).equals(shape)) {
            return index;
        }
        Integer known = views.get(new View(index, shape));
        if (known != null) {
            return known;
        }
        Layer layer = moves ? new Rearrangement.Move("TRANSPOSE", shape) : new Rearrangement.Reshape(shape);
        int added = add(free("", layer.op()), layer, List.of(index));
        views.put(new View(index, shape), added);
        return added;
    }

    /** The finished network. */
    NetworkGraph build(String name) {
        NetworkGraph.Builder builder = NetworkGraph.builder(name);
        for (Item item : items) {
            if (item.layer() instanceof Layer.Input input) {
                builder.input(item.name(), input.shape());
            } else {
                builder.block(item.block());
                builder.add(
                        item.name(),
                        item.layer(),
                        item.inputs().stream().mapToInt(Integer::intValue).toArray());
            }
        }
        return builder.build();
    }
}
