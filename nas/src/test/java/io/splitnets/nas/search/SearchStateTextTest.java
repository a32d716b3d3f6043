package io.splitnets.nas.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.nas.space.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchStateTextTest {
    private static SearchState state() {
        Candidate first = Candidate.parse("0.12.3");
        Candidate second = Candidate.parse("1.0.0");
        Estimate third = new Estimate(1.0 / 3, -0.0, Double.POSITIVE_INFINITY);
        return new SearchState(
                "nsga2",
                List.of("a line \\n with \\ and\nbreak", "", "Größe µs"),
                SearchStatus.RUNNING,
                List.of(1L, 2L, 3L, 4L, 5L, 4294944442L),
                List.of(new Evaluation(first, List.of(third, Estimate.exact(Double.MIN_VALUE)), List.of(0.1))),
                List.of(first),
                List.of(second),
                List.of(new GenerationSummary(1, 1, 1, 0.1 + 0.2)));
    }

    @Test
    void readsBackWhatItWrites() {
        String text = SearchStateText.write(state());
        assertThat(SearchStateText.read(text)).isEqualTo(state());
        assertThat(text)
                .startsWith("splitnets search state 1\nstrategy nsga2\nstatus RUNNING\n")
                .endsWith("\n");
    }

    @Test
    void refusesEveryTruncationAndEveryChangedCharacter() {
        String text = SearchStateText.write(state());
        for (int i = 0; i < text.length(); i++) {
            String cut = text.substring(0, i);
            assertThatThrownBy(() -> SearchStateText.read(cut)).isInstanceOf(SearchStateException.class);
            char other = text.charAt(i) == '7' ? '8' : '7';
            String changed = cut + other + text.substring(i + 1);
            assertThatThrownBy(() -> SearchStateText.read(changed)).isInstanceOf(SearchStateException.class);
        }
        assertThatThrownBy(() -> SearchStateText.read(text + "\n")).isInstanceOf(SearchStateException.class);
        assertThatThrownBy(() -> SearchStateText.read(text.replace("\n", "\r\n")))
                .isInstanceOf(SearchStateException.class);
    }

    @Test
    void saysWhere() {
        String text = SearchStateText.write(state());
        assertThatThrownBy(() -> SearchStateText.read(text.replace("state 1\n", "state 2\n")))
                .hasMessage("line 1: expected \"splitnets search state 1\"");
        assertThatThrownBy(() -> SearchStateText.read(text.replace("random 1", "random x")))
                .hasMessageStartingWith("line 4: ");
        assertThatThrownBy(() -> SearchStateText.read(text.substring(0, text.indexOf("population"))))
                .hasMessage("line 11: the checkpoint is cut off here");
    }

    @Test
    void aStateThatContradictsItselfIsNotRestored() {
        SearchProblem problem = ToyProblems.tiny().problem();
        SearchParameters parameters = SearchParameters.of(problem.space(), 4, 20, 1);
        SearchStrategy strategy = SearchStrategies.create("nsga2", problem, parameters);
        strategy.tell(ToyProblems.tiny().evaluate(strategy.ask()));
        SearchState good = strategy.state();
        Candidate known = good.archive().get(0).candidate();
        assertRefused(strategy, good, List.of(known), "asks again for " + known.id());
        assertRefused(strategy, good, List.of(Candidate.parse("0.1.0")), "0.1.0 is not canonical");
        assertRefused(strategy, good, List.of(Candidate.parse("0.0.3")), "has choice 3 of gene 'g2', which has 3");
        assertRefused(strategy, good, List.of(Candidate.parse("0.0")), "has 2 genes");
        strategy.restore(good);
        assertThat(strategy.state()).isEqualTo(good);
    }

    private static void assertRefused(
            SearchStrategy strategy, SearchState good, List<Candidate> pending, String message) {
        SearchState bad = new SearchState(
                good.strategy(),
                good.setup(),
                good.status(),
                good.random(),
                good.archive(),
                good.population(),
                pending,
                good.history());
        assertThatThrownBy(() -> strategy.restore(bad))
                .isInstanceOf(SearchStateException.class)
                .hasMessageContaining(message);
    }
}
