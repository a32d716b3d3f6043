package io.splitnets.nas.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.nas.augmentation.Augmentation;
import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.network.Fusion;
import io.splitnets.network.Layer.Activation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training as a whole: it learns, is reproducible, and can be interrupted. */
final class SandwichTrainerTest {
    private static final TrainingListener SILENT = (step, largest, group) -> true;

    private static TrainingPlan plan(int steps, int batch, int workers) {
        return new TrainingPlan(
                steps,
                batch,
                2,
                TrainingPlan.FULL_GROUP,
                0.3,
                5,
                0.9,
                1e-5,
                0.05,
                0.5,
                true,
                1,
                7,
                workers,
                TrainingOptions.STANDARD);
    }

    private static float[] train(NetworkSpaceSpec space, ImageSet images, TrainingPlan plan) {
        Supernet supernet = Supernet.create(space, 5, SplitInitialisation.GEOMETRIC_MEAN);
        new SandwichTrainer(supernet, images, plan).run(SILENT);
        return weights(supernet);
    }

    private static float[] weights(Supernet supernet) {
        float[] weights = new float[supernet.parameters()];
        supernet.store().weights().floats().get(0, weights);
        return weights;
    }

    @Test
    void theNumberOfWorkersDoesNotChangeAByte() {
        ImageSet images = TestSpaces.stripes(64, 1);
        float[] one = train(TestSpaces.single(), images, plan(6, 16, 1));
        float[] two = train(TestSpaces.single(), images, plan(6, 16, 2));
        assertThat(two).containsExactly(one);
        TrainingPlan other = new TrainingPlan(
                6,
                16,
                2,
                TrainingPlan.FULL_GROUP,
                0.3,
                5,
                0.9,
                1e-5,
                0.05,
                0.5,
                true,
                1,
                8,
                2,
                TrainingOptions.STANDARD);
        assertThat(train(TestSpaces.single(), images, other)).isNotEqualTo(one);
    }

    @Test
    void augmentationDependsOnSeedAndStepAlone() {
        ImageSet images = TestSpaces.stripes(64, 1);
        Augmentation inverted = (plane, random) -> {
            for (int i = 0; i < plane.pixels().length; i++) {
                plane.pixels()[i] ^= (byte) random.below(256);
            }
        };
        float[] one = train(TestSpaces.single(), images, augmented(inverted, 1));
        assertThat(train(TestSpaces.single(), images, augmented(inverted, 2))).containsExactly(one);
        assertThat(train(TestSpaces.single(), images, plan(3, 16, 1))).isNotEqualTo(one);
        Augmentation nothing = (plane, random) -> {};
        assertThat(train(TestSpaces.single(), images, augmented(nothing, 1)))
                .containsExactly(train(TestSpaces.single(), images, plan(3, 16, 1)));
    }

    private static TrainingPlan augmented(Augmentation augmentation, int workers) {
        return new TrainingPlan(
                3,
                16,
                2,
                TrainingPlan.FULL_GROUP,
                0.3,
                5,
                0.9,
                1e-5,
                0.05,
                0.5,
                true,
                1,
                List.of(augmentation),
                7,
                workers,
                TrainingOptions.STANDARD);
    }

    @Test
    void severalViewsTrainReproduciblyToo() {
        NetworkSpaceSpec space = TestSpaces.small(1, List.of(1, 2, 4), Fusion.CONCATENATE);
        ImageSet images = TestSpaces.noise(32, 4, 1, 2);
        assertThat(train(space, images, plan(3, 8, 2))).containsExactly(train(space, images, plan(3, 8, 1)));
    }

    @Test
    void squeezeAndExciteWithSwishTrainsReproducibly() {
        NetworkSpaceSpec space = TestSpaces.squeezed(Activation.SWISH, List.of(1));
        ImageSet images = TestSpaces.stripes(64, 1);
        assertThat(train(space, images, plan(4, 16, 2))).containsExactly(train(space, images, plan(4, 16, 1)));
    }

