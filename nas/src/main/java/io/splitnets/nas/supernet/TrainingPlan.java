package io.splitnets.nas.supernet;

import io.splitnets.nas.augmentation.Augmentation;
import java.util.List;

/**
 * How a supernet is trained. All fields but {@code workers} shape the result.
 *
 * @param steps optimiser steps, at least 1
 * @param batch objects per step
 * @param shards equal parts of a batch that are normalised and worked on apart (the batch is a multiple); the result
 *     depends on it, so it is fixed in the plan and not taken from the machine
 * @param group networks per step; the first must be {@link GroupMember#LARGEST}
 * @param learningRate peak of the schedule
 * @param warmupSteps steps of linear warm-up; a cosine to zero follows
 * @param momentum Nesterov momentum, below 1
 * @param weightDecay on convolutions and the classifier, not on scales, shifts and biases
 * @param labelSmoothing share of the target spread over all classes
 * @param distillation share of the largest network's softmax in the targets of the others; 1 is no hard label at all
 * @param flip whether half of the images are mirrored
 * @param shift images are moved by up to this many pixels each way
 * @param augment random changes of the bytes of every image, in this order, before flip and shift
 * @param seed of the order, the moves, the group and the branches left out
 * @param workers threads; the result does not depend on it
 * @param options ingredients beyond the standard training
 */
public record TrainingPlan(
        int steps,
        int batch,
        int shards,
        List<GroupMember> group,
        double learningRate,
        int warmupSteps,
        double momentum,
        double weightDecay,
        double labelSmoothing,
        double distillation,
        boolean flip,
        int shift,
        List<Augmentation> augment,
        long seed,
        int workers,
        TrainingOptions options) {
    /** One of each kind that trains split modules or their absence. */
    public static final List<GroupMember> FULL_GROUP = List.of(
            GroupMember.LARGEST,
            GroupMember.PLAIN,
            GroupMember.SEVERAL_SPLITS,
            GroupMember.ONE_SPLIT,
            GroupMember.SMALLEST);

    /** Refuses values outside their ranges. */
    public TrainingPlan {
        group = List.copyOf(group);
        augment = List.copyOf(augment);
        if (steps < 1 || shards < 1 || workers < 1 || batch < shards || batch % shards != 0) {
            throw new IllegalArgumentException(
                    "steps, shards and workers must be at least 1 and the batch a multiple of the shards");
        }
        if (group.isEmpty() || group.get(0) != GroupMember.LARGEST) {
            throw new IllegalArgumentException("the first network of a group must be the largest");
        }
        if (!(momentum >= 0 && momentum < 1) || !(distillation >= 0 && distillation <= 1)) {
            throw new IllegalArgumentException("momentum must be in [0, 1), distillation in [0, 1]");
        }
        if (!(learningRate > 0) || !(labelSmoothing >= 0 && labelSmoothing < 1) || weightDecay < 0 || shift < 0) {
            throw new IllegalArgumentException("rates must not be negative, label smoothing must be below 1");
        }
    }

    /** A plan without further augmentation. */
    public TrainingPlan(
            int steps,
            int batch,
            int shards,
            List<GroupMember> group,
            double learningRate,
            int warmupSteps,
            double momentum,
            double weightDecay,
            double labelSmoothing,
            double distillation,
            boolean flip,
            int shift,
            long seed,
            int workers,
            TrainingOptions options) {
        this(
                steps,
                batch,
                shards,
                group,
                learningRate,
                warmupSteps,
                momentum,
                weightDecay,
                labelSmoothing,
                distillation,
                flip,
                shift,
                List.of(),
                seed,
                workers,
                options);
    }

    /** Learning rate of step {@code step}, counted from 0. */
    public double rate(int step) {
        if (step < warmupSteps) {
            return learningRate * (step + 1) / warmupSteps;
        }
        double progress = (double) (step - warmupSteps) / Math.max(1, steps - warmupSteps);
        return learningRate * 0.5 * (1 + StrictMath.cos(StrictMath.PI * progress));
    }

    /** The same plan on another number of threads; the result is the same. */
    public TrainingPlan withWorkers(int count) {
        return new TrainingPlan(
                steps,
                batch,
                shards,
                group,
                learningRate,
                warmupSteps,
                momentum,
                weightDecay,
                labelSmoothing,
                distillation,
                flip,
                shift,
                augment,
                seed,
                count,
                options);
    }

    /** What tells plans apart. Augmentations and options are named only where they are not standard, so that older hashes stay true. */
    @Override
    public String toString() {
        String text = "TrainingPlan[steps=" + steps + ", batch=" + batch + ", shards=" + shards + ", group=" + group
                + ", learningRate=" + learningRate + ", warmupSteps=" + warmupSteps + ", momentum=" + momentum
                + ", weightDecay=" + weightDecay + ", labelSmoothing=" + labelSmoothing + ", distillation="
                + distillation + ", flip=" + flip + ", shift=" + shift + ", seed=" + seed + ", workers=" + workers;
        if (!augment.isEmpty()) {
            text += ", augment=" + augment;
        }
        return options.equals(TrainingOptions.STANDARD) ? text + "]" : text + ", options=" + options + "]";
    }
}
