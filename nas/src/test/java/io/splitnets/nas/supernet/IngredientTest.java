package io.splitnets.nas.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.PhaseSpec;
import io.splitnets.nas.space.SplitChoice;
import io.splitnets.network.Fusion;
import io.splitnets.network.Layer.Activation;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts behind the training options, each by itself. */
final class IngredientTest {
    private static Floats of(float... values) {
        Floats floats = new Floats(values.length);
        floats.floats().put(0, values);
        return floats;
    }

    private static double divergence(float[] logits, float[] teacher, float[] gradient) {
        Floats into = of(new float[logits.length]);
        double loss = Losses.alphaDivergence(of(logits), teacher, logits.length, 1, into);
        into.floats().get(0, gradient);
        return loss;
    }

    @Test
    void theDivergenceIsTheLargerOfTheTwoByHand() {
        // q = (1/2, 1/2). Sure teacher: KL = ln 2 - H(p). Sum of q (q/p - 1) / 2 with q/p cut to 5.
        float[] sure = {0.9f, 0.1f};
        double forward = 0.9 * Math.log(1.8) + 0.1 * Math.log(0.2);
        double reverse = 0.25 * (0.5 / 0.9 - 1) + 0.25 * (5 - 1);
        assertThat(reverse).isGreaterThan(forward);
        assertThat(divergence(new float[2], sure, new float[2])).isCloseTo(reverse, within(1e-5));
        // q = (0.5, 0.25, 0.25) against (0.02, 0.49, 0.49): the first ratio, 25, is cut, and the forward one is larger.
        float[] logits = {(float) Math.log(2), 0, 0};
        float[] other = {0.02f, 0.49f, 0.49f};
        double left = 0.25 * (5 - 1) + 2 * 0.125 * (0.25 / 0.49 - 1);
        assertThat(divergence(logits, other, new float[3])).isCloseTo(left, within(1e-4));
        float[] same = {0.5f, 0.5f};
        assertThat(divergence(new float[2], same, new float[2])).isCloseTo(0, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "6"})
    void theGradientOfTheDivergenceIsItsSlopeWhereNothingIsCut(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] logits = new float[5];
        float[] raw = new float[5];
        for (int c = 0; c < 5; c++) {
            logits[c] = (float) (1.2 * random.nextDouble() - 0.6);
            raw[c] = (float) (1.2 * random.nextDouble() - 0.6);
        }
        float[] teacher = Losses.softmax(of(raw), 1, 5);
        float[] gradient = new float[5];
        divergence(logits, teacher, gradient);
        for (int c = 0; c < 5; c++) {
            float h = 1e-2f;
            float[] up = logits.clone();
            float[] down = logits.clone();
            up[c] += h;
            down[c] -= h;
            double slope = (divergence(up, teacher, new float[5]) - divergence(down, teacher, new float[5])) / (2 * h);
            assertThat((double) gradient[c]).isCloseTo(slope, within(2e-4));
        }
    }

    @Test
    void clippingCutsEveryElement() {
        Floats g = of(0.5f, -3f, 2f, -1f);
        Elementwise.clip(g, 4, 1f);
        float[] cut = new float[4];
        g.floats().get(0, cut);
        assertThat(cut).containsExactly(0.5f, -1f, 1f, -1f);
    }

    @Test
    void branchesAreLeftOutMoreOftenTowardsTheEndAndKeepTheirMean() {
        TrainingPlan plan = new TrainingPlan(
                1,
                20_000,
                1,
                TrainingPlan.FULL_GROUP,
                1,
                0,
                0,
                0,
                0,
                0,
                false,
                0,
                3,
                1,
                new TrainingOptions(Teaching.KL, 0, 0.4));
        Floats ones = new Floats(20_000);
        for (int block = 0; block < 4; block++) {
            float[] values = new float[20_000];
            Arrays.fill(values, 1f);
            ones.floats().put(0, values);
            DropConnect.draw(plan, 0, 4).scale(ones, block, new Extent(1, 1, 1, 1), 20_000);
            ones.floats().get(0, values);
            double sum = 0;
            int dropped = 0;
            for (float value : values) {
                sum += value;
                dropped += value == 0 ? 1 : 0;
            }
            assertThat(sum / 20_000).isCloseTo(1, within(0.03));
            assertThat(dropped / 20_000.0).isCloseTo(0.1 * block, within(0.01));
        }
    }

    private static TrainingPlan dropout(double share) {
        TrainingOptions options = new TrainingOptions(Teaching.KL, 0, 0).withDropout(share);
        return new TrainingPlan(1, 6, 1, TrainingPlan.FULL_GROUP, 1, 0, 0, 0, 0, 0, false, 0, 3, 1, options);
    }

    @Test
    void inputsOfTheClassifierAreLeftOutByTheirChanceAndKeepTheirMean() {
        int channels = 20_000;
        float[] ones = new float[2 * channels];
        Arrays.fill(ones, 1f);
        Floats values = new Floats(ones.length);
        values.floats().put(0, ones);
        Dropout drawn = Dropout.of(dropout(0.2), 0);
        drawn.scale(values, 2, channels);
        float[] both = new float[2 * channels];
        values.floats().get(0, both);
        double sum = 0;
        int dropped = 0;
        for (float value : both) {
            sum += value;
            dropped += value == 0 ? 1 : 0;
        }
        assertThat(sum / both.length).isCloseTo(1, within(0.02));
        assertThat((double) dropped / both.length).isCloseTo(0.2, within(0.01));
        values.floats().put(0, ones);
        drawn.part(1).scale(values, 1, channels);
        float[] second = new float[channels];
        values.floats().get(0, second);
        assertThat(second).containsExactly(Arrays.copyOfRange(both, channels, 2 * channels));
    }

    /** Against slopes under the same draw. */
    @Test
    void theGradientPassesWhereTheValueDid() {
        NetworkSpaceSpec space = TestSpaces.single();
        ImageSet images = TestSpaces.noise(6, 1, 1, 4);
        SubnetChoice choice = TestSpaces.largest(space, List.of(), 1);
        Supernet supernet = TestSpaces.scrambled(space, 3);
        Parameter beta = supernet.store().named("head.beta");
        LeftOut drop = new LeftOut(DropConnect.NONE, Dropout.of(dropout(0.5), 0));
        float[] gradient = gradient(supernet, choice, images, drop);
        float step = 1e-2f;
        for (int c = 0; c < beta.size(); c++) {
            double slope = (loss(supernet, choice, images, drop, beta.offset() + c, step)
                            - loss(supernet, choice, images, drop, beta.offset() + c, -step))
                    / (2 * step);
            assertThat((double) gradient[beta.offset() + c]).isCloseTo(slope, within(2e-3));
        }
        assertThat(gradient).isNotEqualTo(gradient(supernet, choice, images, LeftOut.NONE));
    }

    private static double loss(
            Supernet supernet, SubnetChoice choice, ImageSet images, LeftOut drop, int at, float moved) {
        float before = supernet.store().weights().floats().get(at);
        supernet.store().weights().floats().put(at, before + moved);
        Floats columns = new Floats();
        new InputColumns(images)
                .fill(
                        new InputColumns.Selection(
                                IntStream.range(0, 6).toArray(), new InputColumns.Move[0], choice.resolution(), 1),
                        columns);
        Floats logits = new TrainingPass(supernet).forward(supernet.program(choice), columns, 6, drop);
        float[] targets = Losses.smoothed(new int[] {0, 1, 2, 0, 1, 2}, 3, 0.1);
        double loss = Losses.crossEntropy(logits, targets, 3, 1 / 6.0, new Floats()) / 6;
        supernet.store().weights().floats().put(at, before);
        return loss;
    }

    @Test
    void aScaledBranchIsOneWithAScaledNormalisation() {
        NetworkSpaceSpec space = TestSpaces.single();
        ImageSet images = TestSpaces.noise(6, 1, 1, 4);
        SubnetChoice choice = TestSpaces.largest(space, List.of(), 1);
        // The largest network adds in mb1.0 (stem 6, width 6), mb1.1 and mb2.1. The last one's branches are halved.
        float[][] factors = new float[3][6];
        for (float[] block : factors) {
            Arrays.fill(block, 1f);
        }
        Arrays.fill(factors[2], 0.5f);
        Supernet plain = TestSpaces.scrambled(space, 3);
        Supernet halved = TestSpaces.scrambled(space, 3);
        for (String name : List.of("mb2.1.project.gamma", "mb2.1.project.beta")) {
            Parameter parameter = plain.store().named(name);
            for (int i = parameter.offset(); i < parameter.offset() + parameter.size(); i++) {
                halved.store()
                        .weights()
                        .floats()
                        .put(i, 0.5f * halved.store().weights().floats().get(i));
            }
        }
        float[] dropped = gradient(plain, choice, images, new LeftOut(new DropConnect(factors, 0), Dropout.NONE));
        float[] expected = gradient(halved, choice, images, LeftOut.NONE);
        for (Parameter parameter : plain.store().parameters()) {
            boolean scaled = parameter.name().startsWith("mb2.1.project.");
            float factor = scaled ? 0.5f : 1f;
            for (int i = parameter.offset(); i < parameter.offset() + parameter.size(); i++) {
                assertThat(dropped[i]).as(parameter.name()).isCloseTo(factor * expected[i], within(2e-5f));
            }
        }
    }

    private static float[] gradient(Supernet supernet, SubnetChoice choice, ImageSet images, LeftOut drop) {
        Floats columns = new Floats();
        new InputColumns(images)
                .fill(
                        new InputColumns.Selection(
                                IntStream.range(0, 6).toArray(), new InputColumns.Move[0], choice.resolution(), 1),
                        columns);
        TrainingPass pass = new TrainingPass(supernet);
        Floats logits = pass.forward(supernet.program(choice), columns, 6, drop);
        Floats logitGradient = new Floats();
        float[] targets = Losses.smoothed(new int[] {0, 1, 2, 0, 1, 2}, 3, 0.1);
        Losses.crossEntropy(logits, targets, 3, 1 / 6.0, logitGradient);
        Floats gradient = new Floats(supernet.parameters());
        pass.backward(supernet.program(choice), logitGradient, gradient);
        float[] values = new float[supernet.parameters()];
        gradient.floats().get(0, values);
        return values;
    }

    @ParameterizedTest
    @CsvSource({
        "HE_FAN_IN, 1, 0.25, 1, 4",
        "HE_FAN_OUT, 4, 1, 0.25, 1",
        "GEOMETRIC_MEAN, 2, 0.5, 0.5, 2",
        // 1 / (c_in + c_out): a share 1 / (1 + r) of what fan-in gives, r being 1/4 and then 4.
        "GLOROT, 0.8, 0.2, 0.2, 0.8"
    })
    void varianceThroughAPairIsWhatTheSchemeSays(
            SplitInitialisation scheme, double reduceOut, double reduceBack, double recoverOut, double recoverBack) {
        int channels = 256;
        int kept = 64;
        NetworkSpaceSpec space = new NetworkSpaceSpec(
                "wide",
                1,
                List.of(8),
                List.of(channels),
                List.of(new PhaseSpec(
                        "mb1", List.of(4), List.of(1), List.of(3), List.of(1), 2, false, Activation.RELU6)),
                4,
                3,
                List.of(kept),
                List.of(8),
                List.of(1),
                Fusion.CONCATENATE);
        Supernet supernet = Supernet.create(space, 9, scheme);
        double[] factors = new double[4];
        String[] names = {"split0.reduce", "split0.recover"};
        for (int i = 0; i < 2; i++) {
            Parameter weight = supernet.store().named(names[i]);
            factors[2 * i] = gain(supernet, weight, false);
            factors[2 * i + 1] = gain(supernet, weight, true);
        }
        double[] expected = {reduceOut, reduceBack, recoverOut, recoverBack};
        for (int i = 0; i < 4; i++) {
            assertThat(factors[i]).isCloseTo(expected[i], within(0.06 * expected[i]));
        }
    }

    /** Variance of the result over that of a random input, without the gain of 2; backward by the transposed weight. */
    private static double gain(Supernet supernet, Parameter weight, boolean backward) {
        int samples = 64;
        int rows = weight.rows();
        int columns = weight.columns();
        int in = backward ? columns : rows;
        int out = backward ? rows : columns;
        Floats x = new Floats(samples * in);
        Floats y = new Floats(samples * out);
        SplittableRandom random = new SplittableRandom(4);
        double before = 0;
        for (int i = 0; i < samples * in; i++) {
            float value = (float) (random.nextDouble() - 0.5);
            x.floats().put(i, value);
            before += (double) value * value / (samples * in);
        }
        Gemm.Block w = new Gemm.Block(supernet.store().weights().at(weight.offset()), columns);
        Gemm.Size size = new Gemm.Size(samples, rows, columns);
        if (backward) {
            Gemm.inputGradient(size, new Gemm.Block(x.at(0), in), w, new Gemm.Block(y.at(0), out));
        } else {
            Gemm.forward(size, new Gemm.Block(x.at(0), in), w, new Gemm.Block(y.at(0), out), 0f);
        }
        double after = 0;
        for (int i = 0; i < samples * out; i++) {
            after += (double) y.floats().get(i) * y.floats().get(i) / (samples * out);
        }
        return after / before / 2;
    }

    @Test
    void twoBitsHaveThreeCodesThreeBitsSevenAndFloatsNoQuantiser() {
        NetworkSpaceSpec small = TestSpaces.single();
        NetworkSpaceSpec space = new NetworkSpaceSpec(
                "bits",
                1,
                small.resolutions(),
                small.stemWidths(),
                small.phases(),
                10,
                3,
                small.keptChannels(),
                List.of(2, 3, 32),
                small.views(),
                small.fusion());
        Supernet supernet = Supernet.create(space, 1, SplitInitialisation.GEOMETRIC_MEAN);
        int[] levels = space.splitBits().stream()
                .mapToInt(bits -> levels(supernet, TestSpaces.largest(space, List.of(new SplitChoice(1, 3, bits)), 1)))
                .toArray();
        assertThat(levels).containsExactly(1, 3, 0);
    }

    private static int levels(Supernet supernet, SubnetChoice choice) {
        return supernet.program(choice).ops().stream()
                .filter(Op.Quantise.class::isInstance)
                .mapToInt(op -> ((Op.Quantise) op).levels())
                .sum();
    }
}
