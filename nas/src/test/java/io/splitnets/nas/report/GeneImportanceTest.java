package io.splitnets.nas.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.nas.report.GeneImportance.Share;
import io.splitnets.nas.search.Evaluation;
import org.junit.jupiter.api.Test;

class GeneImportanceTest {
    private static final double EXACT = 1e-12;

    @Test
    void explained_share_is_that_of_a_calculation_by_hand() {
        // Mean 4; groups 2 and 6: 2 x 4 + 2 x 4 = 16 of 9 + 1 + 1 + 9 = 20.
        assertThat(eta(new int[] {0, 0, 1, 1}, 2, 1, 3, 5, 7)).isEqualTo(0.8, within(EXACT));
        // Mean 3; groups 2 (three values) and 6: 3 x 1 + 1 x 9 = 12 of 4 + 1 + 0 + 9 = 14. One choice was never seen.
        assertThat(eta(new int[] {0, 2, 0, 0}, 3, 1, 6, 2, 3)).isEqualTo(12.0 / 14, within(EXACT));
    }

    @Test
    void gene_that_decides_all_explains_all_and_one_without_effect_nothing() {
        assertThat(eta(new int[] {1, 0, 1, 0}, 2, 0.7, 0.9, 0.7, 0.9)).isEqualTo(1, within(EXACT));
        assertThat(eta(new int[] {0, 0, 1, 1}, 2, 1, 3, 1, 3)).isEqualTo(0, within(EXACT));
        assertThat(eta(new int[] {0, 0, 0}, 2, 1, 2, 4)).isEqualTo(0, within(EXACT));
    }

    @Test
    void figure_that_does_not_vary_has_no_share() {
        assertThat(eta(new int[] {0, 1, 0}, 2, 5, 5, 5)).isNaN();
        assertThat(eta(new int[] {0}, 2, 5)).isNaN();
        assertThat(eta(new int[0], 2)).isNaN();
    }

    @Test
    void large_common_part_of_all_values_does_not_hide_the_share() {
        assertThat(eta(new int[] {0, 0, 1, 1}, 2, 1e9 + 1, 1e9 + 3, 1e9 + 5, 1e9 + 7))
                .isEqualTo(0.8, within(EXACT));
    }

    @Test
    void genes_with_a_choice_are_ordered_by_what_they_explain_of_feasible_candidates() {
        GeneImportance importance = new GeneImportance(Outcomes.made());
        assertThat(importance.candidates()).isEqualTo((int)
                Outcomes.made().archive().stream().filter(Evaluation::feasible).count());
        assertThat(importance.shares())
                .extracting(Share::gene)
                .containsExactlyInAnyOrder(
                        "resolution",
                        "stem.width",
                        "mb1.width",
                        "mb1.depth",
                        "mb2.width",
                        "mb2.depth",
                        "split.after",
                        "split.kept_channels",
                        "split.bits");
        assertThat(importance.shares())
                .isSortedAccordingTo((a, b) -> Double.compare(most(b), most(a)))
                .allSatisfy(share -> assertThat(share.explained())
                        .hasSize(2)
                        .allSatisfy(part -> assertThat(part).isBetween(0.0, 1.0)));
    }

    @Test
    void chance_is_what_a_gene_without_effect_explains_in_the_mean() {
        GeneImportance importance = new GeneImportance(Outcomes.made());
        Share place = importance.shares().stream()
                .filter(share -> share.gene().equals("split.after"))
                .findFirst()
                .orElseThrow();
        assertThat(place.choices()).isEqualTo(3);
        assertThat(place.chance()).isEqualTo(2.0 / (importance.candidates() - 1));
    }

    @Test
    void search_without_candidates_explains_nothing() {
        GeneImportance importance = new GeneImportance(Outcomes.empty());
        assertThat(importance.candidates()).isZero();
        assertThat(importance.shares()).allSatisfy(share -> {
            assertThat(share.chance()).isZero();
            assertThat(share.explained()).allSatisfy(part -> assertThat(part).isNaN());
        });
    }

    private static double most(Share share) {
        return share.explained().stream().mapToDouble(part -> part).max().orElseThrow();
    }

    private static double eta(int[] group, int groups, double... values) {
        return GeneImportance.etaSquared(group, groups, values);
    }
}
