package io.splitnets.nas.experiment;

import io.splitnets.nas.accuracy.SurrogateSpec;
import io.splitnets.nas.dataset.DatasetRequest;
import io.splitnets.nas.oracle.BlockTable;
import io.splitnets.nas.oracle.Tier;
import io.splitnets.nas.search.Direction;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A search as read from its file: complete and checked.
 *
 * @param name short name
 * @param scenario the system that every candidate is simulated on; its own network is left out of the search
 * @param space what may be searched
 * @param learning how the supernet is trained and measured; empty where a surrogate tells accuracies
 * @param surrogate what tells accuracies without training; empty where a supernet is trained
 * @param table latencies of blocks that the search asks in place of the cost model; empty for the model's own
 * @param objectives what is optimised, at least one
 * @param limits what is bounded
 * @param strategy how candidates are proposed
 * @param effective the file as read, defaults filled in
 */
public record SearchSpec(
        String name,
        Scenario scenario,
        NetworkSpaceSpec space,
        Optional<LearningSpec> learning,
        Optional<SurrogateSpec> surrogate,
        Optional<BlockTable> table,
        List<Metric> objectives,
        List<Limit> limits,
        StrategySpec strategy,
        String effective) {
    /** Copies the lists. */
    public SearchSpec {
        objectives = List.copyOf(objectives);
        limits = List.copyOf(limits);
        if (learning.isPresent() == surrogate.isPresent()) {
            throw new IllegalArgumentException(name + ": accuracy comes from a supernet or from a surrogate");
        }
    }

    /** Whether a supernet is trained, which {@link #dataset} and the like belong to. */
    public boolean trained() {
        return learning.isPresent();
    }

    /** Name of the data set; only of a search that trains. */
    public String dataset() {
        return learning.orElseThrow().dataset();
    }

    /** Which part of the data set, in what size; only of a search that trains. */
    public DatasetRequest request() {
        return learning.orElseThrow().request();
    }

    /** How the supernet is trained; only of a search that trains. */
    public TrainingSpec training() {
        return learning.orElseThrow().training();
    }

    /** How accuracy is measured; only of a search that trains. */
    public Measuring measuring() {
        return learning.orElseThrow().measuring();
    }

    /** How accuracies are predicted while searching; empty where each is measured, or told by a surrogate. */
    public Optional<Prediction> prediction() {
        return learning.flatMap(one -> one.measuring().prediction());
    }

    /** The same with a supernet that is trained with another seed. */
    public SearchSpec withTrainingSeed(long seed) {
        LearningSpec other = new LearningSpec(dataset(), request(), training().withSeed(seed), measuring());
        return new SearchSpec(
                name, scenario, space, Optional.of(other), surrogate, table, objectives, limits, strategy, effective);
    }

    /** The same searched with another model of the system. */
    public SearchSpec withFidelity(Tier model) {
        StrategySpec other = new StrategySpec(
                strategy.name(),
                strategy.population(),
                strategy.evaluations(),
                strategy.seed(),
                Optional.of(model),
                strategy.extraRuns());
        return new SearchSpec(name, scenario, space, learning, surrogate, table, objectives, limits, other, effective);
    }

    /** The same with one bound on a metric in the place of those that it has. */
    public SearchSpec withLimit(Limit limit) {
        List<Limit> others = new ArrayList<>(limits);
        others.removeIf(other -> other.metric() == limit.metric());
        others.add(limit);
        return new SearchSpec(
                name, scenario, space, learning, surrogate, table, objectives, others, strategy, effective);
    }

    /**
     * How accuracy is measured.
     *
     * @param calibrationImages training images on which normalisation statistics are taken
     * @param validationImages held-out images that rank candidates
     * @param prediction how accuracies are predicted while searching; empty where each is measured
     */
    public record Measuring(int calibrationImages, int validationImages, Optional<Prediction> prediction) {
        /** Without a predictor. */
        public Measuring(int calibrationImages, int validationImages) {
            this(calibrationImages, validationImages, Optional.empty());
        }
    }

    /**
     * What a predictor of accuracy is made from.
     *
     * @param measured subnets it is fitted on
     * @param heldOut subnets it is calibrated and judged on
     * @param seed of the draw of both
     */
    public record Prediction(int measured, int heldOut, long seed) {
        /** Where nothing else is said. */
        public static final Prediction STANDARD = new Prediction(300, 100, 1);
    }

    /**
     * A bound.
     *
     * @param metric what is bounded
     * @param bound in the metric's unit: the largest admissible value, or the smallest where more is better
     */
    public record Limit(Metric metric, double bound) {
        /** How far {@code value} lies beyond the bound, in the metric's unit; 0 or less keeps it. */
        public double excess(double value) {
            return metric.objective().direction() == Direction.MAXIMISE ? bound - value : value - bound;
        }

        /** Whether {@code value} keeps the bound; what is not a number does not. */
        public boolean keeps(double value) {
            return excess(value) <= 0;
        }
    }

    /**
     * How candidates are proposed.
     *
     * @param name a registered strategy
     * @param population candidates per generation
     * @param evaluations budget
     * @param seed of every random choice of the strategy
     * @param fidelity which model answers for the system while searching; empty to choose the cheapest that keeps the
     *     order
     * @param extraRuns runs of the system beyond the first, spent after the search where the ranking is unclear
     */
    public record StrategySpec(
            String name, int population, int evaluations, long seed, Optional<Tier> fidelity, int extraRuns) {}
}
