package io.splitnets.nas.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.nas.search.ToyProblems.Toy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final Toy TOY = ToyProblems.knapsack();

    private static SearchStrategy fresh() {
        return SearchStrategies.create(
                "nsga2", TOY.problem(), SearchParameters.of(TOY.problem().space(), 10, 1000, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 32, 1000})
    void distancesAndTotalLengthAreBounded(int batch) {
        int last = 0;
        long length = 0;
        for (int after = batch; after <= 100_000; after += batch) {
            if (Checkpoint.due(after - batch, after)) {
                assertThat(after - last).isLessThanOrEqualTo(Math.max(batch, after / 16 + batch));
                last = after;
                length += after;
            }
        }
        assertThat(length).isLessThan(25L * 100_000);
    }

    @Test
    void shortSearchesHaveOnePerGeneration() {
        for (int after = 24; after <= 384; after += 24) {
            assertThat(Checkpoint.due(after - 24, after)).isTrue();
        }
        assertThat(Checkpoint.due(1024, 1048)).isFalse();
        assertThat(Checkpoint.due(1072, 1096)).isTrue();
    }

    @Test
    void whatIsWantedIsWrittenThoughItIsNotDue() {
        List<Integer> due = new ArrayList<>();
        SearchLoop.run(
                fresh(),
                TOY::evaluate,
                s -> {},
                state -> due.add(state.archive().size()));
        List<Integer> wanted = new ArrayList<>();
        SearchStrategy strategy = fresh();
        SearchLoop.run(
                strategy,
                TOY::evaluate,
                s -> {},
                Checkpoint.of(
                        () -> strategy.evaluated() > 700,
                        state -> wanted.add(state.archive().size())));
        assertThat(due).hasSize(57).endsWith(1000).doesNotContain(720);
        assertThat(wanted).containsAll(due).contains(710, 720, 730, 740).endsWith(990, 1000);
    }

    @Test
    void aCrashBetweenCheckpointsLosesNothingButTime() {
        SearchStrategy whole = fresh();
        SearchLoop.run(whole, TOY::evaluate, s -> {}, s -> {});
        List<String> written = new ArrayList<>();
        assertThatThrownBy(() -> SearchLoop.run(
                        fresh(),
                        batch -> TOY.evaluate(batch),
                        summary -> {
                            if (summary.evaluations() == 730) {
                                throw new IllegalStateException("the power fails");
                            }
                        },
                        state -> written.add(SearchStateText.write(state))))
                .hasMessage("the power fails");
        SearchStrategy resumed = fresh();
        resumed.restore(SearchStateText.read(written.get(written.size() - 1)));
        assertThat(resumed.evaluated()).isLessThan(730);
        SearchLoop.run(resumed, TOY::evaluate, s -> {}, s -> {});
        assertThat(SearchStateText.write(resumed.state())).isEqualTo(SearchStateText.write(whole.state()));
    }
}
