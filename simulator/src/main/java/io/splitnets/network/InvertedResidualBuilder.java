package io.splitnets.network;

import io.splitnets.network.InvertedResidualSpec.Shortcut;
import io.splitnets.network.InvertedResidualSpec.Stage;
import io.splitnets.network.Layer.Activation;
import io.splitnets.network.Layer.Conv;

/** Lays an {@link InvertedResidualSpec} out as a graph. */
final class InvertedResidualBuilder {
    private final InvertedResidualSpec spec;
    private final NetworkGraph.Builder builder;
    private int last;

    InvertedResidualBuilder(InvertedResidualSpec spec) {
        this.spec = spec;
        this.builder = NetworkGraph.builder(spec.name());
    }

    NetworkGraph build() {
        last = builder.input("image", spec.input());
        builder.block("stem");
        add("stem.conv", Conv.square(spec.stemWidth(), 3, 2, 1, spec.activation()));
        for (Stage stage : spec.stages()) {
            builder.block(stage.name());
            for (int i = 1; i <= stage.depth(); i++) {
                block(stage.name() + "." + i, stage, i == 1 ? stage.stride() : 1);
            }
        }
        head();
        return builder.build();
    }

    private void block(String name, Stage stage, int stride) {
        int start = last;
        TensorShape in = builder.shape(start);
        int hidden = InvertedResidualSpec.hidden(in.channels(), stage.expand(), spec.hiddenDivisor());
        Activation activation = stage.activation().orElse(spec.activation());
        if (stage.expand() != 1) {
            add(name + ".expand", Conv.square(hidden, 1, 1, 1, activation));
        }
        add(name + ".depthwise", Conv.square(hidden, stage.kernel(), stride, hidden, activation));
        if (stage.squeezeExcite()) {
            add(name + ".se", new Layer.SqueezeExcite(InvertedResidualSpec.makeDivisible(Math.floorDiv(hidden, 4), 8)));
        }
        add(name + ".project", Conv.square(stage.width(), 1, 1, 1, Activation.NONE));
        boolean identity = stride == 1 && in.channels() == stage.width();
        if (identity || spec.shortcut() == Shortcut.EVERY_BLOCK) {
            int projected = last;
            last = start;
            shortcut(name, stage.width(), stride);
            last = builder.add(name + ".add", new Layer.Merge(Layer.MergeKind.ADD), projected, last);
        }
    }

    private void shortcut(String name, int width, int stride) {
        TensorShape in = builder.shape(last);
        if (stride > 1) {
            // An odd size rounds up, as the depthwise convolution does.
            Layer.Padding padding = new Layer.Padding(0, in.height() % stride, 0, in.width() % stride);
            add(name + ".shortcut.pool", new Layer.Pool(Layer.PoolKind.AVERAGE, stride, stride, padding));
        }
        if (in.channels() != width) {
            add(name + ".shortcut.conv", Conv.square(width, 1, 1, 1, Activation.NONE));
        }
    }

    private void head() {
        builder.block("head");
        add("head.conv", Conv.square(spec.head().width(), 1, 1, 1, spec.activation()));
        add("head.pool", new Layer.GlobalPool(Layer.PoolKind.AVERAGE));
        if (spec.head().mixWidth() > 0) {
            add("head.mix", Conv.square(spec.head().mixWidth(), 1, 1, 1, spec.activation()));
        }
        add("head.classifier", new Layer.Linear(spec.head().classes(), true, Activation.NONE));
    }

    private void add(String name, Layer layer) {
        last = builder.add(name, layer, last);
    }
}
