package io.splitnets.nas.supernet;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Forward and backward pass of one subnet on one shard of a batch, with batch statistics. Weights are read, gradients
 * are added to a vector of the same layout. Keeps every activation in a buffer that is used again for the next subnet;
 * one instance serves one thread.
 */
final class TrainingPass {
    private final FloatBuffer weightValues;
    private final Floats weights;
    private final float[] ranges;
    private final List<Floats> slots = new ArrayList<>();
    private final List<Floats> values = new ArrayList<>();
    private final List<BatchNormKernel.Saved> saved = new ArrayList<>();
    private final Floats[] gradients = {new Floats(), new Floats()};
    private final Floats pending = new Floats();
    private final BatchNormKernel norm = new BatchNormKernel();
    private final DepthwiseKernel depthwise = new DepthwiseKernel();
    private final ActivationKernel activation = new ActivationKernel();
    private final SqueezeExciteKernel squeeze = new SqueezeExciteKernel();
    private final ShortcutKernel shortcut = new ShortcutKernel();
    private final float[] seen;
    private Floats input = new Floats();
    private int objects;
    private LeftOut drop = LeftOut.NONE;

    TrainingPass(Supernet supernet) {
        weights = supernet.store().weights();
        weightValues = weights.floats();
        ranges = supernet.ranges();
        seen = new float[ranges.length];
    }

    /** Largest magnitude in front of each quantiser during the last forward pass; 0 where there was none. */
    float[] seen() {
        return seen.clone();
    }

    /** Room taken off the heap by activations and their gradients, in bytes. */
    long bytes() {
        long slotBytes = slots.stream().mapToLong(Floats::bytes).sum();
        return slotBytes
                + gradients[0].bytes()
                + gradients[1].bytes()
                + pending.bytes()
                + depthwise.bytes()
                + shortcut.bytes();
    }

    private Floats value(int step) {
        return step < 0 ? input : values.get(step);
    }

    private Floats slot(int step, int size) {
        while (slots.size() <= step) {
            slots.add(new Floats());
        }
        return slots.get(step).need(size);
    }

    /** Runs the subnet on the columns of {@code count} objects and returns the logits, (N, classes). */
    Floats forward(SubnetProgram program, Floats columns, int count) {
        return forward(program, columns, count, LeftOut.NONE);
    }

    /** The same, with some residual branches and inputs of the classifier left out. */
    Floats forward(SubnetProgram program, Floats columns, int count, LeftOut dropped) {
        drop = dropped;
        input = columns;
        objects = count;
        values.clear();
        saved.clear();
        java.util.Arrays.fill(seen, 0f);
        for (int i = 0; i < program.ops().size(); i++) {
            saved.add(NOTHING);
            values.add(forward(program, i));
        }
        return value(program.ops().size() - 1);
    }

    private static final BatchNormKernel.Saved NOTHING =
            new BatchNormKernel.Saved(0, 0, false, new double[0], new double[0], new float[0]);

    private Floats forward(SubnetProgram program, int i) {
        Op op = program.ops().get(i);
        Floats x = value(i - 1);
        if (op instanceof Op.Add add) {
            drop.branches().scale(x, add.block(), add.in(), objects);
            Elementwise.add(x, value(add.shortcut()), add.in().floats(objects));
            return x;
        }
        if (op instanceof Op.ShortcutAdd add) {
            drop.branches().scale(x, add.block(), add.in(), objects);
            slot(i, add.stride() > 1 ? add.pooled().floats(objects) : 1);
            shortcut.forward(add, objects, ends(add, i, x), weights);
            return x;
        }
        Floats y = slot(i, op.out().floats(objects));
        if (op instanceof Op.Pointwise conv) {
            pointwise(conv, program.blocks(conv), x, y);
        } else if (op instanceof Op.Depthwise conv) {
            depthwise.forward(conv, objects, x, weightValues, y);
        } else if (op instanceof Op.BatchNorm bn) {
            saved.set(i, normalise(bn, x, y));
        } else if (op instanceof Op.Activate activate) {
            activation.forward(activate.activation(), x, y, activate.in().floats(objects));
        } else if (op instanceof Op.SqueezeExcite se) {
            squeeze.forward(se, objects, x, weights, y);
        } else if (op instanceof Op.Quantise quantise) {
            quantise(quantise, x, y);
        } else if (op instanceof Op.ViewMax max) {
            Elementwise.viewMax(x, y, max.in().views(), max.out().floats(objects));
        } else if (op instanceof Op.Pool pool) {
            Elementwise.pool(x, y, objects, pool.in());
        } else if (op instanceof Op.Mix mix) {
            Gemm.forward(size(mix), block(x, mix.in()), mixWeights(mix, weights), block(y, mix.out()), 0f);
        } else if (op instanceof Op.Linear linear) {
            drop.values().scale(x, objects, linear.in().channels());
            linear(linear, x, y);
        }
        return y;
    }

