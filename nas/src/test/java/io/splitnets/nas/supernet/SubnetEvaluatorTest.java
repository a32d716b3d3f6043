package io.splitnets.nas.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.PhaseChoice;
import io.splitnets.nas.space.SplitChoice;
import io.splitnets.network.Fusion;
import io.splitnets.network.Layer.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.evaluation.classification.Evaluation;

/** Recalibrated and folded subnets. */
final class SubnetEvaluatorTest {
    @Test
    void foldedLogitsOfTheCalibrationImagesAreThoseOfTheTrainingPass() {
        foldedLogitsAreThoseOfTheTrainingPass(TestSpaces.small(1, List.of(1, 2, 4), Fusion.CONCATENATE));
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"RELU6", "SWISH", "HARD_SWISH"})
    void soTheyAreWithSqueezeAndExcite(Activation activation) {
        foldedLogitsAreThoseOfTheTrainingPass(TestSpaces.squeezed(activation, List.of(1, 2, 4)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"RELU6", "SWISH", "HARD_SWISH"})
    void soTheyAreInTheFormOfAttentiveNas(Activation activation) {
        foldedLogitsAreThoseOfTheTrainingPass(TestSpaces.attentive(activation, List.of(1, 2, 4)));
    }

    private static void foldedLogitsAreThoseOfTheTrainingPass(NetworkSpaceSpec space) {
        Supernet supernet = TestSpaces.scrambled(space, 3);
        ImageSet images = TestSpaces.noise(40, 4, 1, 4);
        ChoiceSampler sampler = new ChoiceSampler(space);
        SplittableRandom random = new SplittableRandom(6);
        for (int trial = 0; trial < 12; trial++) {
            SubnetChoice choice = sampler.draw(TrainingPlan.FULL_GROUP.get(trial % 5), random);
            float[] folded = new SubnetEvaluator(supernet, images).logits(choice, images);
            int[] all = java.util.stream.IntStream.range(0, 40).toArray();
            Floats columns = new Floats();
            new InputColumns(images)
                    .fill(
                            new InputColumns.Selection(
                                    all, new InputColumns.Move[0], choice.resolution(), choice.views()),
                            columns);
            Floats logits = new TrainingPass(supernet).forward(supernet.program(choice), columns, 40);
            double worst = 0;
            double mean = 0;
            for (int i = 0; i < folded.length; i++) {
                double difference = Math.abs(folded[i] - logits.floats().get(i));
                worst = Math.max(worst, difference);
                mean += difference / folded.length;
            }
            // An 8-bit code may fall the other way after folding, which moves a few logits by one step.
            assertThat(mean).as("%s", choice).isLessThan(2e-3);
            assertThat(worst).as("%s", choice).isLessThan(0.1);
        }
    }

    @Test
    void threadsAndEarlierCallsDoNotChangeABit() throws Exception {
        NetworkSpaceSpec space = TestSpaces.single();
        Supernet supernet = TestSpaces.scrambled(space, 3);
        SubnetEvaluator evaluator = new SubnetEvaluator(supernet, TestSpaces.noise(40, 1, 1, 4));
        ImageSet images = TestSpaces.noise(150, 1, 1, 5);
        ChoiceSampler sampler = new ChoiceSampler(space);
        SplittableRandom random = new SplittableRandom(6);
        List<SubnetChoice> choices = new ArrayList<>();
        List<float[]> expected = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            choices.add(sampler.draw(GroupMember.ONE_SPLIT, random));
            expected.add(new SubnetEvaluator(supernet, TestSpaces.noise(40, 1, 1, 4)).logits(choices.get(i), images));
        }
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<float[]>> results = new ArrayList<>();
            for (SubnetChoice choice : choices) {
                results.add(threads.submit(() -> evaluator.logits(choice, images)));
            }
            for (int i = 0; i < choices.size(); i++) {
                assertThat(results.get(i).get()).containsExactly(expected.get(i));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aSliceIsASmallNetworkOfItsOwn() {
        Supernet big = TestSpaces.scrambled(TestSpaces.single(), 3);
        NetworkSpaceSpec tiny = new NetworkSpaceSpec(
                "tiny",
                1,
                List.of(12),
                List.of(4),
                List.of(phase("mb1", 4, 3, 1, 1), phase("mb2", 6, 3, 2, 2)),
                10,
                3,
                List.of(2),
                List.of(8),
                List.of(1),
                Fusion.CONCATENATE);
        Supernet small = Supernet.create(tiny, 1, SplitInitialisation.HE_FAN_IN);
        for (Parameter parameter : small.store().parameters()) {
            copy(big, parameter, small);
        }
        SubnetChoice choice = new SubnetChoice(
                12,
                4,
                List.of(new PhaseChoice(4, 1, 3, 1), new PhaseChoice(6, 1, 3, 2)),
                List.of(new SplitChoice(1, 2, 8)),
                1);
        ImageSet images = TestSpaces.noise(30, 1, 1, 4);
        float[] own = new SubnetEvaluator(small, images).logits(choice, images);
        float[] slice = new SubnetEvaluator(big, images).logits(choice, images);
        for (int i = 0; i < own.length; i++) {
            assertThat(slice[i]).isCloseTo(own[i], within(1e-5f));
        }
    }

    private static io.splitnets.nas.space.PhaseSpec phase(String name, int width, int kernel, int expand, int stride) {
        return new io.splitnets.nas.space.PhaseSpec(
                name, List.of(width), List.of(1), List.of(kernel), List.of(expand), stride, false, Activation.RELU6);
    }

    /** Copies the leading rows and columns, or the centre of a 5x5 kernel. */
    private static void copy(Supernet from, Parameter parameter, Supernet to) {
        Parameter source = from.store().named(parameter.name());
        for (int row = 0; row < parameter.rows(); row++) {
            int sourceRow = parameter.name().endsWith("depthwise") ? (row / 3 + 1) * 5 + row % 3 + 1 : row;
            for (int c = 0; c < parameter.columns(); c++) {
                float value = from.store().weights().floats().get(source.at(sourceRow) + c);
                to.store().weights().floats().put(parameter.at(row) + c, value);
            }
        }
    }

    @Test
    void theConfusionMatrixCountsWhatTheAccuracyCounts() {
        Supernet supernet = TestSpaces.scrambled(TestSpaces.single(), 3);
        ImageSet images = TestSpaces.stripes(60, 5);
        SubnetEvaluator evaluator = new SubnetEvaluator(supernet, images);
        SubnetChoice choice = TestSpaces.largest(TestSpaces.single(), List.of(), 1);
        Accuracy accuracy = evaluator.evaluate(choice, images);
        Evaluation evaluation = evaluator.confusion(choice, images);
        assertThat(evaluation.accuracy()).isCloseTo(accuracy.share(), within(1e-12));
        int[] answers = evaluator.classify(choice, images);
        int zeros = 0;
        for (int i = 0; i < answers.length; i++) {
            zeros += answers[i] == 0 && images.labels()[i] == 1 ? 1 : 0;
        }
        assertThat(evaluation.getConfusionMatrix().getCount(1, 0)).isEqualTo(zeros);
    }

    @Test
    void choicesOutsideTheSpaceAreRefused() {
        Supernet supernet = Supernet.create(TestSpaces.single(), 1, SplitInitialisation.GEOMETRIC_MEAN);
        List<PhaseChoice> phases = List.of(new PhaseChoice(4, 1, 3, 1), new PhaseChoice(6, 1, 3, 7));
        Architecture wrong = new Architecture(12, 4, phases, Optional.empty(), 1);
        assertThatThrownBy(() -> supernet.program(SubnetChoice.of(wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mb2 expand 7");
        assertThatThrownBy(() -> new SubnetChoice(12, 4, phases, List.of(), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fuses");
    }

    /** Other numbers of bits work on the very weights, and the fewer there are the further the logits move. */
    @Test
    void weightsServeOtherNumbersOfBits() {
        NetworkSpaceSpec space = TestSpaces.single();
        Supernet supernet = TestSpaces.scrambled(space, 3);
        java.util.Arrays.fill(supernet.ranges(), 4);
        Supernet others = supernet.withSplitBits(List.of(2, 8, 32));
        ImageSet images = TestSpaces.noise(24, 1, 1, 4);
        float[] own = logits(supernet, space, 8, images);
        float[] floats = logits(others, space, 32, images);
        assertThat(logits(others, space, 8, images)).isEqualTo(own);
        assertThat(distance(logits(others, space, 2, images), floats)).isGreaterThan(4 * distance(own, floats));
        assertThatThrownBy(() -> logits(supernet, space, 2, images)).isInstanceOf(IllegalArgumentException.class);
        supernet.store().weights().floats().put(0, 5f);
        assertThat(others.store().weights().floats().get(0)).isEqualTo(5f);
    }

    private static float[] logits(Supernet supernet, NetworkSpaceSpec space, int bits, ImageSet images) {
        SubnetChoice choice = TestSpaces.largest(space, List.of(new SplitChoice(1, 3, bits)), 1);
        return new SubnetEvaluator(supernet, images).logits(choice, images);
    }

    private static double distance(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs(one[i] - other[i]);
        }
        return sum;
    }
}
