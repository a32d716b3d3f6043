package io.splitnets.nas.supernet;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Which objects a step trains on and how they are moved: a function of the seed and the step number alone. */
final class BatchOrder {
    /** Purpose of the random numbers of augmentations, beside 0 for the order and 1 for the moves. */
    private static final int AUGMENT = 0x6175;

    private final int count;
    private final TrainingPlan plan;
    private int epoch = -1;
    private int[] permutation = new int[0];

    BatchOrder(int count, TrainingPlan plan) {
        this.count = count;
        this.plan = plan;
    }

    /** Objects with their moves. */
    record Batch(int[] objects, InputColumns.Move[] moves) {
        Batch part(int from, int to) {
            return new Batch(Arrays.copyOfRange(objects, from, to), Arrays.copyOfRange(moves, from, to));
        }
    }

    /** A seed of its own for each purpose and index (finaliser of MurmurHash3, public domain constants). */
    static long mix(long seed, int purpose, int index) {
        long z = seed * 0x9E3779B97F4A7C15L + ((long) purpose << 32) + index;
        z = (z ^ (z >>> 33)) * 0xff51afd7ed558ccdL;
        z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return z ^ (z >>> 33);
    }

    Batch batch(int step) {
        int perEpoch = count / plan.batch();
        shuffle(step / perEpoch);
        int from = step % perEpoch * plan.batch();
        int[] objects = Arrays.copyOfRange(permutation, from, from + plan.batch());
        SplittableRandom random = new SplittableRandom(mix(plan.seed(), 1, step));
        InputColumns.Move[] moves = new InputColumns.Move[objects.length];
        int shifts = 2 * plan.shift() + 1;
        for (int i = 0; i < moves.length; i++) {
            boolean flip = plan.flip() && random.nextBoolean();
            moves[i] = new InputColumns.Move(
                    flip,
                    random.nextInt(shifts) - plan.shift(),
                    random.nextInt(shifts) - plan.shift(),
                    mix(mix(plan.seed(), AUGMENT, step), AUGMENT, i));
        }
        return new Batch(objects, moves);
    }

    private void shuffle(int wanted) {
        if (wanted == epoch) {
            return;
        }
        epoch = wanted;
        permutation = new int[count];
        SplittableRandom random = new SplittableRandom(mix(plan.seed(), 0, wanted));
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            permutation[i] = permutation[j];
            permutation[j] = i;
        }
    }
}
