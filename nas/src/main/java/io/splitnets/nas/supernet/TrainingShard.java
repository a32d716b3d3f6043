package io.splitnets.nas.supernet;

import io.splitnets.nas.dataset.ImageSet;
import java.util.ArrayList;
import java.util.List;

/** One part of every batch: its own activations, batch statistics and gradient vector. */
final class TrainingShard {
    private final ImageSet images;
    private final TrainingPlan plan;
    private final InputColumns input;
    private final TrainingPass pass;
    private final Floats columns = new Floats();
    private final Floats logitGradient = new Floats();
    private final Floats gradient;
    private final int parameters;
    private final List<float[]> seen = new ArrayList<>();

    TrainingShard(Supernet supernet, ImageSet images, TrainingPlan plan) {
        this.images = images;
        this.plan = plan;
        input = new InputColumns(images, plan.augment());
        pass = new TrainingPass(supernet);
        parameters = supernet.parameters();
        gradient = new Floats(parameters);
    }

    /** Gradient of the last batch, over all networks of the group. */
    Floats gradient() {
        return gradient;
    }

    /** Largest magnitudes in front of the quantisers of network {@code member} of the last group. */
    float[] seen(int member) {
        return seen.get(member);
    }

    /** Room taken off the heap, in bytes. */
    long bytes() {
        return pass.bytes() + columns.bytes() + logitGradient.bytes() + gradient.bytes();
    }

    /** Runs the group and returns each network's loss, as its part of the batch mean. */
    double[] run(List<SubnetProgram> group, BatchOrder.Batch batch, LeftOut drop) {
        NativeSelfTest.singleThreaded();
        gradient.zero(parameters);
        seen.clear();
        int objects = batch.objects().length;
        int classes = group.get(0).classes();
        float[] hard = targets(batch, classes);
        Objective objective = Objective.labels(hard, classes);
        double[] losses = new double[group.size()];
        double weight = 1.0 / (plan.batch() * group.size());
        for (int m = 0; m < group.size(); m++) {
            SubnetProgram program = group.get(m);
            fill(program.choice(), batch);
            Floats logits = pass.forward(program, columns, objects, m == 0 ? drop : LeftOut.NONE);
            losses[m] = objective.loss(logits, weight, logitGradient) / plan.batch();
            if (m == 0) {
                objective = Objective.taught(
                        plan.options().teaching(),
                        Losses.softmax(logits, objects, classes),
                        hard,
                        classes,
                        plan.distillation());
            }
            pass.backward(program, logitGradient, gradient);
            seen.add(pass.seen());
        }
        return losses;
    }

    /**
     * What each network now makes of the labels: its cross entropy, as its part of the batch mean, with batch statistics
     * as in training. Nothing is learnt from it.
     */
    double[] losses(List<SubnetProgram> networks, BatchOrder.Batch batch) {
        NativeSelfTest.singleThreaded();
        int classes = networks.get(0).classes();
        float[] hard = targets(batch, classes);
        double[] losses = new double[networks.size()];
        for (int m = 0; m < losses.length; m++) {
            fill(networks.get(m).choice(), batch);
            Floats logits = pass.forward(networks.get(m), columns, batch.objects().length);
            losses[m] = Losses.crossEntropy(logits, hard, classes, 0, logitGradient) / plan.batch();
        }
        return losses;
    }

    private float[] targets(BatchOrder.Batch batch, int classes) {
        int[] labels = new int[batch.objects().length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = images.labels()[batch.objects()[i]];
        }
        return Losses.smoothed(labels, classes, plan.labelSmoothing());
    }

    private void fill(SubnetChoice choice, BatchOrder.Batch batch) {
        input.fill(
                new InputColumns.Selection(batch.objects(), batch.moves(), choice.resolution(), choice.views()),
                columns);
    }
}
