package io.splitnets.nas.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.PhaseChoice;
import io.splitnets.nas.space.SplitChoice;
import io.splitnets.network.Layer.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compression afterwards. The largest network has 6, 6 and 8 channels at its three places. */
final class LinearBottleneckTest {
    private static final int FLOAT = 32;
    private static final ImageSet IMAGES = TestSpaces.noise(40, 1, 1, 4);
    private static final NetworkSpaceSpec SPACE = TestSpaces.single();
    private static final SubnetChoice PLAIN = TestSpaces.largest(SPACE, List.of(), 1);
    private static final SubnetEvaluator EVALUATOR = new SubnetEvaluator(TestSpaces.scrambled(SPACE, 3), IMAGES);

    private static void equal(float[] a, float[] b) {
        for (int i = 0; i < a.length; i++) {
            assertThat(a[i]).isEqualTo(b[i], within(1e-4f));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 6", "1, 6", "2, 8", "2, 100"})
    void allChannelsAsFloatsChangeNothing(int phase, int kept) {
        equal(EVALUATOR.logits(PLAIN, new SplitChoice(phase, kept, FLOAT), IMAGES), EVALUATOR.logits(PLAIN, IMAGES));
    }

    /** Every block adds its input here, and activations are steps of their own. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void soItIsInTheFormOfAttentiveNas(int phase) {
        NetworkSpaceSpec space = TestSpaces.attentive(Activation.SWISH, List.of(1));
        SubnetChoice plain = new SubnetChoice(
                12,
                6,
                List.of(new PhaseChoice(6, 2, 5, 1), new PhaseChoice(8, 2, 3, 3), new PhaseChoice(8, 1, 3, 2)),
                List.of(),
                1,
                14);
        SubnetEvaluator evaluator = new SubnetEvaluator(TestSpaces.scrambled(space, 5), IMAGES);
        equal(evaluator.logits(plain, new SplitChoice(phase, 8, FLOAT), IMAGES), evaluator.logits(plain, IMAGES));
    }

    /** Mean squared distance to the features themselves of what crosses with {@code bits}, over pixels. */
    private static double error(SubnetChoice plain, SplitChoice split) {
        float[] before = EVALUATOR.features(plain, split.phase(), IMAGES);
        Floats features = new Floats(before.length);
        features.floats().put(0, before);
        PrincipalChannels components = EVALUATOR.principal(plain, split.phase());
        int channels = components.channels();
        Extent extent = new Extent(1, 1, before.length / channels, channels);
        LinearBottleneck bottleneck = new LinearBottleneck();
        bottleneck.fit(7, components, split.keptChannels(), Op.Quantise.levels(split.bits()));
        bottleneck.after(7, features, extent, 1);
        bottleneck.settle();
        bottleneck.after(6, features, extent, 1);
        bottleneck.after(7, features, extent, 1);
        double sum = 0;
        for (int i = 0; i < before.length; i++) {
            double difference = features.floats().get(i) - before[i];
            sum += difference * difference;
        }
        return sum * channels / before.length;
    }

    private static double leftOut(PrincipalChannels components, int kept) {
        return IntStream.range(kept, components.channels())
                .mapToDouble(c -> components.variances()[c])
                .sum();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void whatIsLostIsTheVarianceLeftOut(int phase) {
        PrincipalChannels components = EVALUATOR.principal(PLAIN, phase);
        double all = leftOut(components, 0);
        for (int kept = 1; kept <= components.channels(); kept++) {
            assertThat(error(PLAIN, new SplitChoice(phase, kept, FLOAT)))
                    .isEqualTo(leftOut(components, kept), within(1e-5 * all));
        }
        assertThat(components.variances()[0]).isGreaterThan(all / components.channels());
    }

    @Test
    void fewerBitsLoseMore() {
        double before = Double.POSITIVE_INFINITY;
        for (int bits : List.of(2, 4, 8, 16)) {
            double error = error(PLAIN, new SplitChoice(1, 6, bits));
            assertThat(error).isBetween(1e-12, before / 4);
            before = error;
        }
    }

    /** No projection of the same rank loses less: here on 20 random directions, made orthogonal. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void noRandomProjectionLosesLess(int phase) {
        float[] features = EVALUATOR.features(PLAIN, phase, IMAGES);
        PrincipalChannels components = EVALUATOR.principal(PLAIN, phase);
        SplittableRandom random = new SplittableRandom(8);
        for (int trial = 0; trial < 20; trial++) {
            int kept = 1 + trial % (components.channels() - 1);
            double lost = lost(features, components.mean(), directions(components.channels(), kept, random));
            assertThat(lost).isGreaterThan(leftOut(components, kept));
        }
    }

    private static List<double[]> directions(int channels, int count, SplittableRandom random) {
        List<double[]> directions = new ArrayList<>();
        while (directions.size() < count) {
            double[] vector = random.doubles(channels, -1, 1).toArray();
            for (double[] other : directions) {
                double along = dot(vector, other);
                for (int c = 0; c < channels; c++) {
                    vector[c] -= along * other[c];
                }
            }
            double length = Math.sqrt(dot(vector, vector));
            for (int c = 0; c < channels; c++) {
                vector[c] /= length;
            }
            directions.add(vector);
        }
        return directions;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double lost(float[] features, double[] mean, List<double[]> directions) {
        int channels = mean.length;
        double sum = 0;
        for (int start = 0; start < features.length; start += channels) {
            double[] vector = new double[channels];
            for (int c = 0; c < channels; c++) {
                vector[c] = features[start + c] - mean[c];
            }
            sum += dot(vector, vector);
            for (double[] direction : directions) {
                double along = dot(vector, direction);
                sum -= along * along;
            }
        }
        return sum * channels / features.length;
    }

    @Test
    void threadsAndEarlierCallsDoNotChangeABit() throws Exception {
        List<SplitChoice> splits =
                List.of(new SplitChoice(0, 2, 8), new SplitChoice(1, 3, 4), new SplitChoice(2, 5, 8));
        List<float[]> alone = new ArrayList<>();
        for (SplitChoice split : splits) {
            alone.add(new SubnetEvaluator(TestSpaces.scrambled(SPACE, 3), IMAGES).logits(PLAIN, split, IMAGES));
        }
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            List<Callable<float[]>> tasks = new ArrayList<>();
            for (int round = 0; round < 3; round++) {
                splits.forEach(split -> tasks.add(() -> EVALUATOR.logits(PLAIN, split, IMAGES)));
            }
            List<Future<float[]>> results = pool.invokeAll(tasks);
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).containsExactly(alone.get(i % splits.size()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void onlyPlainNetworksOfOneViewAreCompressedAfterwards() {
        SplitChoice split = new SplitChoice(1, 2, 8);
        assertThatThrownBy(() -> EVALUATOR.logits(TestSpaces.largest(SPACE, List.of(split), 1), split, IMAGES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without a split module");
        assertThatThrownBy(() -> EVALUATOR.logits(PLAIN, new SplitChoice(3, 2, 8), IMAGES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("before phase 3 of 2");
    }
}
