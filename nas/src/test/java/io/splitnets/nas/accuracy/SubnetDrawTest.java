package io.splitnets.nas.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SubnetDrawTest {
    private static final SearchSpace SPACE = SubnetLaw.space("law");

    @Test
    void everySplitModuleIsDrawnEquallyOften() {
        List<Candidate> drawn = SubnetDraw.of(SPACE, 96, 1);
        assertThat(drawn).hasSize(96).doesNotHaveDuplicates();
        Map<List<Integer>, Long> splits = drawn.stream()
                .collect(Collectors.groupingBy(candidate -> candidate.genes().subList(4, 7), Collectors.counting()));
        assertThat(splits).hasSize(24);
        assertThat(splits.values()).containsOnly(4L);
    }

    @Test
    void aSeedAlwaysDrawsTheSameAndMoreBeginWithThem() {
        assertThat(SubnetDraw.of(SPACE, 100, 7).subList(0, 30)).isEqualTo(SubnetDraw.of(SPACE, 30, 7));
        assertThat(SubnetDraw.of(SPACE, 30, 8)).isNotEqualTo(SubnetDraw.of(SPACE, 30, 7));
        assertThat(SubnetDraw.of(SPACE, 1, 1).get(0).id()).isEqualTo("0.0.0.1.0.1.1");
    }

    @Test
    void halfOfASpaceCanBeDrawnAndNoMore() {
        assertThat(SubnetDraw.of(SPACE, 288, 1)).hasSize(288).doesNotHaveDuplicates();
        assertThatThrownBy(() -> SubnetDraw.of(SPACE, 289, 1))
                .isInstanceOf(PredictorException.class)
                .hasMessageContaining("576 candidates");
    }
}