    private ShortcutKernel.Ends ends(Op.ShortcutAdd add, int i, Floats sum) {
        return new ShortcutKernel.Ends(value(add.shortcut()), slots.get(i), sum);
    }

    private Gemm.Size size(Op.Mix mix) {
        return new Gemm.Size(objects, mix.in().channels(), mix.out().channels());
    }

    private static Gemm.Block block(Floats values, Extent extent) {
        return new Gemm.Block(values.at(0), extent.channels());
    }

    private static Gemm.Block mixWeights(Op.Mix mix, Floats vector) {
        return new Gemm.Block(vector.at(mix.weight().offset()), mix.weight().columns());
    }

    private void pointwise(Op.Pointwise op, int blocks, Floats x, Floats y) {
        int rows = op.out().rows(objects);
        int in = op.in().channels();
        int out = op.out().channels();
        for (int v = 0; v < op.views(); v++) {
            Gemm.forward(
                    new Gemm.Size(rows, in, out),
                    new Gemm.Block(x.at((long) v * rows * in), in),
                    weightBlock(op, v, blocks, weights),
                    new Gemm.Block(y.at(0), out),
                    v == 0 ? 0f : 1f);
        }
    }

    private static Gemm.Block weightBlock(Op.Pointwise op, int view, int blocks, Floats vector) {
        return new Gemm.Block(
                vector.at(op.weightOffset(view, blocks)), op.weight().columns());
    }

    private BatchNormKernel.Saved normalise(Op.BatchNorm op, Floats x, Floats y) {
        int rows = op.in().rows(objects);
        int channels = op.in().channels();
        double[] mean = new double[channels];
        double[] inverse = new double[channels];
        norm.statistics(x, rows, channels, mean, inverse);
        float[] gamma = new float[channels];
        float[] scale = new float[channels];
        float[] shift = new float[channels];
        for (int c = 0; c < channels; c++) {
            inverse[c] = 1 / Math.sqrt(inverse[c] + BatchNormKernel.EPSILON);
            gamma[c] = weightValues.get(op.gamma().offset() + c);
            scale[c] = (float) (gamma[c] * inverse[c]);
            shift[c] = (float) (weightValues.get(op.beta().offset() + c) - mean[c] * gamma[c] * inverse[c]);
        }
        norm.affine(x, y, new BatchNormKernel.Affine(rows, channels, scale, shift, op.relu6()));
        return new BatchNormKernel.Saved(rows, channels, op.relu6(), mean, inverse, gamma);
    }

    private float range(Op.Quantise op) {
        return ranges[op.position()] > 0 ? ranges[op.position()] : seen[op.position()];
    }

    private void quantise(Op.Quantise op, Floats x, Floats y) {
        int size = op.in().floats(objects);
        seen[op.position()] = Elementwise.largest(x, size);
        Elementwise.quantise(x, y, size, range(op), op.levels());
    }

    private void linear(Op.Linear op, Floats x, Floats y) {
        int in = op.in().channels();
        int out = op.out().channels();
        for (int n = 0; n < objects; n++) {
            for (int c = 0; c < out; c++) {
                y.floats().put(n * out + c, weightValues.get(op.bias().offset() + c));
            }
        }
        Gemm.forward(
                new Gemm.Size(objects, in, out),
                new Gemm.Block(x.at(0), in),
                new Gemm.Block(weights.at(op.weight().offset()), op.weight().columns()),
                new Gemm.Block(y.at(0), out),
                1f);
    }

    /**
     * Adds the gradients of the last forward pass to {@code into}.
     *
     * @param logitGradient gradient of the loss by the logits, (N, classes); overwritten
     */
    void backward(SubnetProgram program, Floats logitGradient, Floats into) {
        Floats g = logitGradient;
        int target = -1;
        for (int i = program.ops().size() - 1; i >= 0; i--) {
            Op op = program.ops().get(i);
            int size = op.out().floats(objects);
            if (i == target) {
                Elementwise.add(g, pending, size);
                target = -1;
            }
            if (op instanceof Op.Add add) {
                Elementwise.copy(g, pending.need(size), size);
                target = add.shortcut();
                drop.branches().scale(g, add.block(), add.in(), objects);
            } else if (op instanceof Op.ShortcutAdd add) {
                shortcut.backward(add, objects, ends(add, i, g), weights, into, pending);
                target = add.shortcut();
                drop.branches().scale(g, add.block(), add.in(), objects);
            } else {
                g = backward(program, i, g, into);
            }
        }
    }

