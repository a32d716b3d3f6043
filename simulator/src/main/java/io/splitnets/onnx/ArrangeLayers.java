package io.splitnets.onnx;

import io.splitnets.network.Layer;
import io.splitnets.network.Layer.Padding;
import io.splitnets.network.Rearrangement;
import io.splitnets.network.TensorShape;
import io.splitnets.onnx.GraphConversion.Place;
import io.splitnets.onnx.ShapeInference.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Views, joins, cuts, pads and reductions. */
final class ArrangeLayers {
    private ArrangeLayers() {}

    /** The same elements in the same order: no layer. */
    static void alias(GraphConversion to, Step step) {
        OpCall call = step.call();
        Place place = to.place(call.node().inputs().get(0));
        boolean same = call.operand(0).dims().equals(step.results().get(0).dims());
        to.alias(step, same ? place : new Place(place.layer(), false));
    }

    /**
     * Between N, C, H, W and N, H, W, C nothing moves, as an accelerator keeps its own order of elements; neither does
     * anything where only axes of one element change places.
     */
    static void transpose(GraphConversion to, Step step) {
        OpCall call = step.call();
        List<Integer> order = ShapeOps.permutation(call);
        Place place = to.place(call.node().inputs().get(0));
        if (!place.channelsLast() && order.equals(List.of(0, 2, 3, 1))) {
            to.alias(step, new Place(place.layer(), true));
        } else if (place.channelsLast() && order.equals(List.of(0, 3, 1, 2))) {
            to.alias(step, new Place(place.layer(), false));
        } else if (kept(call.operand(0).dims(), order)) {
            to.alias(step, new Place(place.layer(), false));
        } else {
            move(to, step);
        }
    }

    private static boolean kept(List<Long> dims, List<Integer> order) {
        List<Integer> longer = order.stream().filter(axis -> dims.get(axis) > 1).toList();
        return longer.equals(longer.stream().sorted().toList());
    }

    /** Reads the operands and writes the results, each once. */
    static void move(GraphConversion to, Step step) {
        OnnxNode node = step.call().node();
        List<Integer> operands = LayerRules.moving(to, step).stream()
                .map(name -> to.place(name).layer())
                .toList();
        for (int i = 0; i < node.outputs().size(); i++) {
            if (to.uses(node.outputs().get(i)) > 0) {
                TensorShape shape =
                        GraphConversion.canonical(step.results().get(i).dims(), false);
                Layer layer = new Rearrangement.Move(step.written().op().toUpperCase(Locale.ROOT), shape);
                to.result(step, i, new Place(part(to, i, layer, operands), false));
            }
        }
    }

    /** Adds the layer of result {@code index}; later ones are numbered. */
    private static int part(GraphConversion to, int index, Layer layer, List<Integer> operands) {
        return index == 0 ? to.add(layer, operands) : to.draft().add(to.draft().free("", layer.op()), layer, operands);
    }

    /** Axis of the channels of an operand of four axes, -1 if it has not four. */
    private static int channelAxis(GraphConversion to, String name) {
        if (to.tensor(name).rank() != 4) {
            return -1;
        }
        return to.place(name).channelsLast() ? 3 : 1;
    }

    static void concat(GraphConversion to, Step step) {
        OnnxNode node = step.call().node();
        List<String> names = LayerRules.moving(to, step);
        int axis = OpCall.axis(node.integer("axis", 1), step.results().get(0).rank());
        boolean channels = names.stream().allMatch(name -> channelAxis(to, name) == axis);
        boolean single = step.results().get(0).dims().get(0) == 1;
        if (!channels || !single) {
            move(to, step);
            return;
        }
        boolean last = axis == 3;
        List<Integer> operands = names.stream()
                .map(name -> last ? to.place(name).layer() : to.at(name, shape(to, name)))
                .toList();
        TensorShape out = GraphConversion.canonical(step.results().get(0).dims(), last);
        if (names.size() == node.inputs().size()) {
            to.result(step, 0, new Place(to.add(new Layer.Concat(), operands), last));
        } else if (names.size() == 1 && node.inputs().get(0).equals(names.get(0))) {
            int more = out.channels() - to.draft().shape(operands.get(0)).channels();
            to.result(step, 0, new Place(to.add(new Rearrangement.Pad(more, Padding.NONE), operands), last));
        } else {
            to.result(step, 0, new Place(to.add(new Rearrangement.Move("CONCAT", out), operands), last));
        }
    }

    private static TensorShape shape(GraphConversion to, String name) {
        return GraphConversion.canonical(to.tensor(name).dims(), to.place(name).channelsLast());
    }

