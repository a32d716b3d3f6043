package io.splitnets.nas.proof;

import io.splitnets.nas.search.SearchLoop;
import io.splitnets.nas.search.SearchParameters;
import io.splitnets.nas.search.SearchProblem;
import io.splitnets.nas.search.SearchResult;
import io.splitnets.nas.search.SearchStrategies;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Holds the strategies against the exact front of a space that is small enough to enumerate. */
public final class EnumerableProof {
    /** Which strategies, the baseline last. */
    private static final List<String> STRATEGIES = List.of("sms_emoa", "nsga2", "regularised_evolution", "random");

    private EnumerableProof() {}

    /**
     * Enumerates the space on the system, finds the exact front, and searches for it with every strategy and seed. Takes
     * about 10 CPU-seconds for {@link ProofPlan#full} where the scenario has nothing random in it.
     *
     * @param scenario the system; its own network is replaced
     */
    public static ProofOutcome run(Scenario scenario, ProofPlan plan) {
        SplitSpace space = new SplitSpace(plan.space());
        Enumeration truth = new Enumeration(space, scenario, plan.memoryBytes());
        SearchProblem problem = truth.problem();
        double exact = truth.front().hypervolume(problem.reference());
        int budget = (int) (plan.share() * truth.admissible());
        List<ProofOutcome.Strategy> strategies = new ArrayList<>();
        for (String name : STRATEGIES) {
            List<ProofOutcome.Search> searches = new ArrayList<>();
            for (int seed = 1; seed <= plan.seeds(); seed++) {
                SearchParameters parameters = SearchParameters.of(space, plan.population(), budget, seed)
                        .withAnchors(space.corners());
                SearchResult result = SearchLoop.run(
                        SearchStrategies.create(name, problem, parameters), truth::evaluate, s -> {}, s -> {});
                searches.add(search(result, exact, problem.reference()));
            }
            strategies.add(new ProofOutcome.Strategy(name, searches));
        }
        return new ProofOutcome(
                scenario.name(),
                plan,
                truth.candidates(),
                truth.admissible(),
                truth.proven(),
                truth.front().size(),
                budget,
                strategies);
    }

    private static ProofOutcome.Search search(SearchResult result, double exact, List<Double> reference) {
        List<Double> shares = result.history().stream()
                .map(summary -> summary.hypervolume() / exact)
                .toList();
        List<Integer> evaluations =
                result.history().stream().map(summary -> summary.evaluations()).toList();
        return new ProofOutcome.Search(result.front().hypervolume(reference) / exact, evaluations, shares);
    }
}
