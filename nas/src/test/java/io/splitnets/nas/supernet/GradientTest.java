package io.splitnets.nas.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.PhaseChoice;
import io.splitnets.nas.space.SplitChoice;
import io.splitnets.network.Fusion;
import io.splitnets.network.Layer.Activation;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The hand-written forward and backward pass against SameDiff in double precision. */
final class GradientTest {
    private static final double TOLERANCE = 1e-3;

    private static final List<PhaseChoice> MIXED = List.of(new PhaseChoice(6, 2, 3, 1), new PhaseChoice(6, 1, 5, 2));

    @Test
    void theLargestNetworkHasTheReferenceGradients() {
        NetworkSpaceSpec space = TestSpaces.single();
        check(space, TestSpaces.largest(space, List.of(), 1), 1);
    }

    @Test
    void slicesAndCentreCropsHaveTheReferenceGradients() {
        check(TestSpaces.single(), new SubnetChoice(12, 6, MIXED, List.of(), 1), 1);
    }

    @Test
    void theSmallestNetworkOnColourImagesHasTheReferenceGradients() {
        NetworkSpaceSpec space = TestSpaces.small(3, List.of(1), Fusion.CONCATENATE);
        List<PhaseChoice> phases = List.of(new PhaseChoice(4, 1, 3, 2), new PhaseChoice(6, 1, 3, 2));
        check(space, new SubnetChoice(12, 4, phases, List.of(), 1), 1);
    }

    @Test
    void severalSplitModulesHaveTheReferenceGradients() {
        NetworkSpaceSpec space = TestSpaces.single();
        List<SplitChoice> splits =
                List.of(new SplitChoice(0, 3, 24), new SplitChoice(1, 2, 24), new SplitChoice(2, 3, 24));
        check(space, TestSpaces.largest(space, splits, 1), 1);
    }

    @Test
    void concatenationOfViewsHasTheReferenceGradients() {
        NetworkSpaceSpec space = TestSpaces.small(1, List.of(1, 2, 4), Fusion.CONCATENATE);
        check(space, new SubnetChoice(12, 6, MIXED, List.of(new SplitChoice(1, 2, 24)), 2), 4);
        check(space, new SubnetChoice(12, 4, MIXED, List.of(new SplitChoice(2, 3, 24)), 4), 4);
        check(space, new SubnetChoice(12, 4, MIXED, List.of(new SplitChoice(0, 2, 24)), 1), 4);
    }

    @Test
    void maximumOverViewsHasTheReferenceGradients() {
        NetworkSpaceSpec space = TestSpaces.small(1, List.of(1, 2, 4), Fusion.MAX);
        check(space, new SubnetChoice(12, 6, MIXED, List.of(new SplitChoice(1, 3, 24)), 4), 4);
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"RELU6", "SWISH", "HARD_SWISH"})
    void squeezeAndExciteAndOtherActivationsHaveTheReferenceGradients(Activation activation) {
        NetworkSpaceSpec space = TestSpaces.squeezed(activation, List.of(1, 2));
        PhaseChoice last = new PhaseChoice(8, 1, 3, 2);
        check(space, new SubnetChoice(12, 6, List.of(new PhaseChoice(8, 2, 3, 6), last), List.of(), 1), 2);
        check(space, new SubnetChoice(12, 4, List.of(new PhaseChoice(4, 2, 3, 1), last), List.of(), 1), 2);
        List<SplitChoice> split = List.of(new SplitChoice(1, 3, 24));
        check(space, new SubnetChoice(12, 6, List.of(new PhaseChoice(4, 2, 3, 6), last), split, 2), 2);
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"RELU6", "SWISH", "HARD_SWISH"})
    void theFormOfAttentiveNasHasTheReferenceGradients(Activation activation) {
        NetworkSpaceSpec space = TestSpaces.attentive(activation, List.of(1, 2));
        PhaseChoice end = new PhaseChoice(8, 1, 3, 2);
        List<PhaseChoice> largest = List.of(new PhaseChoice(6, 2, 5, 1), new PhaseChoice(8, 2, 3, 3), end);
        List<PhaseChoice> smallest = List.of(new PhaseChoice(4, 1, 3, 1), new PhaseChoice(6, 1, 3, 2), end);
        check(space, new SubnetChoice(12, 6, largest, List.of(), 1, 14), 2);
        check(space, new SubnetChoice(12, 4, smallest, List.of(), 1, 10), 2);
        List<SplitChoice> splits = List.of(new SplitChoice(1, 3, 32), new SplitChoice(3, 2, 32));
        check(space, new SubnetChoice(12, 4, largest, splits, 2, 10), 2);
    }

    private static void check(NetworkSpaceSpec space, SubnetChoice choice, int views) {
        Supernet supernet = TestSpaces.scrambled(space, 3);
        ImageSet images = TestSpaces.noise(6, views, space.inputChannels(), 4);
        int[] labels = IntStream.range(0, 6).map(i -> images.labels()[i]).toArray();
        float[] soft = new float[18];
        for (int i = 0; i < soft.length; i++) {
            soft[i] = (1 + i % 3) / 6f;
        }
        float[] targets = Losses.mixed(soft, Losses.smoothed(labels, 3, 0.1), 0.4);
        ReferenceNet.Result expected = new ReferenceNet(supernet).run(choice, images, targets);

        SubnetProgram program = supernet.program(choice);
        TrainingPass pass = new TrainingPass(supernet);
        Floats columns = new Floats();
        new InputColumns(images)
                .fill(
                        new InputColumns.Selection(
                                IntStream.range(0, 6).toArray(),
                                new InputColumns.Move[0],
                                choice.resolution(),
                                choice.views()),
                        columns);
        Floats logits = pass.forward(program, columns, 6);
        for (int i = 0; i < 18; i++) {
            assertThat((double) logits.floats().get(i))
                    .isCloseTo(expected.logits().getDouble(i / 3, i % 3), within(1e-3));
        }
        Floats logitGradient = new Floats();
        double loss = Losses.crossEntropy(logits, targets, 3, 1 / 6.0, logitGradient) / 6;
        assertThat(loss).isCloseTo(expected.loss(), within(1e-4));
        Floats gradient = new Floats(supernet.parameters());
        pass.backward(program, logitGradient, gradient);
        compare(supernet, expected, gradient);
    }

    private static void compare(Supernet supernet, ReferenceNet.Result expected, Floats gradient) {
        for (Parameter parameter : supernet.store().parameters()) {
            double scale = 1e-3;
            double worst = 0;
            for (int i = 0; i < parameter.size(); i++) {
                double own = gradient.floats().get(parameter.offset() + i);
                double right = expected.gradient()[parameter.offset() + i];
                scale = Math.max(scale, Math.abs(right));
                worst = Math.max(worst, Math.abs(own - right));
            }
            assertThat(worst / scale)
                    .as("gradient of %s, worst difference %g of %g", parameter.name(), worst, scale)
                    .isLessThan(TOLERANCE);
        }
    }
}
