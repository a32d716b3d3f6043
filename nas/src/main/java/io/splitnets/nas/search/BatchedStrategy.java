package io.splitnets.nas.search;

import io.splitnets.nas.search.Domination.Point;
import io.splitnets.nas.space.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What all strategies share: the archive, the batch under way, the budget, the history and the state. */
abstract class BatchedStrategy implements SearchStrategy {
    private final String name;
    private final SearchProblem problem;
    private final SearchParameters parameters;
    private final CandidateSampler sampler;
    private final List<Evaluation> evaluations = new ArrayList<>();
    private final Map<Candidate, Evaluation> archive = new HashMap<>();
    private final List<GenerationSummary> history = new ArrayList<>();
    private RandomNumbers random;
    private List<Candidate> pending = List.of();
    private SearchStatus status = SearchStatus.RUNNING;
    private GrowingFront front;

    BatchedStrategy(String name, SearchProblem problem, SearchParameters parameters) {
        this.name = name;
        this.problem = problem;
        this.parameters = parameters;
        this.sampler = new CandidateSampler(problem, parameters.tries());
        this.random = new RandomNumbers(parameters.seed());
        this.front = new GrowingFront(problem);
        parameters.anchors().forEach(problem::canonical);
    }

    /**
     * The next batch: canonical, admissible, new, at most {@code count}; empty if there is nothing left.
     *
     * @throws InfeasibleException if nothing was evaluated yet and nothing admissible is found
     */
    abstract List<Candidate> propose(int count);

    /** Learns from a batch, which is in the archive already. */
    void absorb(List<Evaluation> batch) {}

    /** What the next generation descends from. */
    List<Candidate> population() {
        return List.of();
    }

    /** Goes back to a population; all its members are in the archive. */
    void restorePopulation(List<Candidate> population) {
        if (!population.isEmpty()) {
            throw new SearchStateException("strategy '" + name + "' has no population");
        }
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final List<Candidate> ask() {
        if (status == SearchStatus.RUNNING && pending.isEmpty()) {
            pending =
                    List.copyOf(propose(Math.min(parameters.population(), parameters.evaluations() - archive.size())));
            if (pending.isEmpty()) {
                status = SearchStatus.SPACE_EXHAUSTED;
            }
        }
        return pending;
    }

    @Override
    public final void tell(List<Evaluation> batch) {
        List<Candidate> told = batch.stream().map(Evaluation::candidate).toList();
        if (pending.isEmpty() || !told.equals(pending)) {
            throw new IllegalArgumentException("told of " + told.size() + " candidates that are not the "
                    + pending.size() + " asked for, in their order");
        }
        batch.forEach(problem::check);
        pending = List.of();
        batch.forEach(this::keep);
        absorb(List.copyOf(batch));
        history.add(new GenerationSummary(history.size() + 1, archive.size(), front.size(), front.hypervolume()));
        if (archive.size() >= parameters.evaluations()) {
            status = SearchStatus.BUDGET_SPENT;
        }
    }

    @Override
    public final SearchStatus status() {
        return status;
    }

    @Override
    public final ParetoFront front() {
        return front.front();
    }

    @Override
    public final int evaluated() {
        return evaluations.size();
    }

    @Override
    public final List<GenerationSummary> history() {
        return Collections.unmodifiableList(history);
    }

    @Override
    public final SearchResult result() {
        return new SearchResult(front(), List.copyOf(evaluations), history, status);
    }

    @Override
    public final SearchState state() {
        return new SearchState(
                name, setup(), status, random.state(), List.copyOf(evaluations), population(), pending, history);
    }

    @Override
    public final void restore(SearchState state) {
        StateCheck.check(state, name, setup(), problem, parameters);
        random = new RandomNumbers(state.random());
        evaluations.clear();
        archive.clear();
        front = new GrowingFront(problem);
        state.archive().forEach(this::keep);
        history.clear();
        history.addAll(state.history());
        pending = state.pending();
        status = state.status();
        restorePopulation(state.population());
    }

    /** What is compared of evaluated candidates. */
    final List<Point> points(List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> Point.of(Objects.requireNonNull(archive.get(candidate)), problem))
                .toList();
    }

    final SearchProblem problem() {
        return problem;
    }

    final SearchParameters parameters() {
        return parameters;
    }

    final CandidateSampler sampler() {
        return sampler;
    }

    final RandomNumbers random() {
        return random;
    }

    /** In the order asked for, also when a state is restored, so that the hypervolume has the same bits. */
    private void keep(Evaluation evaluation) {
        evaluations.add(evaluation);
        archive.put(evaluation.candidate(), evaluation);
        front.add(evaluation);
    }

    /** All evaluations, in the order asked for. */
    final List<Evaluation> evaluations() {
        return Collections.unmodifiableList(evaluations);
    }

    /** All evaluations by candidate, in no order. */
    final Map<Candidate, Evaluation> archive() {
        return Collections.unmodifiableMap(archive);
    }

    /**
     * The first batch: the anchors that keep the cheap constraints, then random candidates.
     *
     * @throws InfeasibleException if nothing keeps the cheap constraints
     */
    final List<Candidate> firstBatch(int count) {
        Set<Candidate> batch = new LinkedHashSet<>();
        for (Candidate anchor : parameters.anchors()) {
            Candidate canonical = problem.canonical(anchor);
            if (batch.size() < count && sampler.admits(canonical)) {
                batch.add(canonical);
            }
        }
        return fill(batch, count);
    }

    /**
     * Adds new random candidates until the batch is full or none are found.
     *
     * @throws InfeasibleException if the batch and the archive are empty and nothing keeps the cheap constraints
     */
    final List<Candidate> fill(Set<Candidate> batch, int count) {
        return grown(batch, count, taken -> Optional.empty());
    }

    /** A batch of children; where none is found a random newcomer takes its place, as long as there are any. */
    final List<Candidate> bred(int count, Breeder breeder) {
        return grown(new LinkedHashSet<>(), count, breeder);
    }

    private List<Candidate> grown(Set<Candidate> batch, int count, Breeder breeder) {
        // Asked, not copied: the archive may be long.
        Predicate<Candidate> taken = candidate -> batch.contains(candidate) || archive.containsKey(candidate);
        while (batch.size() < count) {
            Optional<Candidate> next = breeder.child(taken).or(() -> newcomer(taken, batch.isEmpty()));
            if (next.isEmpty()) {
                break;
            }
            batch.add(next.get());
        }
        return List.copyOf(batch);
    }

    private Optional<Candidate> newcomer(Predicate<Candidate> taken, boolean emptyBatch) {
        try {
            return sampler.drawNew(random, taken);
        } catch (InfeasibleException e) {
            // With something admissible in hand, an unlucky draw means that nothing more is found, not that there is
            // none.
            if (emptyBatch && archive.isEmpty()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Makes one child. */
    @FunctionalInterface
    interface Breeder {
        /** A canonical and admissible child that is not taken, if one is found in a bounded number of tries. */
        Optional<Candidate> child(Predicate<Candidate> taken);
    }

    private List<String> setup() {
        List<String> lines = new ArrayList<>(problem.describe());
        lines.addAll(parameters.describe());
        return lines;
    }
}
