package io.splitnets.nas.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.network.Fusion;
import io.splitnets.network.InvertedResidualSpec.Shortcut;
import io.splitnets.network.Layer;
import io.splitnets.network.Layer.Activation;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkFormTest {
    private static final NetworkSpaceSpec STANDARD = new NetworkSpaceSpec(
            "tiny",
            1,
            List.of(16),
            List.of(8),
            List.of(new PhaseSpec(
                    "mb1", List.of(8, 12), List.of(1), List.of(3), List.of(2), 2, false, Activation.RELU6)),
            32,
            10,
            List.of(2),
            List.of(8),
            List.of(1),
            Fusion.MAX);

    private static final NetworkSpaceSpec OTHER =
            STANDARD.with(new NetworkForm(Activation.SWISH, Shortcut.EVERY_BLOCK, 8, 6, List.of(40, 48)));

    @Test
    void a_standard_space_keeps_the_text_that_kept_weights_are_found_by() {
        assertThat(STANDARD)
                .hasToString("NetworkSpaceSpec[name=tiny, inputChannels=1, resolutions=[16], stemWidths=[8], phases=["
                        + "PhaseSpec[name=mb1, widths=[8, 12], depths=[1], kernels=[3], expands=[2], stride=2, "
                        + "squeezeExcite=false]], headWidth=32, classes=10, keptChannels=[2], splitBits=[8], "
                        + "views=[1], fusion=MAX]");
        assertThat(OTHER.toString())
                .endsWith("fusion=MAX, form=NetworkForm[activation=SWISH, shortcut=EVERY_BLOCK, hiddenDivisor=8, "
                        + "headExpand=6, lastWidths=[40, 48]]]");
    }

    @Test
    void the_last_width_is_a_choice_before_the_split_module() {
        SplitSpace space = new SplitSpace(OTHER);
        assertThat(space.genes().get(6)).isEqualTo(new Gene("last.width", List.of("40", "48")));
        assertThat(space.combinations()).isEqualTo(BigInteger.valueOf(2 * 2 * 2));
        Architecture decoded = space.decode(Candidate.parse("0.0.1.0.0.0.1.1.0.0.0"));
        assertThat(new NetworkCodec(OTHER).describe(decoded))
                .isEqualTo("r16 s8 mb1=12x1k3e2 l48 split=mb1/2ch/8bit v1");
        assertThat(space.extreme(false).lastWidth()).isEqualTo(40);
        assertThat(space.corners().stream().map(space::decode).map(Architecture::lastWidth))
                .containsExactly(48, 48, 40, 40);
    }

    @Test
    void the_graph_has_the_form() {
        SplitSpace space = new SplitSpace(OTHER);
        List<String> layers = new NetworkCodec(OTHER)
                .graph(space.extreme(true)).nodes().stream()
                        .map(node -> node.name())
                        .toList();
        assertThat(layers).contains("mb1.1.shortcut.pool", "mb1.1.shortcut.conv", "head.mix");
        // stem 8*9*64; block: expand 8*16*64, depthwise 16*9*16, project 16*12*16, shortcut 8*12*16; head 12*72*16;
        // mix 72*48; classifier 48*10.
        assertThat(new NetworkCodec(OTHER).graph(space.extreme(true)).macs())
                .isEqualTo(4608 + 8192 + 2304 + 3072 + 1536 + 13824 + 3456 + 480);
        assertThat(new NetworkCodec(OTHER).graph(space.extreme(true)).nodes())
                .filteredOn(node -> node.name().endsWith(".expand"))
                .allMatch(node -> ((Layer.Conv) node.layer()).activation() == Activation.RELU6);
    }

    @Test
    void refuses_activations_that_nothing_trains() {
        assertThatThrownBy(() -> new NetworkForm(Activation.SIGMOID, Shortcut.IDENTITY_ONLY, 1, 0, List.of()))
                .hasMessageContaining("SIGMOID is not one of");
        assertThatThrownBy(() -> new NetworkForm(Activation.SWISH, Shortcut.IDENTITY_ONLY, 0, 0, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
