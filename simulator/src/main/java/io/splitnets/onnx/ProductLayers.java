package io.splitnets.onnx;

import io.splitnets.network.Layer;
import io.splitnets.network.Layer.Activation;
import io.splitnets.network.Layer.Conv;
import io.splitnets.network.Layer.Padding;
import io.splitnets.network.Rearrangement;
import io.splitnets.network.ShapeException;
import io.splitnets.network.TensorShape;
import io.splitnets.onnx.GraphConversion.Place;
import io.splitnets.onnx.ShapeInference.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Convolutions, products with weights, and pools. */
final class ProductLayers {
    private ProductLayers() {}

    static void convolution(GraphConversion to, Step step) {
        OpCall call = step.call();
        Inferred weights = call.operand(1);
        weighted(weights);
        Window window = window(call, weights.dims().subList(2, weights.rank()));
        int input = to.at(call.node().inputs().get(0), image(call.operand(0)));
        int groups = Math.toIntExact(call.node().integer("group", 1));
        int outputs = Math.toIntExact(weights.dim(0));
        boolean bias = call.optional(2).isPresent();
        if (even(window.strides()) && even(window.dilations())) {
            Conv conv = new Conv(
                    outputs,
                    size(window.kernel(), 0),
                    size(window.kernel(), 1),
                    size(window.strides(), 0),
                    padding(window),
                    groups,
                    size(window.dilations(), 0),
                    bias,
                    Activation.NONE);
            to.result(step, to.add(conv, List.of(input)));
            return;
        }
        TensorShape out = image(step.results().get(0));
        long taps = weights.elements() / outputs * groups;
        TensorShape unrolled = GraphConversion.shape(taps, out.height(), out.width());
        int columns = to.helper(new Rearrangement.Move("IM2COL", unrolled), List.of(input));
        to.result(step, to.add(pointwise(outputs, groups, bias), List.of(columns)));
    }

    private static Conv pointwise(int outputs, int groups, boolean bias) {
        return new Conv(outputs, 1, 1, 1, Padding.NONE, groups, 1, bias, Activation.NONE);
    }

    /**
     * A product of each input pixel with all taps, and a pass that adds what overlaps: what each pixel of the input is
     * multiplied by is as many weights as the operation has.
     */
    static void transposed(GraphConversion to, Step step) {
        OpCall call = step.call();
        Inferred weights = call.operand(1);
        weighted(weights);
        TensorShape out = image(step.results().get(0));
        int input = to.at(call.node().inputs().get(0), image(call.operand(0)));
        int groups = Math.toIntExact(call.node().integer("group", 1));
        int taps = Math.toIntExact(weights.elements() / weights.dim(0) * groups);
        int product = to.helper(pointwise(taps, groups, false), List.of(input));
        boolean bias = call.optional(2).isPresent();
        Layer overlap = new Rearrangement.Move("COL2IM", out);
        int added = bias ? to.helper(overlap, List.of(product)) : to.add(overlap, List.of(product));
        to.result(step, bias ? to.add(new Layer.Scale(false), List.of(added)) : added);
    }

    static void pool(GraphConversion to, Step step, Layer.PoolKind kind) {
        OpCall call = step.call();
        Inferred in = call.operand(0);
        Window window = window(call, List.of());
        int input = to.at(call.node().inputs().get(0), image(in));
        TensorShape out = image(step.results().get(0));
        boolean whole = window.kernel().equals(spread(in.dims().subList(2, in.rank())))
                && padding(window).equals(Padding.NONE);
        boolean even = even(window.strides()) && window.dilations().stream().allMatch(dilation -> dilation == 1);
        Layer layer = new Rearrangement.Move("POOL", out);
        if (whole && out.height() == 1 && out.width() == 1) {
            layer = new Layer.GlobalPool(kind);
        } else if (even) {
            layer = new Layer.Pool(
                    kind,
                    size(window.kernel(), 0),
                    size(window.kernel(), 1),
                    size(window.strides(), 0),
                    padding(window),
                    window.ceil());
        }
        to.result(step, to.add(layer, List.of(input)));
    }

