package io.splitnets.nas.supernet;

import java.util.SplittableRandom;

/**
 * Which residual branches of the largest network are left out in one step: a factor per block and object of the batch,
 * 0 or 1 / (chance to stay), so that the mean of a branch does not change.
 */
final class DropConnect {
    static final DropConnect NONE = new DropConnect(new float[0][], 0);
    private final float[][] factors;
    private final int from;

    DropConnect(float[][] factors, int from) {
        this.factors = factors;
        this.from = from;
    }

    /** Draws the factors of a step for {@code blocks} residual additions. */
    static DropConnect draw(TrainingPlan plan, int step, int blocks) {
        double most = plan.options().dropConnect();
        if (most == 0) {
            return NONE;
        }
        SplittableRandom random = new SplittableRandom(BatchOrder.mix(plan.seed(), 3, step));
        float[][] factors = new float[blocks][plan.batch()];
        for (int b = 0; b < blocks; b++) {
            double drop = most * b / blocks;
            for (int i = 0; i < plan.batch(); i++) {
                factors[b][i] = random.nextDouble() < drop ? 0f : (float) (1 / (1 - drop));
            }
        }
        return new DropConnect(factors, 0);
    }

    /** The same draw, seen by the part of the batch that starts at object {@code start}. */
    DropConnect part(int start) {
        return new DropConnect(factors, from + start);
    }

    /** Multiplies every object of a branch, (views, N, pixels, C), by its factor. */
    void scale(Floats branch, int block, Extent extent, int objects) {
        if (block >= factors.length) {
            return;
        }
        int size = extent.pixels() * extent.channels();
        for (int v = 0; v < extent.views(); v++) {
            for (int n = 0; n < objects; n++) {
                Elementwise.scale(branch, (v * objects + n) * size, size, factors[block][from + n]);
            }
        }
    }
}