    /** Gradient of the input of step i; the first step has none and gives back its own. */
    private Floats backward(SubnetProgram program, int i, Floats g, Floats into) {
        Op op = program.ops().get(i);
        Floats x = value(i - 1);
        if (op instanceof Op.BatchNorm bn) {
            normGradient(bn, saved.get(i), new BatchNormKernel.Step(x, value(i), g), into);
            return g;
        }
        if (op instanceof Op.Quantise quantise) {
            Elementwise.quantiseGradient(x, g, quantise.in().floats(objects), range(quantise));
            return g;
        }
        if (op instanceof Op.Activate activate) {
            activation.backward(activate.activation(), x, g, activate.in().floats(objects));
            return g;
        }
        if (op instanceof Op.SqueezeExcite se) {
            squeeze.backward(se, objects, x, weights, g, into);
            return g;
        }
        Floats gx = (g == gradients[0] ? gradients[1] : gradients[0])
                .need(i == 0 ? 1 : op.in().floats(objects));
        if (op instanceof Op.Pointwise conv) {
            pointwiseGradient(conv, program.blocks(conv), x, g, gx, into);
        } else if (op instanceof Op.Depthwise conv) {
            depthwise.weightGradient(conv, objects, x, g, into.floats());
            depthwise.inputGradient(conv, objects, g, weightValues, gx);
        } else if (op instanceof Op.ViewMax max) {
            Elementwise.viewMaxGradient(
                    x, value(i), g, gx, max.in().views(), max.out().floats(objects));
        } else if (op instanceof Op.Pool pool) {
            Elementwise.poolGradient(g, gx, objects, pool.in());
        } else if (op instanceof Op.Mix mix) {
            Gemm.weightGradient(size(mix), block(x, mix.in()), block(g, mix.out()), mixWeights(mix, into));
            Gemm.inputGradient(size(mix), block(g, mix.out()), mixWeights(mix, weights), block(gx, mix.in()));
        } else if (op instanceof Op.Linear linear) {
            linearGradient(linear, x, g, gx, into);
            drop.values().scale(gx, objects, linear.in().channels());
        }
        return gx;
    }

    private void pointwiseGradient(Op.Pointwise op, int blocks, Floats x, Floats g, Floats gx, Floats into) {
        int rows = op.out().rows(objects);
        int in = op.in().channels();
        int out = op.out().channels();
        Gemm.Block gy = new Gemm.Block(g.at(0), out);
        for (int v = 0; v < op.views(); v++) {
            long start = (long) v * rows * in;
            Gemm.Block xs = new Gemm.Block(x.at(start), in);
            Gemm.weightGradient(new Gemm.Size(rows, in, out), xs, gy, weightBlock(op, v, blocks, into));
            if (x != input) {
                Gemm.Block gxs = new Gemm.Block(gx.at(start), in);
                Gemm.inputGradient(new Gemm.Size(rows, in, out), gy, weightBlock(op, v, blocks, weights), gxs);
            }
        }
    }

    private void normGradient(Op.BatchNorm op, BatchNormKernel.Saved kept, BatchNormKernel.Step step, Floats into) {
        double[] gamma = new double[kept.channels()];
        double[] beta = new double[kept.channels()];
        norm.backward(step, kept, gamma, beta);
        for (int c = 0; c < kept.channels(); c++) {
            plus(into.floats(), op.gamma().offset() + c, gamma[c]);
            plus(into.floats(), op.beta().offset() + c, beta[c]);
        }
    }

    private void linearGradient(Op.Linear op, Floats x, Floats g, Floats gx, Floats into) {
        int in = op.in().channels();
        int out = op.out().channels();
        Gemm.Block gy = new Gemm.Block(g.at(0), out);
        int stride = op.weight().columns();
        Gemm.weightGradient(
                new Gemm.Size(objects, in, out),
                new Gemm.Block(x.at(0), in),
                gy,
                new Gemm.Block(into.at(op.weight().offset()), stride));
        Gemm.inputGradient(
                new Gemm.Size(objects, in, out),
                gy,
                new Gemm.Block(weights.at(op.weight().offset()), stride),
                new Gemm.Block(gx.at(0), in));
        for (int n = 0; n < objects; n++) {
            for (int c = 0; c < out; c++) {
                plus(into.floats(), op.bias().offset() + c, g.floats().get(n * out + c));
            }
        }
    }

    private static void plus(FloatBuffer vector, int at, double value) {
        vector.put(at, (float) (vector.get(at) + value));
    }
}
