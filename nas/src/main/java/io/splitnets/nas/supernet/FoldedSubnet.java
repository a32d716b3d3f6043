package io.splitnets.nas.supernet;

import io.splitnets.network.Fusion;
import java.util.ArrayList;
import java.util.List;

/**
 * A subnet as plain numbers, cut out of its supernet: every normalisation is folded into the convolution before it. The
 * layers give the logits that {@link SubnetEvaluator#logits} gives.
 *
 * @param choice which subnet
 * @param inputChannels of the image; pixels are in [0, 1]
 * @param layers in execution order; those before a {@link FoldedLayer.Fuse} run once for each view
 */
public record FoldedSubnet(SubnetChoice choice, int inputChannels, List<FoldedLayer> layers) {
    /** Copies the list. */
    public FoldedSubnet {
        layers = List.copyOf(layers);
    }

    static FoldedSubnet of(FoldedNet net, int inputChannels) {
        return new FoldedSubnet(net.program().choice(), inputChannels, new Reading(net).layers());
    }

    /** Number of classes. */
    public int classes() {
        return ((FoldedLayer.Linear) layers.get(layers.size() - 1)).outputs();
    }

    /** Takes the steps of a folded net as layers; a normalisation is part of the layer of its convolution. */
    private static final class Reading {
        private final FoldedNet net;
        private final List<FoldedLayer> layers = new ArrayList<>();
        private final List<Integer> layerOfStep = new ArrayList<>();

        Reading(FoldedNet net) {
            this.net = net;
        }

        List<FoldedLayer> layers() {
            for (int i = 0; i < net.program().ops().size(); i++) {
                read(net.program().ops().get(i), i);
                layerOfStep.add(layers.size() - 1);
            }
            return layers;
        }

        private void read(Op op, int i) {
            if (op instanceof Op.Pointwise conv) {
                pointwise(conv, i);
            } else if (op instanceof Op.Depthwise conv) {
                int channels = conv.in().channels();
                float[] taps = net.step(i).taps();
                layers.add(
                        convolution(conv.weight().name(), i, new Window(conv.kernel(), conv.stride(), channels), taps));
            } else if (op instanceof Op.Quantise quantise) {
                layers.add(new FoldedLayer.Quantise(
                        quantise.bits(), quantise.levels(), net.step(i).range()));
            } else if (op instanceof Op.ViewMax max) {
                layers.add(new FoldedLayer.Fuse(max.in().views(), Fusion.MAX));
            } else if (op instanceof Op.Add add) {
                layers.add(new FoldedLayer.Add(layerOfStep.get(add.shortcut())));
            } else if (op instanceof Op.BatchNorm) {
                if (isFloatingCut(i)) {
                    layers.add(new FoldedLayer.Floating());
                }
            } else {
                layers.add(plain(op));
            }
        }

        /** Steps that no normalisation is folded into, with the supernet's weights. */
        private FoldedLayer plain(Op op) {
            if (op instanceof Op.Activate activate) {
                return new FoldedLayer.Activate(activate.activation());
            }
            if (op instanceof Op.SqueezeExcite se) {
                return squeezeExcite(se);
            }
            if (op instanceof Op.ShortcutAdd add) {
                return shortcut(add);
            }
            if (op instanceof Op.Pool) {
                return new FoldedLayer.Pool();
            }
            if (op instanceof Op.Mix mix) {
                int in = mix.in().channels();
                int out = mix.out().channels();
                return new FoldedLayer.Mix(in, out, slice(mix.weight(), in, out));
            }
            return classifier((Op.Linear) op);
        }

        /** Whether step {@code i} is the normalisation of a reduce convolution that no quantiser follows. */
        private boolean isFloatingCut(int i) {
            List<Op> ops = net.program().ops();
            return ops.get(i - 1) instanceof Op.Pointwise conv
                    && conv.weight().name().matches("split\\d+\\.reduce")
                    && !(ops.get(i + 1) instanceof Op.Quantise);
        }

        private FoldedLayer squeezeExcite(Op.SqueezeExcite se) {
            int channels = se.in().channels();
            String weight = se.reduce().name();
            return new FoldedLayer.SqueezeExcite(
                    weight.substring(0, weight.lastIndexOf('.')),
                    se.in().height(),
                    channels,
                    se.hidden(),
                    slice(se.reduce(), channels, se.hidden()),
                    slice(se.reduceBias(), 1, se.hidden()),
                    slice(se.expand(), se.hidden(), channels),
                    slice(se.expandBias(), 1, channels));
        }

        private FoldedLayer shortcut(Op.ShortcutAdd add) {
            int inputs = add.entry().channels();
            int outputs = add.in().channels();
            return new FoldedLayer.ShortcutAdd(
                    "shortcut" + add.block(),
                    layerOfStep.get(add.shortcut()),
                    add.entry().height(),
                    add.stride(),
                    inputs,
                    outputs,
                    add.weight().map(weight -> slice(weight, inputs, outputs)).orElseGet(() -> new float[0]));
        }

        private float[] slice(Parameter parameter, int rows, int columns) {
            float[] values = new float[rows * columns];
            for (int row = 0; row < rows; row++) {
                net.weights().floats().get(parameter.at(row), values, row * columns, columns);
            }
            return values;
        }

        /** The first step multiplies the columns of a 3x3 window of stride 2. */
        private void pointwise(Op.Pointwise conv, int i) {
            if (conv.views() > 1) {
                layers.add(new FoldedLayer.Fuse(conv.views(), Fusion.CONCATENATE));
            }
            int size = conv.views() * conv.in().channels() * conv.out().channels();
            Window window = i == 0 ? new Window(Supernet.STEM_KERNEL, 2, 1) : new Window(1, 1, 1);
            layers.add(convolution(
                    conv.weight().name(), i, window, arena(net.step(i).matrix(), size)));
        }

        private record Window(int kernel, int stride, int groups) {}

        private FoldedLayer convolution(String name, int i, Window window, float[] weights) {
            Op.BatchNorm after = (Op.BatchNorm) net.program().ops().get(i + 1);
            int outputs = after.in().channels();
            int inputs = weights.length * window.groups() / (outputs * window.kernel() * window.kernel());
            return new FoldedLayer.Convolution(
                    name,
                    window.kernel(),
                    window.stride(),
                    window.groups(),
                    inputs,
                    outputs,
                    weights,
                    net.step(i + 1).shift(),
                    after.relu6());
        }

        private FoldedLayer classifier(Op.Linear linear) {
            int in = linear.in().channels();
            int out = linear.out().channels();
            float[] weights = arena(net.classifier(), in * out);
            return new FoldedLayer.Linear(in, out, weights, arena(net.classifier() + in * out, out));
        }

        private float[] arena(int start, int size) {
            float[] values = new float[size];
            net.arena().floats().get(start, values);
            return values;
        }
    }
}