    static void split(GraphConversion to, Step step) {
        OpCall call = step.call();
        String input = call.node().inputs().get(0);
        int axis = OpCall.axis(call.node().integer("axis", 0), call.operand(0).rank());
        if (channelAxis(to, input) != axis) {
            move(to, step);
            return;
        }
        Place place = to.place(input);
        int from = to.draft().view(place.layer(), shape(to, input), false);
        int first = 0;
        for (int i = 0; i < step.results().size(); i++) {
            int size = Math.toIntExact(step.results().get(i).dim(axis));
            if (to.uses(call.node().outputs().get(i)) > 0) {
                Layer slice = new Rearrangement.Slice(first, size);
                to.result(step, i, new Place(part(to, i, slice, List.of(from)), place.channelsLast()));
            }
            first += size;
        }
    }

    static void slice(GraphConversion to, Step step) {
        OpCall call = step.call();
        String input = call.node().inputs().get(0);
        int axis = channelAxis(to, input);
        List<Long> in = call.operand(0).dims();
        List<Long> out = step.results().get(0).dims();
        boolean steps = call.integers("steps", 4).orElse(List.of()).stream().anyMatch(by -> by != 1);
        List<Long> starts = call.integers("starts", 1).orElse(List.of());
        if (in.equals(out) && !steps) {
            alias(to, step);
        } else if (axis >= 0 && !steps && starts.size() == 1 && in.get(axis) > out.get(axis)) {
            Place place = to.place(input);
            int from = to.draft().view(place.layer(), shape(to, input), false);
            long start = starts.get(0) < 0 ? Math.max(0, starts.get(0) + in.get(axis)) : starts.get(0);
            Layer slice = new Rearrangement.Slice(Math.toIntExact(start), Math.toIntExact(out.get(axis)));
            to.result(step, 0, new Place(to.add(slice, List.of(from)), place.channelsLast()));
        } else {
            move(to, step);
        }
    }

    static void pad(GraphConversion to, Step step) {
        OpCall call = step.call();
        String input = call.node().inputs().get(0);
        int channels = channelAxis(to, input);
        List<Long> pads = new ArrayList<>(call.integers("pads", 1).orElse(List.of()));
        boolean all = pads.size() == 8 && channels >= 0 && call.optional(3).isEmpty();
        if (!all || pads.get(0) != 0 || pads.get(4) != 0 || pads.get(channels) != 0 || isNegative(pads)) {
            move(to, step);
            return;
        }
        int row = channels == 3 ? 1 : 2;
        Padding padding = new Padding(at(pads, row), at(pads, row + 4), at(pads, row + 1), at(pads, row + 5));
        Place place = to.place(input);
        int from = to.draft().view(place.layer(), shape(to, input), false);
        int layer = to.add(new Rearrangement.Pad(at(pads, channels + 4), padding), List.of(from));
        to.result(step, 0, new Place(layer, place.channelsLast()));
    }

    private static boolean isNegative(List<Long> pads) {
        return pads.stream().anyMatch(pad -> pad < 0);
    }

    private static int at(List<Long> sizes, int index) {
        return Math.toIntExact(sizes.get(index));
    }

    static void resize(GraphConversion to, Step step) {
        String input = step.call().node().inputs().get(0);
        Place place = to.place(input);
        if (channelAxis(to, input) < 0) {
            move(to, step);
            return;
        }
        TensorShape out = GraphConversion.canonical(step.results().get(0).dims(), place.channelsLast());
        if (out.channels() != shape(to, input).channels()) {
            move(to, step);
            return;
        }
        int from = to.draft().view(place.layer(), shape(to, input), false);
        int layer = to.add(new Rearrangement.Resize(out.height(), out.width()), List.of(from));
        to.result(step, 0, new Place(layer, place.channelsLast()));
    }

    /** Over rows and columns a global pool; over other axes a pass. */
    static void reduce(GraphConversion to, Step step, Layer.PoolKind kind) {
        OpCall call = step.call();
        String input = call.node().inputs().get(0);
        int channels = channelAxis(to, input);
        Set<Integer> axes = ReduceRules.axes(call);
        if (channels >= 0 && call.operand(0).dim(0) == 1 && axes.equals(channels == 3 ? Set.of(1, 2) : Set.of(2, 3))) {
            int from = to.draft().view(to.place(input).layer(), shape(to, input), false);
            boolean last = channels == 3 && step.results().get(0).rank() == 4;
            to.result(step, 0, new Place(to.add(new Layer.GlobalPool(kind), List.of(from)), last));
        } else {
            move(to, step);
        }
    }
}
