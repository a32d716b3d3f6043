package io.splitnets.nas.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.nas.experiment.ExperimentListener;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.experiment.SearchSpecReader;
import io.splitnets.nas.oracle.Tier;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A short form of the shipped proof: fewer candidates and shorter runs. */
class QueueProofTest {
    private static final Path SCENARIOS = Path.of("..", "scenarios");

    /** Hears nothing and never stops. */
    private static final class Silence implements ExperimentListener {
        @Override
        public void begin(String name, long total) {}

        @Override
        public void progress(long done, String detail) {}

        @Override
        public void end(String detail) {}

        @Override
        public boolean interrupted() {
            return false;
        }
    }

    private static SearchSpec shipped(String... settings) {
        return SearchSpecReader.load(SCENARIOS.resolve("shared-aggregator.search.yaml"), List.of(settings))
                .spec();
    }

    @Test
    void whoIgnoresTheQueueMissesTheBudgetAndWhoAsksRunsKeepsIt() {
        SearchSpec spec = shipped("search.population=32", "search.evaluations=192", "search.extra_runs=8");
        QueueProof proof = QueueProof.of(spec, 2, new Silence());
        assertThat(proof.budgetMs()).isEqualTo(20);
        assertThat(proof.rows())
                .extracting(QueueProof.Row::model)
                .containsExactly(Tier.ADDITIVE, Tier.MEAN_LOAD, Tier.DES);
        QueueProof.Row formula = proof.rows().get(0);
        QueueProof.Row runs = proof.rows().get(2);
        assertThat(formula.believedMs()).isLessThanOrEqualTo(20);
        assertThat(formula.p99().map(p99 -> p99.low() > 20).orElse(true)).isTrue();
        assertThat(runs.p99().orElseThrow().value()).isLessThan(20.5);
        assertThat(runs.p99().orElseThrow().value()).isLessThan(runs.believedMs() * 1.05);
        assertThat(formula.accuracy()).isGreaterThan(runs.accuracy());
        assertThat(proof.markdown()).contains("| `additive` |", "| `des` |", "| no |");
    }

    @Test
    void aSearchWithoutABudgetIsRefused() {
        SearchSpec without = SearchSpecReader.load(SCENARIOS.resolve("imagenet-space.search.yaml"), List.of())
                .spec();
        assertThatThrownBy(() -> QueueProof.of(without, 1, new Silence()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no limit on latency_p99");
    }
}
