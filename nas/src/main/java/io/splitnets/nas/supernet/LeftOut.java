package io.splitnets.nas.supernet;

/**
 * What a network goes without in one step of its training.
 *
 * @param branches residual branches
 * @param values inputs of the classifier
 */
record LeftOut(DropConnect branches, Dropout values) {
    static final LeftOut NONE = new LeftOut(DropConnect.NONE, Dropout.NONE);

    /** Draws for a network of {@code blocks} residual additions. */
    static LeftOut draw(TrainingPlan plan, int step, int blocks) {
        return new LeftOut(DropConnect.draw(plan, step, blocks), Dropout.of(plan, step));
    }

    /** The same, seen by the part of the batch that starts at object {@code start}. */
    LeftOut part(int start) {
        return new LeftOut(branches.part(start), values.part(start));
    }
}
