package io.splitnets.nas.experiment;

import io.splitnets.nas.accuracy.AccuracyPredictor;
import io.splitnets.nas.oracle.BlockTable;
import io.splitnets.nas.oracle.BlockTableText;
import io.splitnets.nas.oracle.CachingOracle;
import io.splitnets.nas.oracle.LatencyOracle;
import io.splitnets.nas.oracle.SimulatorOracle;
import io.splitnets.nas.oracle.TableOracle;
import io.splitnets.nas.oracle.Tier;
import io.splitnets.nas.search.CheapConstraint;
import io.splitnets.nas.search.Checkpoint;
import io.splitnets.nas.search.Constraint;
import io.splitnets.nas.search.Evaluation;
import io.splitnets.nas.search.Objective;
import io.splitnets.nas.search.SearchLoop;
import io.splitnets.nas.search.SearchParameters;
import io.splitnets.nas.search.SearchProblem;
import io.splitnets.nas.search.SearchResult;
import io.splitnets.nas.search.SearchStrategies;
import io.splitnets.nas.search.SearchStrategy;
import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.report.Provenance;
import io.splitnets.system.SimulationResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** One search: its model of the system, its strategy, what follows it, and its outcome. */
final class SearchRun {
    private final SearchSpec spec;
    private final SplitSpace space;
    private final ExecutorService pool;
    private final ExperimentListener listener;
    private final SimulatorOracle simulator;
    private final Optional<TableOracle> table;

    SearchRun(SearchSpec spec, SplitSpace space, ExecutorService pool, ExperimentListener listener) {
        this.spec = spec;
        this.space = space;
        this.pool = pool;
        this.listener = listener;
        this.simulator = new SimulatorOracle(spec.scenario(), spec.space());
        this.table = table(spec);
    }

    /** Searches with accuracies that are made once it is known that the search can begin. */
    SearchOutcome run(StateFile state, Supplier<AccuracySource> source, boolean toy) {
        LatencyOracle costs = table.isPresent() ? table.get() : simulator;
        CandidateJudge untrained = new CandidateJudge(spec, space, costs, architecture -> {
            throw new IllegalStateException("no accuracy is known before the training");
        });
        List<CheapConstraint> cheap = cheap(untrained);
        FidelityReport fidelity = new FidelityLadder(spec, space).choose(cheap, pool, listener);
        LatencyOracle oracle = new CachingOracle(searched(fidelity.used()));
        SearchStrategy strategy = strategy(untrained, cheap, fidelity.used(), state);
        AccuracySource accuracies = source.get();
        try {
            CandidateJudge judge =
                    new CandidateJudge(spec, space, oracle, accuracies.validation(), accuracies.predictor());
            SearchResult result = search(strategy, judge, accuracies, state);
            return outcome(new Found(accuracies, judge, fidelity, result), toy);
        } finally {
            accuracies.save();
        }
    }

    /**
     * What the search asks: costs out of the file's table, or out of one that the cost model makes, which changes no
     * figure but is faster.
     */
    private static Optional<TableOracle> table(SearchSpec spec) {
        if (spec.table().isEmpty()) {
            return TableOracle.made(spec.scenario(), spec.space());
        }
        BlockTable given = spec.table().get();
        try {
            return Optional.of(TableOracle.of(spec.scenario(), spec.space(), given));
        } catch (IllegalArgumentException e) {
            throw Experiment.wrong("oracle.table", given.name(), String.valueOf(e.getMessage()));
        }
    }

    private SimulatorOracle searched(Tier tier) {
        return table.map(known -> known.at(tier))
                .orElseGet(() -> SimulatorOracle.of(tier, spec.scenario(), spec.space()));
    }

