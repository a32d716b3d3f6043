package io.splitnets.nas.experiment;

import io.splitnets.nas.augmentation.Augmentation;
import io.splitnets.nas.supernet.GroupMember;
import io.splitnets.nas.supernet.SupernetStart;
import io.splitnets.nas.supernet.TrainingOptions;
import java.util.List;

/**
 * How the supernet is trained, as read from a search file.
 *
 * @param steps optimiser steps
 * @param batch images per step
 * @param learningRate peak of the schedule
 * @param warmupSteps steps of linear rise before the cosine
 * @param weightDecay on weights, not on normalisation and bias
 * @param labelSmoothing share given to the other classes
 * @param distillation weight of the largest network's answer in the loss of the others, 0 to 1
 * @param flip whether images are mirrored at random
 * @param shift pixels by which images are moved at random, at most
 * @param augment random changes of training images, in this order; beside flip and shift there are none
 * @param seed of initial weights, order of images and sampled networks
 * @param group networks of every step, the largest first
 * @param start initial weights
 * @param options ingredients beyond the standard training
 */
public record TrainingSpec(
        int steps,
        int batch,
        double learningRate,
        int warmupSteps,
        double weightDecay,
        double labelSmoothing,
        double distillation,
        boolean flip,
        int shift,
        List<Augmentation> augment,
        long seed,
        List<GroupMember> group,
        SupernetStart start,
        TrainingOptions options) {
    /** Copies the lists. */
    public TrainingSpec {
        augment = List.copyOf(augment);
        group = List.copyOf(group);
    }

    /** The same with other initial weights, order of images and sampled networks. */
    public TrainingSpec withSeed(long other) {
        return new TrainingSpec(
                steps,
                batch,
                learningRate,
                warmupSteps,
                weightDecay,
                labelSmoothing,
                distillation,
                flip,
                shift,
                augment,
                other,
                group,
                start,
                options);
    }
}
