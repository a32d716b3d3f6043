package io.splitnets.nas.supernet;

import java.util.ArrayList;
import java.util.List;

/**
 * A subnet with its batch normalisation folded into the convolutions before it, ready for inference. Steps are those of
 * the program; a folded normalisation keeps only its shift. The matrices lie in an arena that the caller owns and uses
 * again for the next subnet: thousands of evaluations must not wait for a collector to free memory off the heap.
 */
final class FoldedNet {
    private final SubnetProgram program;
    private final List<Step> steps = new ArrayList<>();
    private final Floats arena;
    private final Floats weights;
    private final int classifier;
    private int used;

    /**
     * What inference needs for one step of the program.
     *
     * @param matrix where the scaled weights of a 1x1 convolution start in the arena, one block of rows per view
     * @param taps scaled taps of a depthwise convolution; empty elsewhere
     * @param shift added after it; empty elsewhere
     * @param range of a quantiser
     * @param accumulates whether the result is added to the shortcut that is held
     */
    record Step(int matrix, float[] taps, float[] shift, float range, boolean accumulates) {}

    private static final float[] NONE = new float[0];

    FoldedNet(SubnetProgram program, Supernet supernet, List<Statistics> statistics, Floats arena) {
        this.program = program;
        this.arena =
                arena.need(program.ops().stream().mapToInt(FoldedNet::space).sum());
        weights = supernet.store().weights();
        for (int i = 0; i < program.ops().size(); i++) {
            Op op = program.ops().get(i);
            Statistics own = statistics.get(i);
            Statistics after = i + 1 < statistics.size() ? statistics.get(i + 1) : own;
            if (op instanceof Op.Pointwise conv) {
                steps.add(new Step(matrix(conv, weights, after.scale()), NONE, NONE, 0, accumulates(i)));
            } else if (op instanceof Op.Depthwise conv) {
                steps.add(new Step(0, taps(conv, weights, after.scale()), NONE, 0, false));
            } else {
                steps.add(new Step(0, NONE, own.shift(), own.range(), false));
            }
        }
        classifier = linear((Op.Linear) program.last(), weights);
    }

    /**
     * What calibration measured at one step.
     *
     * @param scale of a normalisation: gamma / sigma
     * @param shift of a normalisation: beta - mean * scale
     * @param range largest magnitude in front of a quantiser
     */
    record Statistics(float[] scale, float[] shift, float range) {
        static final Statistics NOTHING = new Statistics(NONE, NONE, 0);
    }

    private boolean accumulates(int i) {
        return i + 2 < program.ops().size() && program.ops().get(i + 2) instanceof Op.Add;
    }

    private static int space(Op op) {
        if (op instanceof Op.Pointwise conv) {
            return conv.views() * conv.in().channels() * conv.out().channels();
        }
        return op instanceof Op.Linear linear
                ? (linear.in().channels() + 1) * linear.out().channels()
                : 0;
    }

    private int matrix(Op.Pointwise op, Floats weights, float[] scale) {
        int in = op.in().channels();
        int out = op.out().channels();
        int start = used;
        for (int v = 0; v < op.views(); v++) {
            int block = op.weightOffset(v, program.blocks(op));
            for (int r = 0; r < in; r++) {
                for (int c = 0; c < out; c++) {
                    float weight = weights.floats().get(block + r * op.weight().columns() + c);
                    arena.floats().put(used++, scale[c] * weight);
                }
            }
        }
        return start;
    }

    private static float[] taps(Op.Depthwise op, Floats weights, float[] scale) {
        int k = op.kernel();
        int channels = op.in().channels();
        float[] cut = new float[k * k * channels];
        for (int t = 0; t < k * k; t++) {
            int from = DepthwiseKernel.tap(op, t / k, t % k);
            for (int c = 0; c < channels; c++) {
                cut[t * channels + c] = scale[c] * weights.floats().get(from + c);
            }
        }
        return cut;
    }

    private int linear(Op.Linear op, Floats weights) {
        int in = op.in().channels();
        int out = op.out().channels();
        int start = used;
        for (int r = 0; r < in; r++) {
            for (int c = 0; c < out; c++) {
                arena.floats().put(used++, weights.floats().get(op.weight().at(r) + c));
            }
        }
        for (int c = 0; c < out; c++) {
            arena.floats().put(used++, weights.floats().get(op.bias().offset() + c));
        }
        return start;
    }

    SubnetProgram program() {
        return program;
    }

    Step step(int i) {
        return steps.get(i);
    }

    /** The supernet's weights, for steps that nothing is folded into. */
    Floats weights() {
        return weights;
    }

    /** Holds all matrices. */
    Floats arena() {
        return arena;
    }

    /** Where the weights of the classifier start in the arena, (in, out), followed by its bias. */
    int classifier() {
        return classifier;
    }
}
