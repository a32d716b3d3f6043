package io.splitnets.nas.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.splitnets.nas.search.ToyProblems.Toy;
import io.splitnets.nas.space.Candidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every strategy must do. A test class for a strategy inherits these tests and names the strategy. */
abstract class SearchStrategyContract {
    private static final int POPULATION = 12;

    private static final int BUDGET = 100;

    private final Toy toy = ToyProblems.knapsack();

    abstract String name();

    /** Candidates of every generation but the first, which has as many as the population. */
    int batch(int population) {
        return population;
    }

    private SearchParameters parameters(long seed) {
        return SearchParameters.of(toy.problem().space(), POPULATION, BUDGET, seed);
    }

    private SearchStrategy fresh(long seed) {
        return SearchStrategies.create(name(), toy.problem(), parameters(seed));
    }

    private String finalText(SearchStrategy strategy) {
        SearchLoop.run(strategy, toy::evaluate, s -> {}, s -> {});
        return SearchStateText.write(strategy.state());
    }

    @Test
    void isKnownUnderItsName() {
        assertThat(SearchStrategies.names()).contains(name());
        assertThat(fresh(1).name()).isEqualTo(name());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -7, 123456789012345L})
    void sameSeedSameBytes(long seed) {
        assertThat(finalText(fresh(seed))).isEqualTo(finalText(fresh(seed)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void asksNewValidCanonicalCandidatesWithinTheBudget(long seed) {
        SearchStrategy strategy = fresh(seed);
        List<Candidate> admissible = ToyProblems.all(toy.problem());
        List<Candidate> asked = new ArrayList<>();
        for (List<Candidate> batch = strategy.ask(); !batch.isEmpty(); batch = strategy.ask()) {
            assertThat(strategy.finished()).isFalse();
            assertThat(batch).hasSizeLessThanOrEqualTo(POPULATION).isSubsetOf(admissible);
            asked.addAll(batch);
            strategy.tell(toy.evaluate(batch));
        }
        assertThat(asked).doesNotHaveDuplicates().hasSize(BUDGET);
        assertThat(strategy.status()).isEqualTo(SearchStatus.BUDGET_SPENT);
        assertThat(strategy.ask()).isEmpty();
        assertThat(strategy.result().archive().stream().map(Evaluation::candidate))
                .containsExactlyElementsOf(asked);
    }

    @Test
    void askRepeatsTheBatchUntilItIsTold() {
        SearchStrategy strategy = fresh(1);
        List<Candidate> batch = strategy.ask();
        assertThat(strategy.ask()).isEqualTo(batch);
        strategy.tell(toy.evaluate(batch));
        assertThat(strategy.ask()).isNotEmpty().doesNotContainAnyElementsOf(batch);
    }

    @Test
    void tellRefusesWhatWasNotAskedAndTakesNothingOfIt() {
        SearchStrategy strategy = fresh(1);
        assertThatThrownBy(() -> strategy.tell(List.of())).isInstanceOf(IllegalArgumentException.class);
        List<Evaluation> good = toy.evaluate(strategy.ask());
        String before = SearchStateText.write(strategy.state());
        List<Evaluation> reversed = new ArrayList<>(good);
        Collections.reverse(reversed);
        List<Evaluation> wrongShape = new ArrayList<>(good);
        wrongShape.set(3, new Evaluation(good.get(3).candidate(), List.of(Estimate.exact(1)), List.of(0.0)));
        assertThatThrownBy(() -> strategy.tell(reversed)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> strategy.tell(good.subList(0, 2))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> strategy.tell(wrongShape)).hasMessageContaining("1 objectives");
        assertThat(SearchStateText.write(strategy.state())).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void frontIsWhatNothingEvaluatedDominates(long seed) {
        SearchStrategy strategy = fresh(seed);
        finalText(strategy);
        SearchResult result = strategy.result();
        List<Evaluation> feasible =
                result.archive().stream().filter(Evaluation::feasible).toList();
        List<Objective> objectives = toy.problem().objectives();
        List<Evaluation> best = feasible.stream()
                .filter(e -> feasible.stream()
                        .noneMatch(o -> Domination.dominates(o.minimised(objectives), e.minimised(objectives))))
                .toList();
        assertThat(result.front().members()).containsExactlyInAnyOrderElementsOf(best);
        assertThat(result.front()).isEqualTo(strategy.front());
    }

    @Test
    void historyCountsEvaluationsAndNeverLosesVolume() {
        SearchStrategy strategy = fresh(5);
        List<GenerationSummary> heard = new ArrayList<>();
        SearchResult result = SearchLoop.run(strategy, toy::evaluate, heard::add, s -> {});
        int batch = batch(POPULATION);
        assertThat(heard).isEqualTo(result.history()).hasSize(1 + (BUDGET - POPULATION + batch - 1) / batch);
        for (int i = 0; i < heard.size(); i++) {
            assertThat(heard.get(i).generation()).isEqualTo(i + 1);
            assertThat(heard.get(i).evaluations()).isEqualTo(Math.min(BUDGET, POPULATION + i * batch));
            double before = i == 0 ? 0 : heard.get(i - 1).hypervolume();
            assertThat(heard.get(i).hypervolume()).isGreaterThanOrEqualTo(before);
        }
        ParetoFront front = result.front();
        GenerationSummary last = heard.get(heard.size() - 1);
        assertThat(last.frontSize()).isEqualTo(front.size());
        // Added up point by point and not at once: equal up to rounding.
        assertThat(last.hypervolume()).isCloseTo(front.hypervolume(toy.problem().reference()), withinPercentage(1e-10));
    }

    @Test
    void resumesFromEveryGenerationToTheSameBytes() {
        SearchStrategy strategy = fresh(11);
        List<String> checkpoints = new ArrayList<>();
        checkpoints.add(SearchStateText.write(strategy.state()));
        for (List<Candidate> batch = strategy.ask(); !batch.isEmpty(); batch = strategy.ask()) {
            checkpoints.add(SearchStateText.write(strategy.state()));
            strategy.tell(toy.evaluate(batch));
            checkpoints.add(SearchStateText.write(strategy.state()));
        }
        String end = SearchStateText.write(strategy.state());
        for (String checkpoint : checkpoints) {
            SearchStrategy resumed = fresh(11);
            resumed.restore(SearchStateText.read(checkpoint));
            assertThat(SearchStateText.write(resumed.state())).isEqualTo(checkpoint);
            assertThat(finalText(resumed)).isEqualTo(end);
        }
        assertThat(checkpoints).hasSizeGreaterThan(10);
    }

    /** A crash at any moment leaves the checkpoint written last: going on from it gives the same bytes from there on. */
    @Test
    void resumesFromEveryCheckpointThatALongSearchWrites() {
        SearchParameters longer = SearchParameters.of(toy.problem().space(), POPULATION, 500, 2);
        SearchStrategy whole = SearchStrategies.create(name(), toy.problem(), longer);
        List<String> written = new ArrayList<>();
        SearchLoop.run(whole, toy::evaluate, s -> {}, state -> written.add(SearchStateText.write(state)));
        assertThat(written)
                .hasSizeLessThan(whole.history().size())
                .endsWith(SearchStateText.write(whole.state()))
                .doesNotHaveDuplicates();
        // Some, to save time: a run resumed from one of them writes all later ones anew.
        for (int i = 0; i < written.size(); i += 8) {
            SearchStrategy resumed = SearchStrategies.create(name(), toy.problem(), longer);
            resumed.restore(SearchStateText.read(written.get(i)));
            List<String> after = new ArrayList<>();
            SearchLoop.run(resumed, toy::evaluate, s -> {}, state -> after.add(SearchStateText.write(state)));
            assertThat(after).isEqualTo(written.subList(i + 1, written.size()));
        }
    }

    @Test
    void restoreForgetsWhatWasDoneBefore() {
        SearchStrategy used = fresh(3);
        SearchState start = used.state();
        String end = finalText(used);
        used.restore(start);
        assertThat(used.front().members()).isEmpty();
        assertThat(finalText(used)).isEqualTo(end);
    }

    @Test
    void refusesTheStateOfAnotherSearch() {
        SearchState state = fresh(1).state();
        SearchStrategy other = fresh(2);
        assertThatThrownBy(() -> other.restore(state))
                .isInstanceOf(SearchStateException.class)
                .hasMessage("the checkpoint was made with \"seed 1\", this search has \"seed 2\"");
    }

    @Test
    void orderInWhichThreadsFinishHasNoEffect() {
        SearchStrategy serial = fresh(4);
        String expected = finalText(serial);
        SearchStrategy threaded = fresh(4);
        ExecutorService threads = Executors.newFixedThreadPool(POPULATION);
        try {
            SearchLoop.run(threaded, batch -> lastFirst(batch, threads), s -> {}, s -> {});
        } finally {
            threads.shutdownNow();
        }
        assertThat(SearchStateText.write(threaded.state())).isEqualTo(expected);
    }

    /** Evaluates on one thread per candidate; each waits for the one after it, so they finish in reverse. */
    private List<Evaluation> lastFirst(List<Candidate> batch, ExecutorService threads) {
        CountDownLatch[] done = new CountDownLatch[batch.size() + 1];
        Arrays.setAll(done, i -> new CountDownLatch(1));
        done[batch.size()].countDown();
        List<CompletableFuture<Evaluation>> futures = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            int index = i;
            futures.add(CompletableFuture.supplyAsync(
                    () -> {
                        await(done[index + 1]);
                        Evaluation evaluation = toy.formula().apply(batch.get(index));
                        done[index].countDown();
                        return evaluation;
                    },
                    threads));
        }
        return futures.stream().map(SearchStrategyContract::get).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Evaluation get(CompletableFuture<Evaluation> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void usesUpASpaceSmallerThanTheBudgetAndEnds() {
        Toy tiny = ToyProblems.tiny();
        SearchParameters parameters = SearchParameters.of(tiny.problem().space(), 4, 1000, 1);
        List<SearchState> written = new ArrayList<>();
        SearchStrategy strategy = SearchStrategies.create(name(), tiny.problem(), parameters);
        SearchResult result = SearchLoop.run(strategy, tiny::evaluate, s -> {}, written::add);
        assertThat(result.status()).isEqualTo(SearchStatus.SPACE_EXHAUSTED);
        assertThat(written.get(written.size() - 1)).isEqualTo(strategy.state());
        assertThat(result.archive().stream().map(Evaluation::candidate))
                .containsExactlyInAnyOrderElementsOf(ToyProblems.all(tiny.problem()));
    }

    @Test
    void saysWhichConstraintNobodyKeeps() {
        SearchProblem problem = toy.problem();
        CheapConstraint impossible = new CheapConstraint(
                "memory",
                "KiB",
                7.5,
                c -> 8 + c.genes().stream().mapToInt(Integer::intValue).sum());
        SearchProblem infeasible = new SearchProblem(
                problem.space(),
                problem.objectives(),
                problem.constraints(),
                List.of(problem.cheapConstraints().get(0), impossible),
                problem.reference());
        SearchStrategy strategy = SearchStrategies.create(name(), infeasible, parameters(1));
        assertThatThrownBy(strategy::ask)
                .isInstanceOf(InfeasibleException.class)
                .hasMessageContaining("break 'memory' <= 7.5 KiB");
    }
}
