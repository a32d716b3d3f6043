package io.splitnets.nas.supernet;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.PhaseChoice;
import io.splitnets.network.Layer;
import io.splitnets.network.Layer.Activation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is trained is what hardware is asked about. */
final class SqueezeExciteTest {
    @Test
    void theGraphHasAsManyValuesInsideAsTheSupernet() {
        NetworkSpaceSpec space = TestSpaces.squeezed(Activation.RELU6, List.of(1));
        Supernet supernet = Supernet.create(space, 1, SplitInitialisation.GEOMETRIC_MEAN);
        for (int expand : new int[] {1, 6}) {
            List<PhaseChoice> phases = List.of(new PhaseChoice(8, 2, 3, expand), new PhaseChoice(8, 1, 3, 2));
            Architecture network = new Architecture(12, 6, phases, Optional.empty(), 1);
            List<Integer> trained = supernet.program(SubnetChoice.of(network)).ops().stream()
                    .filter(Op.SqueezeExcite.class::isInstance)
                    .map(op -> ((Op.SqueezeExcite) op).hidden())
                    .toList();
            List<Integer> costed = new NetworkCodec(space)
                    .graph(network).nodes().stream()
                            .map(node -> node.layer())
                            .filter(Layer.SqueezeExcite.class::isInstance)
                            .map(layer -> ((Layer.SqueezeExcite) layer).hidden())
                            .toList();
            assertThat(trained).hasSize(2).isEqualTo(costed);
        }
    }
}
