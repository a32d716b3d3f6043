package io.splitnets.nas.supernet;

import java.util.SplittableRandom;

/**
 * Which inputs of the largest network's classifier are left out in one step (Srivastava et al., JMLR 15, 2014): each value
 * becomes 0 with the plan's chance and is divided by the chance to stay otherwise. The draw belongs to seed, step and
 * place in the batch.
 */
final class Dropout {
    static final Dropout NONE = new Dropout(0, 0, 0);
    private static final int PURPOSE = 5;
    private final double share;
    private final long step;
    private final int from;

    private Dropout(double share, long step, int from) {
        this.share = share;
        this.step = step;
        this.from = from;
    }

    /** The draw of a step. */
    static Dropout of(TrainingPlan plan, int step) {
        return new Dropout(plan.options().dropout(), BatchOrder.mix(plan.seed(), PURPOSE, step), 0);
    }

    /** The same draw, seen by the part of the batch that starts at object {@code start}. */
    Dropout part(int start) {
        return new Dropout(share, step, from + start);
    }

    /** Leaves values out of (N, C), or their gradients. */
    void scale(Floats values, int objects, int channels) {
        if (share == 0) {
            return;
        }
        float kept = (float) (1 / (1 - share));
        float[] row = new float[channels];
        for (int n = 0; n < objects; n++) {
            SplittableRandom random = new SplittableRandom(BatchOrder.mix(step, PURPOSE, from + n));
            values.floats().get(n * channels, row);
            for (int c = 0; c < channels; c++) {
                row[c] *= random.nextDouble() < share ? 0f : kept;
            }
            values.floats().put(n * channels, row);
        }
    }
}
