package io.splitnets.nas.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.network.Fusion;
import io.splitnets.network.Layer.Activation;
import io.splitnets.network.NetworkGraph;
import io.splitnets.network.Partition;
import io.splitnets.network.Partitioner;
import io.splitnets.network.TensorShape;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitSpaceTest {
    private final NetworkSpaceSpec spec = new NetworkSpaceSpec(
            "tiny",
            1,
            List.of(16, 32),
            List.of(8),
            List.of(
                    new PhaseSpec(
                            "mb1",
                            List.of(8, 12),
                            List.of(1, 2),
                            List.of(3, 5),
                            List.of(1, 2),
                            1,
                            false,
                            Activation.RELU6),
                    new PhaseSpec(
                            "mb2", List.of(16), List.of(1), List.of(3), List.of(2, 3), 2, false, Activation.RELU6)),
            32,
            10,
            List.of(2, 4),
            List.of(8),
            List.of(1, 2),
            Fusion.MAX);
    private final SplitSpace space = new SplitSpace(spec);
    private final NetworkCodec codec = new NetworkCodec(spec);

    @Test
    void genes_multiply_to_the_number_of_candidates() {
        assertThat(space.combinations()).isEqualTo(BigInteger.valueOf(2L * 16 * 2 * 3 * 2 * 2));
    }

    @Test
    void decodes_each_gene_to_its_choice() {
        Architecture architecture = space.decode(Candidate.parse("1.0.1.1.1.0.0.0.0.1.2.1.0.1"));
        assertThat(codec.describe(architecture)).isEqualTo("r32 s8 mb1=12x2k5e1 mb2=16x1k3e3 split=mb2/4ch/8bit v2");
    }

    @Test
    void graph_and_cut_agree_with_the_architecture() {
        Architecture architecture = space.decode(Candidate.parse("0.0.0.0.0.0.0.0.0.0.1.0.0.1"));
        NetworkGraph graph = codec.graph(architecture);
        Partition partition = Partitioner.partition(graph, codec.split(architecture));
        // 16x16 input, stride-2 stem: 8x8 after mb1; two of its channels cross, per view.
        assertThat(partition.crossing()).containsExactly(new TensorShape(2, 8, 8));
        assertThat(partition.bytes()).isEqualTo(128);
        // stem 1*8*9*64; mb1: depthwise 8*9*64, project 8*8*64; mb2: expand 8*16*64, depthwise 16*9*16, project
        // 16*16*16; head 16*32*16; classifier 32*10.
        assertThat(graph.macs()).isEqualTo(4608 + 4608 + 4096 + 8192 + 2304 + 4096 + 8192 + 320);
    }

    @Test
    void extremes_take_the_ends_of_every_list_and_no_split() {
        assertThat(codec.describe(space.extreme(true))).isEqualTo("r32 s8 mb1=12x2k5e2 mb2=16x1k3e3 v2");
        assertThat(codec.describe(space.extreme(false))).isEqualTo("r16 s8 mb1=8x1k3e1 mb2=16x1k3e2 v1");
    }

    @Test
    void corners_hold_both_ends_at_every_place() {
        List<String> corners =
                space.corners().stream().map(space::decode).map(codec::describe).toList();
        assertThat(corners)
                .hasSize(6)
                .startsWith("r32 s8 mb1=12x2k5e2 mb2=16x1k3e3 split=stem/4ch/8bit v2")
                .endsWith("r16 s8 mb1=8x1k3e1 mb2=16x1k3e2 split=mb2/2ch/8bit v1");
    }

    /** Three places, 2 or 4 channels, 8 bits. */
    @Test
    void modules_hold_both_ends_with_every_split_module() {
        List<String> modules =
                space.modules().stream().map(space::decode).map(codec::describe).toList();
        assertThat(modules)
                .hasSize(12)
                .doesNotHaveDuplicates()
                .startsWith("r32 s8 mb1=12x2k5e2 mb2=16x1k3e3 split=stem/2ch/8bit v2")
                .containsAll(space.corners().stream()
                        .map(space::decode)
                        .map(codec::describe)
                        .toList());
    }

    @Test
    void refuses_genes_out_of_range_by_name() {
        assertThatThrownBy(() -> space.decode(Candidate.parse("2.0.0.0.0.0.0.0.0.0.0.0.0.0")))
                .hasMessageContaining("gene resolution")
                .hasMessageContaining("expected 0 to 1");
    }

    @Test
    void the_space_of_one_network_holds_that_network_alone() {
        Architecture one = space.decode(Candidate.parse("1.0.1.1.1.0.0.0.0.1.2.1.0.1"));
        Architecture other = space.decode(Candidate.parse("1.0.1.1.1.0.0.0.0.0.2.1.0.1"));
        NetworkSpaceSpec only = spec.only(one);
        SplitSpace single = new SplitSpace(only);
        // The split module may stand at each of three places; all else is fixed.
        assertThat(single.combinations()).isEqualTo(BigInteger.valueOf(3));
        assertThat(single.decode(Candidate.parse("0.0.0.0.0.0.0.0.0.0.2.0.0.0")))
                .isEqualTo(one);
        assertThat(only.holds(one)).isTrue();
        assertThat(only.holds(other)).isFalse();
        assertThat(spec.holds(other)).isTrue();
        assertThatThrownBy(() -> only.only(other)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_space_holds_a_network_whatever_the_bits_at_its_cut() {
        Architecture one = space.decode(Candidate.parse("0.0.0.0.0.0.0.0.0.0.1.0.0.0"));
        NetworkSpaceSpec floats = spec.withSplitBits(List.of(2, 32));
        assertThat(floats.holds(one)).isTrue();
        assertThat(floats.splitBits()).containsExactly(2, 32);
        assertThat(floats.withSplitBits(spec.splitBits())).isEqualTo(spec);
    }
}
