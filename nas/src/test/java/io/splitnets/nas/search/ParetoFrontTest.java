package io.splitnets.nas.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.nas.space.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParetoFrontTest {
    private static final List<Objective> OBJECTIVES = List.of(
            new Objective("accuracy", Direction.MAXIMISE, ""), new Objective("latency", Direction.MINIMISE, "ms"));

    static Evaluation evaluation(String id, double accuracy, double latency, double violation) {
        return new Evaluation(
                Candidate.parse(id), List.of(Estimate.exact(accuracy), Estimate.exact(latency)), List.of(violation));
    }

    @Test
    void keepsTheFeasibleNonDominatedBestFirst() {
        List<Evaluation> all = new ArrayList<>(List.of(
                evaluation("1", 0.5, 10, 0),
                evaluation("2", 0.9, 30, 0),
                evaluation("3", 0.5, 11, 0), // dominated by 1
                evaluation("4", 0.99, 1, 0.001), // infeasible
                evaluation("0", 0.5, 10, 0), // same values as 1
                evaluation("1", 0.5, 10, 0), // the same candidate again
                evaluation("5", 0.7, 30, 0))); // dominated by 2
        ParetoFront front = ParetoFront.of(OBJECTIVES, all);
        assertThat(front.members().stream().map(e -> e.candidate().id())).containsExactly("2", "0", "1");
        Collections.reverse(all);
        assertThat(ParetoFront.of(OBJECTIVES, all)).isEqualTo(front);
    }

    @Test
    void violationsAreAddedAsFractionsOfTheirLimits() {
        List<Constraint> constraints = List.of(
                new Constraint("latency", "ms", 20), new Constraint("drift", "", 0), new Constraint("gain", "dB", -4));
        List<Double> amounts = List.of(
                constraints.get(0).violation(25),
                constraints.get(1).violation(0.5),
                constraints.get(2).violation(-3));
        assertThat(amounts).containsExactly(5.0, 0.5, 1.0);
        Evaluation evaluation = new Evaluation(Candidate.parse("0"), List.of(), amounts);
        assertThat(evaluation.totalViolation(constraints)).isEqualTo(0.25 + 0.5 + 0.25);
        assertThat(evaluation.feasible()).isFalse();
        assertThat(constraints.get(0).violation(20)).isZero();
    }

    @Test
    void refusesWhatIsNotANumberAndWhatIsTooGood() {
        assertThatThrownBy(() -> Estimate.exact(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Estimate(1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> evaluation("0", 1, 1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> evaluation("0", 1, 1, -1)).isInstanceOf(IllegalArgumentException.class);
        SearchProblem problem = ToyProblems.knapsack().problem();
        assertThatThrownBy(() -> problem.check(evaluation("0", Double.POSITIVE_INFINITY, 1, 0)))
                .hasMessageContaining("infinitely good in 'gain'");
    }
}