    /** The strategy where the state left it; limits that nothing can keep are noticed here, before anything is trained. */
    private SearchStrategy strategy(CandidateJudge untrained, List<CheapConstraint> cheap, Tier used, StateFile state) {
        SearchProblem problem = new SearchProblem(
                space,
                spec.objectives().stream()
                        .map(metric -> objective(metric, used))
                        .toList(),
                untrained.constraints(),
                cheap,
                References.of(spec, untrained, space));
        SearchSpec.StrategySpec wanted = spec.strategy();
        SearchParameters parameters = SearchParameters.of(
                        space, wanted.population(), wanted.evaluations(), wanted.seed())
                .withAnchors(space.corners());
        SearchStrategy strategy = create(wanted.name(), problem, parameters);
        state.restore(strategy);
        strategy.ask();
        return strategy;
    }

    private static SearchStrategy create(String name, SearchProblem problem, SearchParameters parameters) {
        try {
            return SearchStrategies.create(name, problem, parameters);
        } catch (IllegalArgumentException e) {
            throw Experiment.wrong("search.strategy", name, String.valueOf(e.getMessage()));
        }
    }

    /**
     * A figure that is predicted, told by a surrogate or given by a cheaper model is another objective: no search goes on
     * from the state of one that has it another way.
     */
    private Objective objective(Metric metric, Tier used) {
        Objective plain = metric.objective();
        String name = plain.name();
        if (metric == Metric.ACCURACY && spec.surrogate().isPresent()) {
            name = "surrogate " + name;
        } else if (metric == Metric.ACCURACY && spec.prediction().isPresent()) {
            SearchSpec.Prediction from = spec.prediction().get();
            name = "predicted " + name + " from " + from.measured() + " and " + from.heldOut() + " subnets of seed "
                    + from.seed();
        } else if (metric.latency() && !used.exact()) {
            name = name + " by " + used.text();
        }
        if (metric != Metric.ACCURACY && spec.table().isPresent()) {
            name = name + " of table " + hash(spec.table().get());
        }
        return new Objective(name, plain.direction(), plain.unit());
    }

    private SearchResult search(
            SearchStrategy strategy, CandidateJudge judge, AccuracySource accuracies, StateFile state) {
        listener.begin("searching", spec.strategy().evaluations());
        SearchResult result = SearchLoop.run(
                strategy,
                batch -> judge.evaluate(batch, pool, done -> listener.progress(strategy.evaluated() + done, "")),
                summary -> listener.progress(summary.evaluations(), "front of " + summary.frontSize()),
                Checkpoint.of(listener::interrupted, saved -> {
                    accuracies.save();
                    state.save(saved);
                    if (listener.interrupted()) {
                        throw new InterruptedSearchException(
                                "stopped after generation " + saved.generation() + "; --resume goes on");
                    }
                }));
        listener.end(result.archive().size() + " candidates, front of "
                + result.front().size());
        return result;
    }

    private List<CheapConstraint> cheap(CandidateJudge judge) {
        List<CheapConstraint> cheap = new ArrayList<>();
        for (SearchSpec.Limit limit : spec.limits()) {
            if (limit.metric() == Metric.SENSOR_MEMORY) {
                cheap.add(cheap(limit, candidate -> judge.footprint(candidate).sensorMemoryBytes()));
            } else if (limit.metric() == Metric.LINK_BYTES) {
                cheap.add(cheap(limit, candidate -> judge.footprint(candidate).linkBytes()));
            }
        }
        return cheap;
    }

    private static CheapConstraint cheap(SearchSpec.Limit limit, ToDoubleFunction<Candidate> value) {
        return new CheapConstraint(limit.metric().label(), limit.metric().unit(), limit.bound(), value);
    }

    /**
     * The end of the search itself.
     *
     * @param accuracies behind it
     * @param judge that the search asked
     * @param fidelity of the system's figures in it
     * @param result what it found
     */
    private record Found(
            AccuracySource accuracies, CandidateJudge judge, FidelityReport fidelity, SearchResult result) {}

