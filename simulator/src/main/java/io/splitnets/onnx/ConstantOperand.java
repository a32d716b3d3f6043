package io.splitnets.onnx;

import io.splitnets.network.Layer;
import io.splitnets.network.Layer.Activation;
import io.splitnets.network.Layer.Conv;
import io.splitnets.network.Layer.Linear;
import io.splitnets.network.TensorShape;
import io.splitnets.onnx.GraphConversion.Place;
import io.splitnets.onnx.ShapeInference.Step;
import java.util.List;
import java.util.Optional;

/** Sums and products with a stored value per channel, or one for all: folded into the layer before, or a scale. */
final class ConstantOperand {
    private ConstantOperand() {}

    /** Whether the node became part of the layer that gives {@code input}, or a scale of its own. */
    static boolean fused(GraphConversion to, Step step, String input) {
        OnnxNode node = step.call().node();
        boolean sum = node.op().equals("Add") || node.op().equals("Sub");
        boolean product = node.op().equals("Mul") || node.op().equals("Div");
        if (!sum && !product || node.inputs().size() != 2) {
            return false;
        }
        int at = node.inputs().get(0).equals(input) ? 1 : 0;
        boolean turned = at == 0 && (node.op().equals("Sub") || node.op().equals("Div"));
        Inferred constant = step.call().operand(at);
        boolean same = to.tensor(input).elements() == step.results().get(0).elements();
        if (turned || !same || !perChannel(to, input, constant)) {
            return false;
        }
        return folded(to, step, input, sum) || product && constant.elements() > 1 && scale(to, step, input);
    }

    private static boolean folded(GraphConversion to, Step step, String input, boolean sum) {
        Place place = to.place(input);
        Optional<Layer> layer = to.uses(input) == 1 ? with(to.draft().layer(place.layer()), sum) : Optional.empty();
        layer.ifPresent(folded -> {
            to.draft().replace(place.layer(), folded);
            to.result(step, 0, place);
        });
        return layer.isPresent();
    }

    /** The layer with a summand, or with other factors, where it has no activation. */
    private static Optional<Layer> with(Layer layer, boolean sum) {
        if (layer instanceof Conv conv && conv.activation() == Activation.NONE) {
            return Optional.of(conv(conv, conv.bias() || sum, Activation.NONE));
        }
        if (layer instanceof Linear dense && dense.activation() == Activation.NONE) {
            return Optional.of(new Linear(dense.outputs(), dense.bias() || sum, Activation.NONE));
        }
        return layer instanceof Layer.Scale scale
                ? Optional.of(new Layer.Scale(scale.shift() || sum))
                : Optional.empty();
    }

    private static boolean scale(GraphConversion to, Step step, String input) {
        Place place = to.place(input);
        int layer = to.add(new Layer.Scale(false), List.of(place.layer()));
        to.result(step, 0, new Place(layer, place.channelsLast()));
        return true;
    }

    /** Whether a constant has one value, or one for each channel of the layer along its axis. */
    private static boolean perChannel(GraphConversion to, String input, Inferred constant) {
        Inferred in = to.tensor(input);
        Place place = to.place(input);
        TensorShape shape = to.draft().shape(place.layer());
        if (constant.elements() == 1) {
            return true;
        }
        boolean first = in.rank() == 4 ? !place.channelsLast() : in.rank() == 3 && shape.channels() == in.dim(1);
        int axis = first ? 1 : in.rank() - 1;
        int own = axis - in.rank() + constant.rank();
        return own >= 0
                && in.dim(axis) == shape.channels()
                && constant.dim(own) == shape.channels()
                && constant.elements() == shape.channels();
    }

    /** The same convolution with another bias and activation. */
    static Conv conv(Conv conv, boolean bias, Activation activation) {
        return new Conv(
                conv.outputs(),
                conv.kernelHeight(),
                conv.kernelWidth(),
                conv.stride(),
                conv.padding(),
                conv.groups(),
                conv.dilation(),
                bias,
                activation);
    }
}
