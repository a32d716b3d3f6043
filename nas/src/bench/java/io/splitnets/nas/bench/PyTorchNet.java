package io.splitnets.nas.bench;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.splitnets.nas.supernet.PlainLayers;
import java.util.ArrayList;
import java.util.List;

/**
 * A subnet in PyTorch, through DJL, with Nesterov momentum as {@code torch.optim.SGD} defines it. PyTorch's functions
 * are called directly, without DJL's blocks and trainer, and gradients without DJL's collector, which walks over all
 * arrays at every step.
 */
final class PyTorchNet {
    private static final float STATISTICS_MOMENTUM = 0.1f;
    private final List<PlainLayers.Layer> layers;
    private final List<Weight> weights = new ArrayList<>();
    private final List<NDArray[]> statistics = new ArrayList<>();

    /** A leaf of the graph with its momentum; gradients exist from the first backward pass on. */
    private static final class Weight {
        private final PtNDArray value;
        private final NDArray momentum;
        private final boolean decays;
        private NDArray gradient;

        Weight(NDManager manager, float[] values, Shape shape, boolean decays) {
            value = (PtNDArray) manager.create(values, shape);
            value.setRequiresGradient(true);
            momentum = manager.zeros(shape);
            gradient = momentum;
            this.decays = decays;
        }
    }

    PyTorchNet(NDManager manager, List<PlainLayers.Layer> layers) {
        this.layers = layers;
        for (PlainLayers.Layer layer : layers) {
            if (layer instanceof PlainLayers.Convolution conv) {
                Shape shape = new Shape(conv.outputs(), conv.inputs() / conv.groups(), conv.kernel(), conv.kernel());
                weights.add(new Weight(manager, conv.weights(), shape, true));
            } else if (layer instanceof PlainLayers.Norm norm) {
                Shape shape = new Shape(norm.gamma().length);
                weights.add(new Weight(manager, norm.gamma(), shape, false));
                weights.add(new Weight(manager, norm.beta(), shape, false));
                statistics.add(new NDArray[] {manager.zeros(shape), manager.ones(shape)});
            } else if (layer instanceof PlainLayers.Linear linear) {
                weights.add(new Weight(manager, linear.weights(), new Shape(linear.classes(), linear.inputs()), true));
                weights.add(new Weight(manager, linear.bias(), new Shape(linear.classes()), false));
            }
        }
    }

    /** Logits (N, classes) of images (N, C, H, W). */
    private NDArray forward(NDArray images) {
        List<NDArray> results = new ArrayList<>();
        NDArray x = images;
        int weight = 0;
        int norms = 0;
        for (PlainLayers.Layer layer : layers) {
            if (layer instanceof PlainLayers.Convolution conv) {
                x = convolve(conv, x, weights.get(weight++).value);
            } else if (layer instanceof PlainLayers.Norm norm) {
                x = normalise(norm, x, weight, statistics.get(norms++));
                weight += 2;
            } else if (layer instanceof PlainLayers.Add add) {
                x = x.add(results.get(add.shortcut()));
            } else if (layer instanceof PlainLayers.Pool) {
                Shape shape = x.getShape();
                x = x.reshape(shape.get(0), shape.get(1), -1).mean(new int[] {2});
            } else {
                x = x.matMul(weights.get(weight).value.transpose()).add(weights.get(weight + 1).value);
            }
            results.add(x);
        }
        return x;
    }

    private static NDArray convolve(PlainLayers.Convolution conv, NDArray x, NDArray weight) {
        int pad = conv.kernel() / 2;
        return Conv2d.conv2d(
                        x,
                        weight,
                        null,
                        new Shape(conv.stride(), conv.stride()),
                        new Shape(pad, pad),
                        new Shape(1, 1),
                        conv.groups())
                .singletonOrThrow();
    }

    private NDArray normalise(PlainLayers.Norm norm, NDArray x, int weight, NDArray[] running) {
        NDArray y = BatchNorm.batchNorm(
                        x,
                        running[0],
                        running[1],
                        weights.get(weight).value,
                        weights.get(weight + 1).value,
                        1,
                        STATISTICS_MOMENTUM,
                        PlainLayers.epsilon(),
                        true)
                .singletonOrThrow();
        return norm.relu6() ? y.clip(0, 6) : y;
    }

    /** Adds the gradients of this shard of a batch of {@code batch}, and returns its part of the mean cross entropy. */
    float gradients(NDArray images, NDArray labels, int batch) {
        JniUtils.setGradMode(true);
        NDArray logits = forward(images);
        NDArray picked = logits.logSoftmax(1).mul(labels).sum();
        PtNDArray loss = (PtNDArray) picked.mul(-1f / batch);
        JniUtils.backward(loss, (PtNDArray) loss.onesLike(), false, false);
        JniUtils.setGradMode(false);
        for (Weight weight : weights) {
            weight.gradient = weight.gradient == weight.momentum ? weight.value.getGradient() : weight.gradient;
        }
        return loss.getFloat();
    }

    /** Adds the other's gradients to these, and forgets them there. */
    void add(PyTorchNet other) {
        for (int i = 0; i < weights.size(); i++) {
            weights.get(i).gradient.addi(other.weights.get(i).gradient);
            JniUtils.zeroGrad(other.weights.get(i).value);
        }
    }

    /** One step of Nesterov momentum; forgets the gradients. */
    void update(float rate, float momentum, float decay) {
        for (Weight weight : weights) {
            if (weight.decays && decay > 0) {
                try (NDArray shrunk = weight.value.mul(decay)) {
                    weight.gradient.addi(shrunk);
                }
            }
            weight.momentum.muli(momentum).addi(weight.gradient);
            try (NDArray ahead = weight.momentum.mul(momentum)) {
                weight.value.subi(ahead.addi(weight.gradient).muli(rate));
            }
            JniUtils.zeroGrad(weight.value);
        }
    }

    /** Takes over the other's weights. */
    void copy(PyTorchNet other) {
        for (int i = 0; i < weights.size(); i++) {
            other.weights.get(i).value.copyTo(weights.get(i).value);
        }
    }
}
