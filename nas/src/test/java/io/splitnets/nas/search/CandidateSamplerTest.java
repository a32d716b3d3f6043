package io.splitnets.nas.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.splitnets.nas.search.ToyProblems.Grid;
import io.splitnets.nas.space.Candidate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CandidateSamplerTest {
    private static SearchProblem with(CheapConstraint... constraints) {
        List<Objective> objectives = List.of(new Objective("f", Direction.MINIMISE, ""));
        return new SearchProblem(new Grid("toy", 3, 4), objectives, List.of(), List.of(constraints), List.of(1.0));
    }

    private static CheapConstraint bound(String name, String unit, double limit, int gene) {
        return new CheapConstraint(name, unit, limit, c -> 1.5 + c.genes().get(gene));
    }

    @Test
    void drawsWhatKeepsEveryConstraint() {
        SearchProblem problem = with(bound("a", "", 3.5, 0), bound("b", "", 2.5, 2));
        CandidateSampler sampler = new CandidateSampler(problem, 1000);
        RandomNumbers random = new RandomNumbers(1);
        Set<Candidate> drawn = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            drawn.add(sampler.draw(random));
        }
        assertThat(drawn).containsExactlyInAnyOrderElementsOf(ToyProblems.all(problem));
        assertThat(sampler.drawNew(random, drawn::contains)).isEmpty();
    }

    @Test
    void namesTheConstraintThatFailsMostTheLimitAndTheNearest() {
        SearchProblem problem = with(bound("often", "ms", 3, 0), bound("always", "KiB", 1.25, 2));
        CandidateSampler sampler = new CandidateSampler(problem, 200);
        InfeasibleException e =
                catchThrowableOfType(InfeasibleException.class, () -> sampler.draw(new RandomNumbers(1)));
        assertThat(e.constraint().name()).isEqualTo("always");
        assertThat(e.nearestValue()).isEqualTo(1.5);
        assertThat(e.nearest().genes().get(2)).isZero();
        assertThat(e)
                .hasMessage("no candidate of space 'toy' found in 200 tries; 200 of them break 'always' <= 1.25 KiB,"
                        + " the nearest with 1.5 KiB (candidate " + e.nearest().id() + ")");
    }

    @Test
    void aValueThatIsNotANumberCountsAsBeyondTheLimit() {
        SearchProblem problem = with(new CheapConstraint("n", "", 1, c -> Double.NaN));
        InfeasibleException e = catchThrowableOfType(
                InfeasibleException.class, () -> new CandidateSampler(problem, 3).draw(new RandomNumbers(1)));
        assertThat(e).hasMessageContaining("'n' <= 1.0, the nearest with NaN");
    }
}
