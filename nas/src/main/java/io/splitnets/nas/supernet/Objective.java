package io.splitnets.nas.supernet;

/**
 * What a network of a group learns: a share of a teacher's answer, the rest from the labels.
 *
 * @param soft targets of a cross entropy: labels, or labels mixed with a teacher's softmax
 * @param teacher softmax of the teacher for the alpha-divergence; unused where {@code share} is 0
 * @param share weight of the alpha-divergence beside the cross entropy
 * @param classes columns of both
 */
record Objective(float[] soft, float[] teacher, double share, int classes) {
    static Objective labels(float[] hard, int classes) {
        return new Objective(hard, hard, 0, classes);
    }

    /** What the others learn once the largest network has answered. */
    static Objective taught(Teaching teaching, float[] teacher, float[] hard, int classes, double share) {
        return switch (teaching) {
            case NONE -> labels(hard, classes);
            case KL -> labels(Losses.mixed(teacher, hard, share), classes);
            case ALPHA -> new Objective(hard, teacher, share, classes);
        };
    }

    /** Loss summed over the objects; {@code gradient} receives {@code weight} times its gradient by the logits. */
    double loss(Floats logits, double weight, Floats gradient) {
        double loss = Losses.crossEntropy(logits, soft, classes, weight * (1 - share), gradient);
        if (share == 0) {
            return loss;
        }
        double divergence = Losses.alphaDivergence(logits, teacher, classes, weight * share, gradient);
        return (1 - share) * loss + share * divergence;
    }
}
