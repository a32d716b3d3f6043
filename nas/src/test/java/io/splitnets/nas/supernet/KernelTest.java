package io.splitnets.nas.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.network.Layer.Activation;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Single kernels by hand. */
final class KernelTest {
    private static Floats of(float... values) {
        Floats floats = new Floats(values.length);
        floats.floats().put(0, values);
        return floats;
    }

    private static float[] read(Floats floats, int size) {
        float[] values = new float[size];
        floats.floats().get(0, values);
        return values;
    }

    @Test
    void fakeQuantisationRoundsAndClips() {
        // 4 bits: codes -7 to 7; range 3.5, so one step is 0.5. Ties go to the even code.
        Floats x = of(0.2f, 0.3f, -1.76f, 0.25f, 0.75f, 9f, -9f, 3.5f);
        Floats y = new Floats(8);
        Elementwise.quantise(x, y, 8, 3.5f, 7);
        assertThat(read(y, 8)).containsExactly(0f, 0.5f, -2f, 0f, 1f, 3.5f, -3.5f, 3.5f);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "7,2.5", "127,6", "32767,3", "8388607,6"})
    void everyWidthRoundsTiesToTheEvenCode(int levels, float range) {
        int size = 5000;
        SplittableRandom random = new SplittableRandom(levels);
        Floats x = new Floats(size);
        float step = range / levels;
        for (int i = 0; i < size; i++) {
            // Codes, places in the middle between two of them, and values far outside.
            double code = random.nextInt(2 * levels + 1) - levels + (i % 3 == 0 ? 0.5 : 0);
            x.floats().put(i, (float) (i % 7 == 0 ? 10 * range * (random.nextDouble() - 0.5) : code * step));
        }
        Floats y = new Floats(size);
        Elementwise.quantise(x, y, size, range, levels);
        for (int i = 0; i < size; i++) {
            float code = (float) Math.rint(x.floats().get(i) * (levels / range));
            assertThat(y.floats().get(i) + 0f).isEqualTo(Math.max(-levels, Math.min(levels, code)) * step + 0f);
        }
        assertThat(Elementwise.largest(y, size)).isEqualTo(levels * step);
    }

    @Test
    void relu6ClipsExactly() {
        float[] values = {-1e6f, -6f, -1e-30f, 0f, 1e-30f, 0.1f, 3f, 5.9999995f, 6f, 6.0000005f, 7f, 11f, 13f, 3e7f};
        float[] expected = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            expected[i] = Math.min(6f, Math.max(0f, values[i]));
        }
        Floats x = of(values);
        new BatchNormKernel().bias(x, values.length, 1, new float[1], true);
        assertThat(read(x, values.length)).containsExactly(expected);
    }

    @Test
    void theStraightThroughGradientStopsOutsideTheRange() {
        Floats x = of(0.2f, 3.5f, 3.6f, -3.6f, -1f);
        Floats g = of(1f, 2f, 3f, 4f, 5f);
        Elementwise.quantiseGradient(x, g, 5, 3.5f);
        assertThat(read(g, 5)).containsExactly(1f, 2f, 0f, 0f, 5f);
    }

    @Test
    void theSigmoidIsThatOfTheMathLibrary() {
        for (double x = -60; x <= 60; x += 0.0173) {
            double expected = 1 / (1 + StrictMath.exp(-(float) x));
            assertThat((double) ActivationKernel.sigmoid((float) x)).isCloseTo(expected, within(1e-6 * expected));
        }
        assertThat(ActivationKernel.sigmoid(1e30f)).isEqualTo(1f);
        assertThat(ActivationKernel.sigmoid(-1e30f)).isBetween(0f, 1e-34f);
    }

    @Test
    void hardSwishByHand() {
        Floats x = of(-4f, -3f, -1f, 0f, 1f, 3f, 5f);
        Floats y = new Floats(7);
        Floats g = of(1f, 1f, 1f, 1f, 1f, 1f, 2f);
        ActivationKernel kernel = new ActivationKernel();
        kernel.forward(Activation.HARD_SWISH, x, y, 7);
        assertThat(read(y, 7)).containsExactly(-0f, -0f, -2 / 6f, 0f, 4 / 6f, 3f, 5f);
        kernel.backward(Activation.HARD_SWISH, x, g, 7);
        assertThat(read(g, 7)).containsExactly(0f, 0f, 1 / 6f, 0.5f, 5 / 6f, 1f, 2f);
    }

    @ParameterizedTest
    @CsvSource({"1,7", "3,1500", "72,100", "1500,5"})
    void statisticsAreMeanAndBiasedVariance(int channels, int rows) {
        SplittableRandom random = new SplittableRandom(channels);
        Floats x = new Floats(rows * channels);
        double[] sum = new double[channels];
        double[] squares = new double[channels];
        for (int i = 0; i < rows * channels; i++) {
            float value = (float) (random.nextDouble() * 4 - 1 + i % channels % 5);
            x.floats().put(i, value);
            sum[i % channels] += value;
            squares[i % channels] += (double) value * value;
        }
        double[] mean = new double[channels];
        double[] variance = new double[channels];
        new BatchNormKernel().statistics(x, rows, channels, mean, variance);
        for (int c = 0; c < channels; c++) {
            double expected = sum[c] / rows;
            assertThat(mean[c]).isCloseTo(expected, within(1e-5));
            assertThat(variance[c]).isCloseTo(squares[c] / rows - expected * expected, within(1e-4));
        }
    }

    @Test
    void anAreaOfTwoByTwoIsItsMeanAndEqualSizesAreCopied() {
        float[] source = {0, 2, 4, 6, 2, 4, 6, 8, 1, 1, 0, 0, 1, 1, 0, 4};
        float[] half = new float[4];
        new Resizer(4, 4, 1, 2).resize(source, half);
        assertThat(half).containsExactly(2f, 6f, 1f, 1f);
        float[] same = new float[16];
        new Resizer(4, 4, 1, 4).resize(source, same);
        assertThat(same).containsExactly(source);
    }

    @Test
    void growingInterpolatesBetweenPixelCentres() {
        int[] starts = new int[4];
        float[][] weights = Resizer.table(2, 4, starts);
        // Centres of the four lie at -0.25, 0.25, 0.75 and 1.25 of the two; the outer ones see one pixel.
        float[] values = new float[4];
        for (int i = 0; i < 4; i++) {
            for (int k = 0; k < weights[i].length; k++) {
                values[i] += weights[i][k] * (starts[i] + k == 0 ? 0f : 8f);
            }
        }
        assertThat(values).containsExactly(0f, 2f, 6f, 8f);
    }

    @ParameterizedTest
    @CsvSource({"28,20", "28,24", "28,32", "32,28", "7,5", "5,7"})
    void resizingKeepsAFlatImageFlat(int from, int to) {
        for (float[] weights : Resizer.table(from, to, new int[to])) {
            double sum = 0;
            for (float weight : weights) {
                assertThat(weight).isNotNegative();
                sum += weight;
            }
            assertThat(sum).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void columnsHoldThePatchesOfTheChosenViewsMirroredAndMoved() {
        byte[] pixels = new byte[2 * 2 * 4 * 4];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) i;
        }
        ImageSet images = new ImageSet("ramp", pixels, new byte[2], 2, 4, 4, 1, 1);
        Floats columns = new Floats();
        InputColumns.Move[] none = new InputColumns.Move[0];
        new InputColumns(images).fill(new InputColumns.Selection(new int[] {1, 0}, none, 4, 2), columns);
        // Block: view 0 of object 1 (pixels 32..47); its patch (1, 1) is centred on pixel (2, 2).
        assertThat(columns.floats().get(3 * 9 + 4) * 255).isCloseTo(42f, within(1e-4f));
        assertThat(columns.floats().get(0)).isZero();
        // Third block: view 1 of object 1 (pixels 48..63), first patch centred on its first pixel.
        assertThat(columns.floats().get(2 * 36 + 4) * 255).isCloseTo(48f, within(1e-4f));
        InputColumns.Move[] moved = {new InputColumns.Move(true, 1, 0)};
        new InputColumns(images).fill(new InputColumns.Selection(new int[] {0}, moved, 4, 1), columns);
        // Mirrored and one row down: pixel (0, 0) is empty, pixel (1, 0) was (0, 3).
        assertThat(columns.floats().get(4)).isZero();
        assertThat(columns.floats().get(7) * 255).isCloseTo(3f, within(1e-4f));
    }

    @Test
    void crossEntropyIsThatOfTheTextbook() {
        Floats logits = of(0f, (float) Math.log(3));
        Floats gradient = new Floats();
        double loss = Losses.crossEntropy(logits, Losses.smoothed(new int[] {1}, 2, 0.2), 2, 1, gradient);
        assertThat(loss).isCloseTo(-0.1 * Math.log(0.25) - 0.9 * Math.log(0.75), within(1e-6));
        assertThat(gradient.floats().get(0)).isCloseTo(0.15f, within(1e-6f));
        assertThat(gradient.floats().get(1)).isCloseTo(-0.15f, within(1e-6f));
    }

    @ParameterizedTest
    @EnumSource(SplitInitialisation.class)
    void splitModulesStartWithTheVarianceOfTheScheme(SplitInitialisation scheme) {
        Supernet supernet = Supernet.create(TestSpaces.single(), 3, scheme);
        Parameter reduce = supernet.store().named("split2.reduce");
        double squares = 0;
        double bound = Math.sqrt(3 * scheme.variance(8, 3));
        for (int i = 0; i < reduce.size(); i++) {
            double value = supernet.store().weights().floats().get(reduce.offset() + i);
            assertThat(Math.abs(value)).isLessThanOrEqualTo(bound * (1 + 1e-6));
            squares += value * value;
        }
        assertThat(squares / reduce.size()).isBetween(0.4 * bound * bound / 3, 1.8 * bound * bound / 3);
        assertThat(SplitInitialisation.GEOMETRIC_MEAN.variance(32, 8)).isEqualTo(2.0 / 16);
    }

    @Test
    void theNativeLibraryHereHasOneDnnAndOneWithoutIsRefused() {
        assertThatCode(NativeSelfTest::require).doesNotThrowAnyException();
        assertThatCode(() -> NativeSelfTest.check("HAVE_FLATBUFFERS\nHAVE_ONEDNN\nHAVE_OPENBLAS", "amd64"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> NativeSelfTest.check("HAVE_FLATBUFFERS\nHAVE_OPENBLAS", "amd64"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has no oneDNN")
                .hasMessageContaining("classifier");
        assertThatCode(() -> NativeSelfTest.check("HAVE_OPENBLAS", "aarch64")).doesNotThrowAnyException();
    }
}