    @Test
    void aTinyProblemIsLearnt() {
        Supernet supernet = Supernet.create(TestSpaces.single(), 5, SplitInitialisation.GEOMETRIC_MEAN);
        List<Double> losses = new ArrayList<>();
        boolean finished = new SandwichTrainer(supernet, TestSpaces.stripes(256, 1), plan(60, 32, 2))
                .run((step, largest, group) -> losses.add(group));
        assertThat(finished).isTrue();
        assertThat(losses).hasSize(60);
        assertThat(losses.get(59)).isLessThan(0.6 * losses.get(0));
        SubnetEvaluator evaluator = new SubnetEvaluator(supernet, TestSpaces.stripes(64, 2));
        SubnetChoice largest = TestSpaces.largest(TestSpaces.single(), List.of(), 1);
        assertThat(evaluator.evaluate(largest, TestSpaces.stripes(100, 3)).share())
                .isGreaterThan(0.9);
    }

    @Test
    void anInterruptedRunEndsInTheSameBytes(@TempDir Path folder) {
        ImageSet images = TestSpaces.stripes(64, 1);
        TrainingPlan plan = plan(8, 16, 2);
        Path file = folder.resolve("supernet.checkpoint");
        Supernet first = Supernet.create(TestSpaces.single(), 5, SplitInitialisation.GEOMETRIC_MEAN);
        SandwichTrainer interrupted = new SandwichTrainer(first, images, plan);
        assertThat(interrupted.run((step, largest, group) -> step < 3)).isFalse();
        interrupted.save(file);

        Supernet second = Supernet.create(TestSpaces.single(), 99, SplitInitialisation.GEOMETRIC_MEAN);
        SandwichTrainer resumed = new SandwichTrainer(second, images, plan.withWorkers(1));
        resumed.resume(file);
        assertThat(resumed.step()).isEqualTo(3);
        assertThat(resumed.run(SILENT)).isTrue();

        Supernet whole = Supernet.create(TestSpaces.single(), 5, SplitInitialisation.GEOMETRIC_MEAN);
        new SandwichTrainer(whole, images, plan).run(SILENT);
        assertThat(weights(second)).containsExactly(weights(whole));
        assertThat(second.ranges()).containsExactly(whole.ranges());
    }

    @Test
    void aDamagedOrForeignCheckpointIsRefused(@TempDir Path folder) throws IOException {
        ImageSet images = TestSpaces.stripes(64, 1);
        Supernet supernet = Supernet.create(TestSpaces.single(), 5, SplitInitialisation.GEOMETRIC_MEAN);
        SandwichTrainer trainer = new SandwichTrainer(supernet, images, plan(2, 16, 1));
        Path file = folder.resolve("a");
        trainer.save(file);
        SandwichTrainer other = new SandwichTrainer(supernet, images, plan(3, 16, 1));
        assertThatThrownBy(() -> other.resume(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("another training plan");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> trainer.resume(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("SHA-256");
        Files.write(file, new byte[10]);
        assertThatThrownBy(() -> trainer.resume(file)).isInstanceOf(CheckpointException.class);
    }

    @Test
    void theScheduleWarmsUpAndFallsToZero() {
        TrainingPlan plan = plan(105, 16, 1);
        assertThat(plan.rate(0)).isEqualTo(0.3 / 5);
        assertThat(plan.rate(4)).isEqualTo(0.3);
        assertThat(plan.rate(55)).isBetween(0.149, 0.151);
        assertThat(plan.rate(104)).isLessThan(1e-3);
    }

    @Test
    void everyObjectComesOncePerEpoch() {
        BatchOrder order = new BatchOrder(64, plan(8, 16, 1));
        List<Integer> seen = new ArrayList<>();
        for (int step = 0; step < 4; step++) {
            for (int object : order.batch(step).objects()) {
                seen.add(object);
            }
        }
        assertThat(seen).hasSize(64).doesNotHaveDuplicates();
        assertThat(order.batch(4).objects()).isNotEqualTo(order.batch(0).objects());
    }
}
