package io.splitnets.nas.supernet;

import io.splitnets.nas.supernet.FoldedNet.Statistics;
import java.util.List;

/**
 * Runs subnets without a backward pass: once with batch statistics, to calibrate and fold, then folded, in three buffers
 * that take turns. One instance serves one thread.
 */
final class InferencePass {
    private final Floats[] pool = {new Floats(), new Floats(), new Floats()};
    private final Floats arena = new Floats();
    private final CalibrationPass calibration = new CalibrationPass();
    private final BatchNormKernel norm = new BatchNormKernel();
    private final DepthwiseKernel depthwise = new DepthwiseKernel();
    private final ActivationKernel activation = new ActivationKernel();
    private final SqueezeExciteKernel squeeze = new SqueezeExciteKernel();
    private final ShortcutKernel shortcut = new ShortcutKernel();

    private Floats free(Floats current, Floats held, int size) {
        for (Floats candidate : pool) {
            if (candidate != current && candidate != held) {
                return candidate.need(size);
            }
        }
        throw new IllegalStateException("three buffers are always enough for one shortcut at a time");
    }

    /** Measures mean, variance and ranges, and folds them. The result lasts until the next call. */
    FoldedNet calibrate(SubnetProgram program, Supernet supernet, PartedInput input, PartedInput.Reader reader) {
        List<Statistics> statistics = calibration.measure(program, supernet, input, reader);
        return new FoldedNet(program, supernet, statistics, arena);
    }

    private void add(Op.ShortcutAdd op, Floats weights, int objects, Floats x, Floats held) {
        Floats pooled = free(x, held, op.stride() > 1 ? op.pooled().floats(objects) : 1);
        shortcut.forward(op, objects, new ShortcutKernel.Ends(held, pooled, x), weights);
    }

    /** Steps that change their input and have nothing to fold; whether {@code op} is one. */
    private boolean inPlace(Op op, Floats weights, Floats x, int objects) {
        if (op instanceof Op.Activate activate) {
            activation.forward(activate.activation(), x, x, activate.in().floats(objects));
            return true;
        }
        if (op instanceof Op.SqueezeExcite se) {
            squeeze.forward(se, objects, x, weights, x);
            return true;
        }
        return false;
    }

    /** y = x times the slice of the weights, over all views. */
    static void pointwise(Op.Pointwise op, int objects, int blocks, Floats weights, Floats x, Floats y) {
        int in = op.in().channels();
        int out = op.out().channels();
        int rows = op.out().rows(objects);
        for (int v = 0; v < op.views(); v++) {
            Gemm.Block from = new Gemm.Block(x.at((long) v * rows * in), in);
            Gemm.Block by = new Gemm.Block(
                    weights.at(op.weightOffset(v, blocks)), op.weight().columns());
            Gemm.forward(new Gemm.Size(rows, in, out), from, by, new Gemm.Block(y.at(0), out), v == 0 ? 0f : 1f);
        }
    }

    private static void simple(Op op, Floats weights, int objects, Floats x, Floats y) {
        if (op instanceof Op.ViewMax max) {
            Elementwise.viewMax(x, y, max.in().views(), max.out().floats(objects));
        } else if (op instanceof Op.Pool pool) {
            Elementwise.pool(x, y, objects, pool.in());
        } else if (op instanceof Op.Mix mix) {
            int in = mix.in().channels();
            int out = mix.out().channels();
            Gemm.Block by = new Gemm.Block(
                    weights.at(mix.weight().offset()), mix.weight().columns());
            Gemm.forward(
                    new Gemm.Size(objects, in, out), new Gemm.Block(x.at(0), in), by, new Gemm.Block(y.at(0), out), 0f);
        }
    }

    /** Something done to the result of one step. */
    interface Tap {
        /** Reads or changes the result {@code x} of step {@code i}, whose form is {@code extent}. */
        void after(int i, Floats x, Extent extent, int objects);
    }

    /** Logits of the columns of {@code objects} objects, (N, classes). */
    Floats infer(FoldedNet net, Floats columns, int objects) {
        return infer(net, columns, objects, (i, x, extent, count) -> {});
    }

    /** The same with {@code tap} behind every step. */
    Floats infer(FoldedNet net, Floats columns, int objects, Tap tap) {
        SubnetProgram program = net.program();
        Floats x = columns;
        Floats held = columns;
        for (int i = 0; i < program.ops().size(); i++) {
            Op op = program.ops().get(i);
            FoldedNet.Step step = net.step(i);
            if (op instanceof Op.BatchNorm bn) {
                norm.bias(x, bn.in().rows(objects), bn.in().channels(), step.shift(), bn.relu6());
            } else if (op instanceof Op.Quantise quantise) {
                Elementwise.quantise(x, x, quantise.in().floats(objects), step.range(), quantise.levels());
            } else if (op instanceof Op.Linear linear) {
                x = classify(linear, net, x, free(x, held, objects * program.classes()), objects);
            } else if (op instanceof Op.ShortcutAdd add) {
                add(add, net.weights(), objects, x, held);
            } else if (!inPlace(op, net.weights(), x, objects) && !(op instanceof Op.Add)) {
                Floats y = step.accumulates() ? held : free(x, held, op.out().floats(objects));
                folded(op, net, i, x, y, objects);
                x = y;
            }
            tap.after(i, x, op.out(), objects);
            held = program.isShortcut(i) ? x : held;
        }
        return x;
    }

    private void folded(Op op, FoldedNet net, int i, Floats x, Floats y, int objects) {
        FoldedNet.Step step = net.step(i);
        if (op instanceof Op.Pointwise conv) {
            int in = conv.in().channels();
            int out = conv.out().channels();
            int rows = conv.out().rows(objects);
            for (int v = 0; v < conv.views(); v++) {
                Gemm.Block from = new Gemm.Block(x.at((long) v * rows * in), in);
                Gemm.Block by = new Gemm.Block(net.arena().at(step.matrix() + (long) v * in * out), out);
                float keep = v > 0 || step.accumulates() ? 1f : 0f;
                Gemm.forward(new Gemm.Size(rows, in, out), from, by, new Gemm.Block(y.at(0), out), keep);
            }
        } else if (op instanceof Op.Depthwise conv) {
            depthwise.forward(conv, objects, x, step.taps(), y);
        } else {
            simple(op, net.weights(), objects, x, y);
        }
    }

    private static Floats classify(Op.Linear op, FoldedNet net, Floats x, Floats y, int objects) {
        int in = op.in().channels();
        int out = op.out().channels();
        for (int i = 0; i < objects * out; i++) {
            y.floats().put(i, net.arena().floats().get(net.classifier() + in * out + i % out));
        }
        Gemm.Block by = new Gemm.Block(net.arena().at(net.classifier()), out);
        Gemm.forward(
                new Gemm.Size(objects, in, out), new Gemm.Block(x.at(0), in), by, new Gemm.Block(y.at(0), out), 1f);
        return y;
    }
}
