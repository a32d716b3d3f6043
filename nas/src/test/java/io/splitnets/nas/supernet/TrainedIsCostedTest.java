package io.splitnets.nas.supernet;

import static org.assertj.core.api.Assertions.assertThat;

import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.network.InvertedResidualSpec.Shortcut;
import io.splitnets.network.Layer;
import io.splitnets.network.Layer.Activation;
import io.splitnets.network.NetworkGraph;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is trained is what hardware is asked about. */
final class TrainedIsCostedTest {
    static Stream<NetworkSpaceSpec> spaces() {
        return Stream.of(
                TestSpaces.single(),
                TestSpaces.squeezed(Activation.SWISH, List.of(1)),
                TestSpaces.attentive(Activation.SWISH, List.of(1)),
                TestSpaces.attentive(Activation.HARD_SWISH, List.of(1)));
    }

    @ParameterizedTest
    @MethodSource("spaces")
    void theGraphHasTheMultiplicationsAndActivationsOfTheSteps(NetworkSpaceSpec space) {
        Supernet supernet = Supernet.create(space, 1, SplitInitialisation.GEOMETRIC_MEAN);
        ChoiceSampler sampler = new ChoiceSampler(space);
        SplittableRandom random = new SplittableRandom(2);
        for (int trial = 0; trial < 20; trial++) {
            SubnetChoice choice = sampler.draw(GroupMember.PLAIN, random);
            List<Op> steps = supernet.program(choice).ops();
            NetworkGraph graph = new NetworkCodec(space)
                    .graph(new Architecture(
                            choice.resolution(),
                            choice.stemWidth(),
                            choice.phases(),
                            Optional.empty(),
                            1,
                            choice.lastWidth()));
            assertThat(graph.macs())
                    .as("%s", choice)
                    .isEqualTo(
                            steps.stream().mapToLong(TrainedIsCostedTest::macs).sum());
            for (Activation activation : List.of(Activation.RELU6, Activation.SWISH, Activation.HARD_SWISH)) {
                assertThat(graph.nodes().stream().filter(node -> acts(node.layer(), activation)))
                        .as("%s", activation)
                        .hasSize((int) steps.stream()
                                .filter(step -> acts(step, activation))
                                .count());
            }
        }
    }

    private static boolean acts(Layer layer, Activation activation) {
        return layer instanceof Layer.Conv conv && conv.activation() == activation;
    }

    private static boolean acts(Op step, Activation activation) {
        return step instanceof Op.Activate activate && activate.activation() == activation
                || activation == Activation.RELU6 && step instanceof Op.BatchNorm norm && norm.relu6();
    }

    private static long macs(Op step) {
        long rows = step.out().rows(1);
        long in = step.in().channels();
        long out = step.out().channels();
        if (step instanceof Op.Depthwise conv) {
            return rows * out * conv.kernel() * conv.kernel();
        }
        if (step instanceof Op.SqueezeExcite se) {
            return 2L * in * se.hidden();
        }
        if (step instanceof Op.ShortcutAdd add) {
            return add.weight().isPresent() ? rows * add.entry().channels() * out : 0;
        }
        boolean product = step instanceof Op.Pointwise || step instanceof Op.Mix || step instanceof Op.Linear;
        return product ? rows * in * out : 0;
    }

    @Test
    void withAShortcutInEveryBlockZeroGammaHoldsInEveryBlock() {
        NetworkSpaceSpec space = TestSpaces.attentive(Activation.SWISH, List.of(1));
        assertThat(space.form().shortcut()).isEqualTo(Shortcut.EVERY_BLOCK);
        Supernet zero = Supernet.create(space, 1, new SupernetStart(SplitInitialisation.GEOMETRIC_MEAN, true));
        List<Parameter> last = zero.store().parameters().stream()
                .filter(parameter -> parameter.name().endsWith(".project.gamma"))
                .toList();
        assertThat(last).hasSize(5);
        for (Parameter gamma : last) {
            for (int c = 0; c < gamma.size(); c++) {
                assertThat(zero.store().weights().floats().get(gamma.offset() + c))
                        .isZero();
            }
        }
    }
}