    static void globalPool(GraphConversion to, Step step, Layer.PoolKind kind) {
        int input = to.at(step.call().node().inputs().get(0), image(step.call().operand(0)));
        to.result(step, to.add(new Layer.GlobalPool(kind), List.of(input)));
    }

    /**
     * A product with a stored matrix: a fully connected layer for one row, a 1 x 1 convolution for several; otherwise a
     * product of two computed ones.
     */
    static void product(GraphConversion to, Step step) {
        OpCall call = step.call();
        OnnxNode node = call.node();
        if (!call.operand(1).constant()) {
            ComputedProducts.product(to, step);
            return;
        }
        String input = node.inputs().get(0);
        Place place = to.place(input);
        List<Long> dims = step.results().get(0).dims();
        Inferred weights = call.operand(1);
        boolean gemm = node.op().equals("Gemm");
        long outputs = gemm || weights.rank() > 1 ? dims.get(dims.size() - 1) : 1;
        long summed = weights.elements() / outputs;
        long rows = call.operand(0).elements() / Math.max(1, summed);
        if (rows * summed != call.operand(0).elements() || gemm && node.integer("transA", 0) != 0 && rows > 1) {
            throw new ShapeException("a product with several matrices " + weights + ", expected one");
        }
        boolean bias = call.optional(2).isPresent();
        if (rows == 1) {
            Layer dense = new Layer.Linear(Math.toIntExact(outputs), bias, Activation.NONE);
            to.result(step, to.add(dense, List.of(place.layer())));
            return;
        }
        boolean last = place.channelsLast() && to.draft().shape(place.layer()).channels() == summed;
        int from = last ? place.layer() : to.at(input, GraphConversion.shape(summed, rows, 1));
        Conv dense = new Conv(Math.toIntExact(outputs), 1, 1, 1, Padding.NONE, 1, 1, bias, Activation.NONE);
        to.result(step, 0, new Place(to.add(dense, List.of(from)), last));
    }

    private static void weighted(Inferred weights) {
        if (!weights.constant()) {
            throw new ShapeException("weights that depend on the input, expected constants");
        }
    }

    /** The window with two axes; the rows of one that has only columns are one. */
    private static Window window(OpCall call, List<Long> kernel) {
        Window window = WindowRules.window(call, call.operand(0), kernel);
        return new Window(
                spread(window.kernel()),
                window.strides().size() == 1
                        ? Collections.nCopies(2, window.strides().get(0))
                        : window.strides(),
                window.dilations().size() == 1
                        ? Collections.nCopies(2, window.dilations().get(0))
                        : window.dilations(),
                padded(window.before()),
                padded(window.after()),
                window.ceil());
    }

    private static List<Long> spread(List<Long> sizes) {
        return sizes.size() == 1 ? List.of(1L, sizes.get(0)) : sizes;
    }

    private static List<Long> padded(List<Long> pads) {
        return pads.size() == 1 ? List.of(0L, pads.get(0)) : pads;
    }

    private static Padding padding(Window window) {
        return new Padding(
                size(window.before(), 0), size(window.after(), 0), size(window.before(), 1), size(window.after(), 1));
    }

    private static int size(List<Long> sizes, int axis) {
        return Math.toIntExact(sizes.get(axis));
    }

    private static boolean even(List<Long> both) {
        return both.get(0).equals(both.get(1));
    }

    /** Channels, rows and columns of one frame for a window. */
    static TensorShape image(Inferred tensor) {
        List<Long> dims = new ArrayList<>(tensor.dims());
        if (dims.get(0) != 1) {
            throw new ShapeException("a batch of " + dims.get(0) + ", expected one frame");
        }
        if (dims.size() == 3) {
            dims.add(2, 1L);
        }
        if (dims.size() != 4) {
            throw new ShapeException("windows over " + (dims.size() - 2) + " axes, expected one or two");
        }
        return GraphConversion.shape(dims.get(1), dims.get(2), dims.get(3));
    }
}
