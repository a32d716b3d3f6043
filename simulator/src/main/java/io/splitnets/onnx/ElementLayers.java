package io.splitnets.onnx;

import io.splitnets.network.Layer;
import io.splitnets.network.Layer.Activation;
import io.splitnets.network.Layer.Conv;
import io.splitnets.network.Layer.Linear;
import io.splitnets.network.Layer.MergeKind;
import io.splitnets.network.Rearrangement;
import io.splitnets.network.ShapeException;
import io.splitnets.network.TensorShape;
import io.splitnets.onnx.GraphConversion.Place;
import io.splitnets.onnx.ShapeInference.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sums, products, activations and normalisations: fused into the layer before them, or layers of their own. */
final class ElementLayers {
    private ElementLayers() {}

    static void activation(GraphConversion to, Step step, Activation activation) {
        String input = step.call().node().inputs().get(0);
        Place place = to.place(input);
        if (activation != Activation.SOFTMAX && to.uses(input) == 1) {
            Optional<Layer> fused = activated(to.draft().layer(place.layer()), activation);
            if (fused.isPresent()) {
                to.draft().replace(place.layer(), fused.get());
                to.result(step, 0, place);
                return;
            }
        }
        int layer = to.add(new Layer.Activate(activation), List.of(place.layer()));
        to.result(step, 0, new Place(layer, place.channelsLast()));
    }

    /** {@code layer} with the activation fused, where it multiplies and has none yet. */
    private static Optional<Layer> activated(Layer layer, Activation activation) {
        if (layer instanceof Conv conv && conv.activation() == Activation.NONE) {
            return Optional.of(ConstantOperand.conv(conv, conv.bias(), activation));
        }
        if (layer instanceof Linear dense && dense.activation() == Activation.NONE) {
            return Optional.of(new Linear(dense.outputs(), dense.bias(), activation));
        }
        return Optional.empty();
    }

    /** Folded into the convolution or product before it, whose weights take the factors; otherwise a scale. */
    static void batchNormalization(GraphConversion to, Step step) {
        String input = step.call().node().inputs().get(0);
        Place place = to.place(input);
        Layer before = to.draft().layer(place.layer());
        boolean foldable = before instanceof Conv conv && conv.activation() == Activation.NONE
                || before instanceof Linear dense && dense.activation() == Activation.NONE;
        if (foldable && to.uses(input) == 1) {
            to.result(step, 0, place);
        } else {
            scale(to, step, true);
        }
    }

    /** A stored factor per channel, with or without a summand. */
    static void scale(GraphConversion to, Step step, boolean shift) {
        Place place = to.place(step.call().node().inputs().get(0));
        int layer = to.add(new Layer.Scale(shift), List.of(place.layer()));
        to.result(step, 0, new Place(layer, place.channelsLast()));
    }

    static void merge(GraphConversion to, Step step, MergeKind kind) {
        List<String> names = LayerRules.moving(to, step);
        if (names.isEmpty()) {
            throw new ShapeException("expected an operand that depends on the input");
        }
        if (names.size() == 1 && ConstantOperand.fused(to, step, names.get(0))) {
            return;
        }
        if (names.size() == 2 && kind == MergeKind.MULTIPLY && swish(to, step, names)) {
            return;
        }
        List<Long> dims = step.results().get(0).dims();
        Place first = to.place(names.get(0));
        long elements = Inferred.product(dims);
        boolean last = first.channelsLast() && to.tensor(names.get(0)).elements() == elements;
        List<Integer> operands =
                names.stream().map(name -> to.place(name).layer()).toList();
        List<TensorShape> shapes = operands.stream().map(to.draft()::shape).toList();
        Layer.Merge merge = new Layer.Merge(kind);
        if (elements(merge, shapes) == elements) {
            to.result(step, 0, new Place(to.add(merge, operands), last));
            return;
        }
        TensorShape shape = GraphConversion.canonical(dims, false);
        boolean equal = names.stream().allMatch(name -> to.tensor(name).elements() == elements);
        List<Integer> views =
                equal ? names.stream().map(name -> to.at(name, shape)).toList() : operands;
        String label = step.call().node().op().toUpperCase(Locale.ROOT);
        to.result(step, to.add(equal ? merge : new Rearrangement.Move(label, shape), views));
    }

    private static long elements(Layer.Merge merge, List<TensorShape> shapes) {
        try {
            return merge.output(shapes).elements();
        } catch (ShapeException e) {
            return -1;
        }
    }

    /** x times its (hard) sigmoid is the (hard) swish of x. */
    private static boolean swish(GraphConversion to, Step step, List<String> names) {
        for (int i = 0; i < 2; i++) {
            String gate = names.get(i);
            Place gated = to.place(gate);
            Place plain = to.place(names.get(1 - i));
            NetworkDraft draft = to.draft();
            if (draft.layer(gated.layer()) instanceof Layer.Activate activate
                    && draft.inputs(gated.layer()).equals(List.of(plain.layer()))
                    && to.uses(gate) == 1
                    && swish(activate.activation()) != Activation.NONE) {
                Activation activation = swish(activate.activation());
                boolean last = gated.layer() == draft.size() - 1 && to.uses(names.get(1 - i)) == 2;
                Optional<Layer> fused = last ? activated(draft.layer(plain.layer()), activation) : Optional.empty();
                if (fused.isPresent()) {
                    draft.removeLast();
                    draft.replace(plain.layer(), fused.get());
                    to.result(step, 0, plain);
                } else {
                    draft.replace(gated.layer(), new Layer.Activate(activation));
                    to.result(step, 0, gated);
                }
                return true;
            }
        }
        return false;
    }

    private static Activation swish(Activation gate) {
        return switch (gate) {
            case SIGMOID -> Activation.SWISH;
            case HARD_SIGMOID -> Activation.HARD_SWISH;
            default -> Activation.NONE;
        };
    }
}
