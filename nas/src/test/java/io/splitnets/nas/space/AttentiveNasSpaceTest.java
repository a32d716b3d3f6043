package io.splitnets.nas.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.network.AttentiveNas;
import io.splitnets.network.Partition;
import io.splitnets.network.Partitioner;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttentiveNasSpaceTest {
    private final AttentiveNasSpace space = new AttentiveNasSpace();

    @Test
    void counts_the_published_networks_times_cuts_and_ratios() {
        assertThat(space.combinations()).isEqualTo(new BigInteger("440301256704").multiply(BigInteger.valueOf(8 * 3)));
    }

    @Test
    void published_networks_survive_the_codec_with_their_macs() {
        Map<String, Double> millions = Map.of(
                "a0", 203.39, "a1", 279.24, "a2", 316.73, "a3", 356.52, "a4", 443.53, "a5", 490.52, "a6", 709.01,
                "largest", 1939.34);
        millions.forEach((name, macs) -> {
            AttentiveNas.Choice choice = AttentiveNas.published(name).orElseThrow();
            Candidate candidate = space.encode(choice, 3);
            assertThat(space.decode(candidate)).isEqualTo(choice);
            assertThat(Math.round(space.graph(candidate).macs() / 1e4) / 100.0)
                    .as(name)
                    .isEqualTo(macs);
        });
    }

    @Test
    void every_cut_gives_a_partition_that_keeps_the_share_asked_for() {
        AttentiveNas.Choice a0 = AttentiveNas.published("a0").orElseThrow();
        for (int after = 0; after < 8; after++) {
            Candidate candidate = space.encode(a0, after);
            Partition partition = Partitioner.partition(space.graph(candidate), space.split(candidate));
            assertThat(partition.crossing()).hasSize(1);
            assertThat(partition.crossing().get(0).channels())
                    .isEqualTo(a0.widths().get(after) / 8);
        }
    }

    @Test
    void refuses_candidates_of_another_space() {
        assertThatThrownBy(() -> space.decode(new Candidate(List.of(0, 0))))
                .hasMessage("'0.0' is no candidate of the space attentivenas");
    }
}
