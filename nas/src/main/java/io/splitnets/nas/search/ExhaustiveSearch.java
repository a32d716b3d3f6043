package io.splitnets.nas.search;

import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.Gene;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Evaluates every candidate of a small space once, the last gene changing fastest. Uses neither anchors nor random
 * numbers; ends with {@link SearchStatus#SPACE_EXHAUSTED} if the budget suffices for all.
 */
final class ExhaustiveSearch extends BatchedStrategy {
    static final String NAME = "exhaustive";

    /** Gene combinations that are looked at for at most some seconds. */
    static final int MAX_COMBINATIONS = 1_000_000;

    ExhaustiveSearch(SearchProblem problem, SearchParameters parameters) {
        super(NAME, problem, parameters);
        BigInteger combinations = problem.space().combinations();
        if (combinations.compareTo(BigInteger.valueOf(MAX_COMBINATIONS)) > 0) {
            throw new IllegalArgumentException("space '" + problem.space().name() + "' has " + combinations
                    + " gene combinations, exhaustive search takes at most " + MAX_COMBINATIONS);
        }
    }

    @Override
    List<Candidate> propose(int count) {
        CandidateSampler.Tally tally = sampler().tally();
        List<Candidate> batch = new ArrayList<>();
        Optional<Candidate> next = next();
        while (next.isPresent() && batch.size() < count) {
            Candidate candidate = next.get();
            if (problem().space().canonical(candidate).equals(candidate) && tally.admits(candidate)) {
                batch.add(candidate);
            }
            next = batch.size() < count ? after(candidate) : next;
        }
        if (batch.isEmpty() && archive().isEmpty()) {
            throw tally.infeasible();
        }
        return batch;
    }

    /** Where to go on: behind the last candidate evaluated, so that no position has to be kept in the state. */
    private Optional<Candidate> next() {
        List<Evaluation> seen = evaluations();
        if (seen.isEmpty()) {
            return Optional.of(new Candidate(
                    problem().space().genes().stream().map(gene -> 0).toList()));
        }
        return after(seen.get(seen.size() - 1).candidate());
    }

    private Optional<Candidate> after(Candidate candidate) {
        List<Gene> genes = problem().space().genes();
        List<Integer> choices = new ArrayList<>(candidate.genes());
        for (int i = choices.size() - 1; i >= 0; i--) {
            if (choices.get(i) + 1 < genes.get(i).choices().size()) {
                choices.set(i, choices.get(i) + 1);
                return Optional.of(new Candidate(choices));
            }
            choices.set(i, 0);
        }
        return Optional.empty();
    }
}
