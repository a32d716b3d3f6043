package io.splitnets.network;

import io.splitnets.network.Layer.Activation;
import io.splitnets.network.Layer.Conv;
import io.splitnets.network.Layer.SqueezeExcite;
import java.util.Optional;

/** Builds a network layer after layer, each fed by the one before it, with shortcuts around groups of them. */
final class LayerChain {
    private final NetworkGraph.Builder builder;
    private int last;
    private int blocks;

    /** A network of square RGB images. */
    LayerChain(String name, int resolution) {
        builder = NetworkGraph.builder(name);
        last = builder.input("image", new TensorShape(3, resolution, resolution));
        builder.block("stem");
    }

    /**
     * An inverted residual block (Sandler et al., CVPR 2018), with a shortcut where stride and widths allow it.
     *
     * @param hidden channels of the depthwise convolution
     * @param kernel of the depthwise convolution
     * @param stride of the depthwise convolution
     * @param outputs channels after the linear 1x1
     * @param excite squeeze-and-excite after the depthwise convolution
     * @param activation of expand and depthwise
     * @param expands whether there is a 1x1 to the hidden channels
     */
    record Inverted(
            int hidden,
            int kernel,
            int stride,
            int outputs,
            Optional<SqueezeExcite> excite,
            Activation activation,
            boolean expands) {}

    /** Channels of the newest tensor. */
    int channels() {
        return builder.shape(last).channels();
    }

    /** The newest layer, to come back to with {@link #sum}. */
    int place() {
        return last;
    }

    /** From here on the layers belong to the next block: block1, block2 ... */
    String nextBlock() {
        String name = "block" + ++blocks;
        builder.block(name);
        return name;
    }

    LayerChain add(String name, Layer layer) {
        last = builder.add(name, layer, last);
        return this;
    }

    /** A convolution without bias and with half padding. */
    LayerChain conv(String name, int outputs, int kernel, int stride, Activation activation) {
        return add(name, Conv.square(outputs, kernel, stride, 1, activation));
    }

    LayerChain inverted(Inverted block) {
        String name = nextBlock();
        int start = last;
        boolean shortcut = block.stride() == 1 && block.outputs() == channels();
        if (block.expands()) {
            conv(name + ".expand", block.hidden(), 1, 1, block.activation());
        }
        add(
                name + ".depthwise",
                Conv.square(block.hidden(), block.kernel(), block.stride(), block.hidden(), block.activation()));
        block.excite().ifPresent(excite -> add(name + ".se", excite));
        conv(name + ".project", block.outputs(), 1, 1, Activation.NONE);
        return shortcut ? sum(name + ".add", start) : this;
    }

    /** Adds the result of the layer at {@code other}. */
    LayerChain sum(String name, int other) {
        last = builder.add(name, new Layer.Merge(Layer.MergeKind.ADD), last, other);
        return this;
    }

    /** As {@link #sum}, of the layer at {@code start} brought to the same shape by a 1x1 convolution where needed. */
    LayerChain projectedSum(String name, int start, int stride) {
        TensorShape from = builder.shape(start);
        boolean same = from.equals(builder.shape(last));
        Conv projection = Conv.square(channels(), 1, stride, 1, Activation.NONE);
        return sum(name + ".add", same ? start : builder.add(name + ".shortcut", projection, start));
    }

    /** Global average pool. */
    LayerChain pool() {
        return add("head.pool", new Layer.GlobalPool(Layer.PoolKind.AVERAGE));
    }

    /** From here on the layers belong to block head. */
    LayerChain head() {
        builder.block("head");
        return this;
    }

    NetworkGraph classify(int classes) {
        add("head.classifier", new Layer.Linear(classes, true, Activation.NONE));
        return builder.build();
    }
}
