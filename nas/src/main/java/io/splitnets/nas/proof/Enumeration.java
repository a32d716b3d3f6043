package io.splitnets.nas.proof;

import io.splitnets.nas.oracle.SimulatorOracle;
import io.splitnets.nas.oracle.SystemEstimate;
import io.splitnets.nas.oracle.SystemQuery;
import io.splitnets.nas.oracle.Tier;
import io.splitnets.nas.search.CheapConstraint;
import io.splitnets.nas.search.Constraint;
import io.splitnets.nas.search.Direction;
import io.splitnets.nas.search.Estimate;
import io.splitnets.nas.search.Evaluation;
import io.splitnets.nas.search.Objective;
import io.splitnets.nas.search.ParetoFront;
import io.splitnets.nas.search.SearchProblem;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.Gene;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Every candidate of a space on a system, judged once: the truth that searches are held against, and the evaluator that
 * answers them from memory. Objectives are the accuracy of {@link AccuracyLawModel}, the 99th percentile of the latency and
 * the link bytes; sensor memory is bounded, and so is the load.
 */
final class Enumeration {
    private static final List<Objective> OBJECTIVES = List.of(
            new Objective("accuracy", Direction.MAXIMISE, ""),
            new Objective("latency_p99", Direction.MINIMISE, "ms"),
            new Objective("link_bytes", Direction.MINIMISE, "B"));
    private static final Constraint LOAD = new Constraint("offered_load", "", 1);

    /** How far behind the worst of the front the reference point lies, as a part of the front's range. */
    private static final double BEYOND = 0.1;

    private final SplitSpace space;
    private final long memoryBytes;
    private final Map<Candidate, Evaluation> evaluations = new LinkedHashMap<>();
    private final Map<Candidate, Long> memory = new LinkedHashMap<>();
    private final int proven;
    private final ParetoFront front;

    /**
     * Judges all.
     *
     * @param memoryBytes largest admissible peak memory of a sensor
     */
    Enumeration(SplitSpace space, Scenario scenario, long memoryBytes) {
        this.space = space;
        this.memoryBytes = memoryBytes;
        SimulatorOracle oracle = new SimulatorOracle(scenario, space.spec());
        NetworkCodec codec = new NetworkCodec(space.spec());
        int batch = 0;
        for (Candidate candidate : all(space)) {
            Architecture network = space.decode(candidate);
            SystemEstimate system = oracle.estimate(new SystemQuery(network, codec.split(network)));
            memory.put(candidate, system.sensorMemoryBytes());
            batch += system.tier() == Tier.BATCH ? 1 : 0;
            evaluations.put(candidate, evaluation(candidate, AccuracyLawModel.accuracy(network), system));
        }
        this.proven = batch;
        this.front = ParetoFront.of(
                OBJECTIVES,
                evaluations.values().stream()
                        .filter(evaluation -> admissible(evaluation.candidate()))
                        .toList());
    }

    private static Evaluation evaluation(Candidate candidate, double accuracy, SystemEstimate system) {
        double latency = system.latency().map(l -> l.p99().value()).orElse(system.additiveMs());
        double excess = system.latency().isPresent() ? 0 : Math.max(1e-6, system.load() - LOAD.limit());
        return new Evaluation(
                candidate,
                List.of(Estimate.exact(accuracy), Estimate.exact(latency), Estimate.exact(system.linkBytes())),
                List.of(excess));
    }

    private static List<Candidate> all(SplitSpace space) {
        List<List<Integer>> all = new ArrayList<>(List.of(List.of()));
        for (Gene gene : space.genes()) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> prefix : all) {
                for (int choice = 0; choice < gene.choices().size(); choice++) {
                    List<Integer> genes = new ArrayList<>(prefix);
                    genes.add(choice);
                    longer.add(genes);
                }
            }
            all = longer;
        }
        return all.stream().map(Candidate::new).map(space::canonical).distinct().toList();
    }

    private boolean admissible(Candidate candidate) {
        return bytes(candidate) <= memoryBytes;
    }

    private long bytes(Candidate candidate) {
        return Objects.requireNonNull(memory.get(candidate));
    }

    /** Candidates of the space. */
    int candidates() {
        return evaluations.size();
    }

    /** Candidates that keep the bound on memory, which a search knows before it asks. */
    int admissible() {
        return (int) evaluations.keySet().stream().filter(this::admissible).count();
    }

    /** Candidates whose latency the batch tier proves; the others were simulated. */
    int proven() {
        return proven;
    }

    /** The front of the whole space. */
    ParetoFront front() {
        return front;
    }

    /** The search for that front, measured from a point a tenth of the front's range behind its worst values. */
    SearchProblem problem() {
        List<Double> reference = new ArrayList<>();
        for (int i = 0; i < OBJECTIVES.size(); i++) {
            int objective = i;
            double[] values = front.members().stream()
                    .mapToDouble(member -> member.objectives().get(objective).value())
                    .sorted()
                    .toArray();
            double range = values[values.length - 1] - values[0];
            boolean less = OBJECTIVES.get(i).direction() == Direction.MINIMISE;
            reference.add(less ? values[values.length - 1] + BEYOND * range : values[0] - BEYOND * range);
        }
        return new SearchProblem(
                space,
                OBJECTIVES,
                List.of(LOAD),
                List.of(new CheapConstraint("sensor_memory", "B", memoryBytes, this::bytes)),
                reference);
    }

    /** The evaluations of a batch, in its order. */
    List<Evaluation> evaluate(List<Candidate> batch) {
        return batch.stream()
                .map(candidate -> Objects.requireNonNull(evaluations.get(candidate)))
                .toList();
    }
}
