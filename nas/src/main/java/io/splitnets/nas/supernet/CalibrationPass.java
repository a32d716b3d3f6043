package io.splitnets.nas.supernet;

import io.splitnets.nas.supernet.FoldedNet.Statistics;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures the batch statistics and ranges of a subnet on a set of images. Every step goes over the images part by part:
 * a part is normalised when it is next read, and its result is summed while it is still in the cache, so that the set,
 * which is much larger, is passed over once per step. One instance serves one thread.
 */
final class CalibrationPass {
    private static final int BUFFERS = 3;
    private final List<List<Floats>> buffers = new ArrayList<>();
    private final Floats settled = new Floats();
    private final BatchNormKernel norm = new BatchNormKernel();
    private final BatchNormKernel sums = new BatchNormKernel();
    private final DepthwiseKernel depthwise = new DepthwiseKernel();
    private final ActivationKernel activation = new ActivationKernel();
    private final SqueezeExciteKernel squeeze = new SqueezeExciteKernel();
    private final ShortcutKernel shortcut = new ShortcutKernel();

    CalibrationPass() {
        for (int b = 0; b < BUFFERS; b++) {
            buffers.add(new ArrayList<>());
        }
    }

    /** One calibration: where it is, and what is still to be done to the present values. */
    private final class Run {
        private static final int INPUT = -1;
        private final SubnetProgram program;
        private final Floats weights;
        private final PartedInput input;
        private final PartedInput.Reader reader;
        private final List<Statistics> measured = new ArrayList<>();
        private int current = INPUT;
        private int held = INPUT;
        private boolean normalises;
        private boolean clips;

        Run(SubnetProgram program, Floats weights, PartedInput input, PartedInput.Reader reader) {
            this.program = program;
            this.weights = weights;
            this.input = input;
            this.reader = reader;
        }

        List<Statistics> run() {
            int last = lastMeasured();
            for (int i = 0; i < program.ops().size(); i++) {
                measured.add(
                        i > last ? Statistics.NOTHING : measure(program.ops().get(i), i));
                held = program.isShortcut(i) ? current : held;
            }
            return measured;
        }

        /** Behind this step there is nothing to measure. */
        private int lastMeasured() {
            int last = program.ops().size() - 1;
            while (!(program.ops().get(last) instanceof Op.BatchNorm
                    || program.ops().get(last) instanceof Op.Quantise)) {
                last--;
            }
            return last;
        }

        private Statistics measure(Op op, int i) {
            if (op instanceof Op.BatchNorm bn) {
                normalises = true;
                clips = bn.relu6();
                return statistics(bn);
            } else if (op instanceof Op.Quantise quantise) {
                return quantise(quantise);
            }
            step(op, i, program.ops().get(i + 1) instanceof Op.BatchNorm);
            return Statistics.NOTHING;
        }

        private void step(Op op, int i, boolean summed) {
            boolean moves = op instanceof Op.Pointwise || op instanceof Op.Depthwise || op instanceof Op.ViewMax;
            int target = moves ? free() : current;
            if (summed) {
                sums.begin(op.out().channels());
            }
            for (int part = 0; part < input.parts(); part++) {
                int objects = input.objects(part);
                Floats x = settled(part, i, moves && current != held);
                Floats y = moves ? buffer(target, part).need(op.out().floats(objects)) : x;
                apply(op, part, x, y);
                if (summed) {
                    sums.add(y, op.out().rows(objects), op.out().channels());
                }
            }
            normalises = false;
            current = target;
        }

        private int free() {
            for (int b = 0; b < BUFFERS; b++) {
                if (b != current && b != held) {
                    return b;
                }
            }
            throw new IllegalStateException("three buffers are always enough for one shortcut at a time");
        }

        private Floats buffer(int index, int part) {
            List<Floats> parts = buffers.get(index);
            while (parts.size() <= part) {
                parts.add(new Floats());
            }
            return parts.get(part);
        }

        /**
         * The values that step {@code i} reads, normalised if that is still to be done.
         *
         * @param once whether no other step reads them: then they need not leave the cache
         */
        private Floats settled(int part, int i, boolean once) {
            if (current == INPUT) {
                return reader.columns(part);
            }
            Floats x = buffer(current, part);
            if (normalises) {
                Extent extent = program.ops().get(i).in();
                Statistics by = measured.get(i - 1);
                int rows = extent.rows(input.objects(part));
                Floats to = once ? settled.need(rows * extent.channels()) : x;
                norm.affine(x, to, new BatchNormKernel.Affine(rows, extent.channels(), by.scale(), by.shift(), clips));
                return to;
            }
            return x;
        }

        private void apply(Op op, int part, Floats x, Floats y) {
            int objects = input.objects(part);
            if (op instanceof Op.Pointwise conv) {
                InferencePass.pointwise(conv, objects, program.blocks(conv), weights, x, y);
            } else if (op instanceof Op.Depthwise conv) {
                depthwise.forward(conv, objects, x, weights.floats(), y);
            } else if (op instanceof Op.Add) {
                Elementwise.add(x, buffer(held, part), op.out().floats(objects));
            } else if (op instanceof Op.ShortcutAdd add) {
                Floats pooled = settled.need(add.stride() > 1 ? add.pooled().floats(objects) : 1);
                shortcut.forward(add, objects, new ShortcutKernel.Ends(buffer(held, part), pooled, x), weights);
            } else if (op instanceof Op.ViewMax max) {
                Elementwise.viewMax(x, y, max.in().views(), max.out().floats(objects));
            } else if (op instanceof Op.Activate activate) {
                activation.forward(activate.activation(), x, x, activate.in().floats(objects));
            } else if (op instanceof Op.SqueezeExcite se) {
                squeeze.forward(se, objects, x, weights, x);
            } else {
                throw new IllegalStateException("no calibration of " + op);
            }
        }

        private Statistics quantise(Op.Quantise op) {
            int i = measured.size();
            float range = 0;
            for (int part = 0; part < input.parts(); part++) {
                range = Math.max(
                        range,
                        Elementwise.largest(settled(part, i, false), op.in().floats(input.objects(part))));
            }
            normalises = false;
            for (int part = 0; part < input.parts(); part++) {
                Floats x = buffer(current, part);
                Elementwise.quantise(x, x, op.in().floats(input.objects(part)), range, op.levels());
            }
            return new Statistics(new float[0], new float[0], range);
        }

        private Statistics statistics(Op.BatchNorm op) {
            int channels = op.in().channels();
            double[] mean = new double[channels];
            double[] variance = new double[channels];
            int rows = 0;
            for (int part = 0; part < input.parts(); part++) {
                rows = Math.addExact(rows, op.in().rows(input.objects(part)));
            }
            sums.end(rows, mean, variance);
            FloatBuffer values = weights.floats();
            float[] scale = new float[channels];
            float[] shift = new float[channels];
            for (int c = 0; c < channels; c++) {
                double factor = values.get(op.gamma().offset() + c) / Math.sqrt(variance[c] + BatchNormKernel.EPSILON);
                scale[c] = (float) factor;
                shift[c] = (float) (values.get(op.beta().offset() + c) - mean[c] * factor);
            }
            return new Statistics(scale, shift, 0);
        }
    }

    /** What folding needs, one entry for each step of the program. */
    List<Statistics> measure(SubnetProgram program, Supernet supernet, PartedInput input, PartedInput.Reader reader) {
        return new Run(program, supernet.store().weights(), input, reader).run();
    }
}
