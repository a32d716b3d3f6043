package io.splitnets.nas.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.nas.search.ParetoFront;
import io.splitnets.nas.search.SearchLoop;
import io.splitnets.nas.search.SearchParameters;
import io.splitnets.nas.search.SearchProblem;
import io.splitnets.nas.search.SearchResult;
import io.splitnets.nas.search.SearchStrategies;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.scenario.Scenario;
import io.splitnets.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EnumerableProofTest {
    private static final Path ROOT = Path.of("..");

    private static Scenario tracking() {
        return ScenarioReader.read(ROOT.resolve("scenarios/quad-tracking.yaml"));
    }

    private static double mean(ProofOutcome outcome, String strategy) {
        return outcome.strategies().stream()
                .filter(candidate -> candidate.name().equals(strategy))
                .findFirst()
                .orElseThrow()
                .mean(ProofOutcome.Search::share)
                .value();
    }

    @Test
    void theShortForm() {
        ProofOutcome outcome = EnumerableProof.run(tracking(), ProofPlan.quick());
        assertThat(outcome.candidates()).isEqualTo(1536);
        assertThat(outcome.proven()).isEqualTo(1536);
        assertThat(outcome.admissible()).isBetween(1000, 1400);
        assertThat(outcome.evaluations()).isEqualTo(outcome.admissible() / 5);
        assertThat(outcome.strategies()).allSatisfy(strategy -> {
            assertThat(strategy.searches()).hasSize(5).allSatisfy(search -> {
                assertThat(search.share()).isBetween(0.9, 1 + 1e-12);
                assertThat(search.shareAfter(outcome.evaluations())).isCloseTo(search.share(), within(1e-12));
                assertThat(search.shareAfter(0)).isZero();
            });
            assertThat(strategy.worst()).isLessThanOrEqualTo(mean(outcome, strategy.name()));
        });
        assertThat(mean(outcome, "sms_emoa")).isGreaterThan(mean(outcome, "random") + 0.02);
        assertThat(mean(outcome, "nsga2")).isGreaterThan(mean(outcome, "random") + 0.01);
        Proofs.Proof proof = new Proofs.Proof("enumerable", ProofText.markdown(outcome), Optional.empty());
        String begin = Proofs.begin("enumerable") + "\n";
        String end = Proofs.end("enumerable") + "\nafter\n";
        assertThat(Proofs.updated("before\n" + begin + "old\n" + end, proof))
                .contains("before\n" + begin + "\n" + ProofText.markdown(outcome) + "\n" + end);
        assertThat(Proofs.updated("before\n", proof)).isEmpty();
    }

    /** The strategy that tries everything finds what the enumeration says, which was written without it. */
    @Test
    void exhaustiveSearchFindsTheExactFront() {
        ProofPlan plan = ProofPlan.quick();
        SplitSpace space = new SplitSpace(plan.space().withSplitBits(List.of(4)));
        Enumeration truth = new Enumeration(space, tracking(), plan.memoryBytes());
        SearchProblem problem = truth.problem();
        SearchResult result = SearchLoop.run(
                SearchStrategies.create("exhaustive", problem, SearchParameters.of(space, 500, 10_000, 1)),
                truth::evaluate,
                s -> {},
                s -> {});
        assertThat(result.archive()).hasSize(truth.admissible()).hasSizeLessThan(truth.candidates());
        assertThat(result.front()).isEqualTo(truth.front());
        ParetoFront front = truth.front();
        // The reference point lies behind every member, so that each of them counts.
        assertThat(front.members())
                .allSatisfy(member -> assertThat(
                                new ParetoFront(front.objectives(), List.of(member)).hypervolume(problem.reference()))
                        .isPositive());
    }

    /** The bound of the project: 99 % of the exact hypervolume with 5 % of the evaluations, mean of 10 seeds. */
    @Tag("long")
    @Test
    void theFullFormReachesTheBoundAndStandsInThePage() throws IOException {
        ProofOutcome outcome = EnumerableProof.run(tracking(), ProofPlan.full());
        assertThat(outcome.candidates()).isGreaterThanOrEqualTo(20_000);
        assertThat(outcome.evaluations()).isLessThanOrEqualTo(outcome.admissible() / 20);
        assertThat(mean(outcome, "sms_emoa")).isBetween(0.99, 1.0);
        assertThat(mean(outcome, "nsga2")).isBetween(mean(outcome, "random") + 0.02, 1.0);
        String page = Files.readString(ROOT.resolve("docs/search.md"));
        Proofs.Proof proof = new Proofs.Proof("enumerable", ProofText.markdown(outcome), Optional.empty());
        assertThat(Proofs.updated(page, proof)).as("the page is up to date").contains(page);
    }
}
