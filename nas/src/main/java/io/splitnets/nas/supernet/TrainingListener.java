package io.splitnets.nas.supernet;

/** Hears about training and may stop it; called between steps on the thread that runs the trainer. */
@FunctionalInterface
public interface TrainingListener {
    /**
     * A step is done.
     *
     * @param step steps done so far, from 1
     * @param largestLoss mean cross entropy of the largest network on the step's batch
     * @param groupLoss mean over all networks of the group
     * @return false to stop after this step; a later run continues as if nothing had happened
     */
    boolean onStep(int step, double largestLoss, double groupLoss);
}