    private SearchOutcome outcome(Found found, boolean toy) {
        SearchResult result = found.result();
        AccuracySource accuracies = found.accuracies();
        CandidateJudge judge = new CandidateJudge(spec, space, new CachingOracle(simulator), accuracies.validation());
        Refinement refinement = new Refinement(spec, simulator, judge, pool, listener);
        Refinement.Refined refined = refinement.refine(result);
        List<Judgement> baselines = new Baselines(space, judge, accuracies.afterwards()).all();
        List<Judgement> all = new ArrayList<>(refined.front());
        all.addAll(baselines);
        List<Judgement> reported = accuracies.reported(all);
        List<Judgement> front = reported.subList(0, refined.front().size());
        List<Judgement> rivals = reported.subList(refined.front().size(), reported.size());
        List<Judgement> kept = unbeaten(front, rivals);
        Optional<Judgement> pick = kept.stream()
                .max(Comparator.<Judgement, Boolean>comparing(j -> Dominance.surelyKeepsLimits(spec, j))
                        .thenComparing(j -> j.accuracy().value())
                        .thenComparing(j -> -j.value(Metric.LATENCY_P99)));
        Optional<SimulationResult> run =
                pick.map(chosen -> simulator.withSeed(refinement.freshSeed()).run(chosen.query()));
        return new SearchOutcome(
                spec,
                toy,
                kept,
                front.size() - kept.size(),
                rivals,
                pick,
                run,
                result.archive(),
                result.archive().stream()
                        .map(evaluation -> found.judge().tier(evaluation.candidate()))
                        .toList(),
                result.history(),
                Provenance.of(spec.strategy().seed(), spec.effective(), hashes(accuracies)),
                accuracies.predictor().map(known -> prediction(known, refined)),
                trust(found, refined));
    }

    private Map<String, String> hashes(AccuracySource accuracies) {
        Map<String, String> hashes = new TreeMap<>(accuracies.hashes());
        spec.table().ifPresent(given -> hashes.put("latency table", hash(given)));
        return hashes;
    }

    private String hash(BlockTable given) {
        String text = BlockTableText.of(given, spec.space().splitBits()).csv();
        return Provenance.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<Judgement> unbeaten(List<Judgement> front, List<Judgement> rivals) {
        return front.stream()
                .filter(member -> rivals.stream().noneMatch(rival -> Dominance.of(spec, rival, member)))
                .sorted(Comparator.comparingDouble((Judgement j) -> j.value(Metric.LATENCY_P99))
                        .thenComparing(Judgement::id))
                .toList();
    }

    private static SearchOutcome.Prediction prediction(AccuracyPredictor known, Refinement.Refined refined) {
        return new SearchOutcome.Prediction(known.report(), refined.fallen().size());
    }

    private Trust trust(Found found, Refinement.Refined refined) {
        return new Trust(
                Optional.of(found.fidelity()),
                refined.contenders(),
                refined.extraRuns(),
                refined.probability(),
                refined.fallen(),
                refined.front().isEmpty() ? nearest(found.judge(), found.result()) : Optional.empty());
    }

    /** The candidate that is beyond its limits by the smallest share of them. */
    private static Optional<Trust.NearMiss> nearest(CandidateJudge judge, SearchResult result) {
        List<Constraint> constraints = judge.constraints();
        return result.archive().stream()
                .min(Comparator.<Evaluation>comparingDouble(one -> one.totalViolation(constraints))
                        .thenComparing(one -> one.candidate().id()))
                .map(one -> new Trust.NearMiss(one.candidate().id(), broken(one, constraints)));
    }

    private static List<String> broken(Evaluation one, List<Constraint> constraints) {
        List<String> broken = new ArrayList<>();
        for (int i = 0; i < constraints.size(); i++) {
            Constraint constraint = constraints.get(i);
            if (one.violations().get(i) > 0) {
                broken.add(String.format(
                                Locale.ROOT,
                                "%s is %.4g %s above %.4g",
                                constraint.name(),
                                one.violations().get(i),
                                constraint.unit(),
                                constraint.limit())
                        .replace("  ", " "));
            }
        }
        return broken;
    }
}
