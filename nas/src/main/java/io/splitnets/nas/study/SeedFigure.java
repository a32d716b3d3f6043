package io.splitnets.nas.study;

import io.splitnets.measure.Estimate;
import java.util.ArrayList;
import java.util.List;

/**
 * A figure of several trainings that differ in their seed alone.
 *
 * @param perSeed one value per seed, at least one, in the order of the seeds
 */
public record SeedFigure(List<Double> perSeed) {
    /** Confidence of every interval. */
    public static final double CONFIDENCE = 0.95;

    /** Copies the list. */
    public SeedFigure {
        perSeed = List.copyOf(perSeed);
        if (perSeed.isEmpty()) {
            throw new IllegalArgumentException("a figure of no training");
        }
    }

    /** The mean, with Student's interval over the seeds; without one where there is a single seed. */
    public Estimate estimate() {
        double[] values = perSeed.stream().mapToDouble(Double::doubleValue).toArray();
        return Estimate.overReplications(values, CONFIDENCE);
    }

    /** Mean over the seeds. */
    public double mean() {
        return estimate().value();
    }

    /** This minus {@code other}, seed by seed: what the seeds have in common drops out. */
    public SeedFigure minus(SeedFigure other) {
        if (other.perSeed.size() != perSeed.size()) {
            throw new IllegalArgumentException(perSeed.size() + " seeds beside " + other.perSeed.size());
        }
        List<Double> differences = new ArrayList<>();
        for (int s = 0; s < perSeed.size(); s++) {
            differences.add(perSeed.get(s) - other.perSeed.get(s));
        }
        return new SeedFigure(differences);
    }
}
