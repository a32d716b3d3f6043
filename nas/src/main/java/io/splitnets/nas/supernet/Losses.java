package io.splitnets.nas.supernet;

/** Cross entropies on logits, with their gradients. Stateless. */
final class Losses {
    private Losses() {}

    /** Softmax of each row, (N, classes). */
    static float[] softmax(Floats logits, int objects, int classes) {
        float[] result = new float[objects * classes];
        for (int n = 0; n < objects; n++) {
            int base = n * classes;
            double max = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < classes; c++) {
                max = Math.max(max, logits.floats().get(base + c));
            }
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                sum += StrictMath.exp(logits.floats().get(base + c) - max);
            }
            for (int c = 0; c < classes; c++) {
                result[base + c] = (float) (StrictMath.exp(logits.floats().get(base + c) - max) / sum);
            }
        }
        return result;
    }

    /** Targets that give the label 1 - smoothing and spread the rest evenly over all classes. */
    static float[] smoothed(int[] labels, int classes, double smoothing) {
        float[] targets = new float[labels.length * classes];
        for (int n = 0; n < labels.length; n++) {
            for (int c = 0; c < classes; c++) {
                double hit = labels[n] == c ? 1 - smoothing : 0;
                targets[n * classes + c] = (float) (hit + smoothing / classes);
            }
        }
        return targets;
    }

    /** {@code share * a + (1 - share) * b}. */
    static float[] mixed(float[] a, float[] b, double share) {
        float[] result = new float[a.length];
        for (int i = 0; i < a.length; i++) {
            result[i] = (float) (share * a[i] + (1 - share) * b[i]);
        }
        return result;
    }

    /**
     * Sum over the rows of the cross entropy between {@code targets} and the softmax; against a teacher's softmax this
     * is the Kullback-Leibler divergence up to a constant.
     *
     * @param gradient receives {@code weight * (softmax - target)}
     */
    static double crossEntropy(Floats logits, float[] targets, int classes, double weight, Floats gradient) {
        int objects = targets.length / classes;
        float[] probabilities = softmax(logits, objects, classes);
        gradient.need(targets.length);
        double loss = 0;
        for (int i = 0; i < targets.length; i++) {
            loss -= targets[i] * StrictMath.log(Math.max(1e-30, probabilities[i]));
            gradient.floats().put(i, (float) (weight * (probabilities[i] - targets[i])));
        }
        return loss;
    }

    /** Bound of the importance weight (p / q)^-1, as published with the adaptive divergence. */
    private static final double MOST_IMPORTANCE = 5;

    /**
     * Sum over the rows of the adaptive alpha-divergence of the teacher p from the softmax q of the logits (Wang et al.,
     * AlphaNet, ICML 2021, equations 5 to 8): per row the larger of D(alpha = 1) = sum p log(p / q), and
     * D(alpha = -1) = sum q (t - 1) / 2 with t = min(q / p, 5). The gradient takes q in the importance weights as
     * constant: with w = p for alpha = 1 and w = q (1/2 - t) for alpha = -1, it is q sum(w) - w.
     *
     * @param gradient increased by {@code weight} times the gradient by the logits
     */
    static double alphaDivergence(Floats logits, float[] teacher, int classes, double weight, Floats gradient) {
        int objects = teacher.length / classes;
        float[] answer = softmax(logits, objects, classes);
        double[] weights = new double[classes];
        double loss = 0;
        for (int base = 0; base < teacher.length; base += classes) {
            loss += rowDivergence(answer, teacher, base, weights);
            double sum = 0;
            for (double w : weights) {
                sum += w;
            }
            for (int c = 0; c < classes; c++) {
                int at = base + c;
                double g = weight * (answer[at] * sum - weights[c]);
                gradient.floats().put(at, (float) (gradient.floats().get(at) + g));
            }
        }
        return loss;
    }

    private static double rowDivergence(float[] answer, float[] teacher, int base, double[] weights) {
        double forward = 0;
        double reverse = 0;
        for (int c = 0; c < weights.length; c++) {
            double p = Math.max(1e-30, teacher[base + c]);
            double q = Math.max(1e-30, answer[base + c]);
            forward += p * StrictMath.log(p / q);
            double t = Math.min(q / p, MOST_IMPORTANCE);
            reverse += q * (t - 1) / 2;
            weights[c] = q * (0.5 - t);
        }
        if (reverse > forward) {
            return reverse;
        }
        for (int c = 0; c < weights.length; c++) {
            weights[c] = teacher[base + c];
        }
        return forward;
    }
}
