package io.splitnets.nas.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.nas.dataset.ImageSet;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ingredients beyond the standard training: each one acts, and keeps what holds of the standard one. */
final class TrainingOptionsTest {
    private static final ImageSet IMAGES = TestSpaces.stripes(64, 1);
    private static final TrainingListener SILENT = (step, largest, group) -> true;

    private record Variant(List<GroupMember> group, TrainingOptions options, SupernetStart start) {}

    private static final Variant STANDARD =
            new Variant(TrainingPlan.FULL_GROUP, TrainingOptions.STANDARD, SupernetStart.STANDARD);

    static List<Variant> variants() {
        List<GroupMember> plain = List.of(GroupMember.LARGEST, GroupMember.ONE_SPLIT, GroupMember.SMALLEST_PLAIN);
        return List.of(
                with(new TrainingOptions(Teaching.NONE, 0, 0)),
                with(new TrainingOptions(Teaching.ALPHA, 0, 0)),
                with(new TrainingOptions(Teaching.KL, 0.01, 0)),
                with(new TrainingOptions(Teaching.KL, 0, 0.5)),
                with(new TrainingOptions(Teaching.KL, 0, 0).withDropout(0.3)),
                with(new SupernetStart(SplitInitialisation.GEOMETRIC_MEAN, true)),
                with(new SupernetStart(SplitInitialisation.GLOROT, false)),
                new Variant(plain, TrainingOptions.STANDARD, SupernetStart.STANDARD));
    }

    private static Variant with(TrainingOptions options) {
        return new Variant(TrainingPlan.FULL_GROUP, options, SupernetStart.STANDARD);
    }

    private static Variant with(SupernetStart start) {
        return new Variant(TrainingPlan.FULL_GROUP, TrainingOptions.STANDARD, start);
    }

    private static TrainingPlan plan(Variant variant, int workers) {
        return new TrainingPlan(
                5, 16, 2, variant.group(), 0.3, 2, 0.9, 1e-5, 0.05, 0.5, true, 1, 7, workers, variant.options());
    }

    private static Supernet fresh(Variant variant) {
        return Supernet.create(TestSpaces.single(), 5, variant.start());
    }

    private static float[] train(Variant variant, int workers) {
        Supernet supernet = fresh(variant);
        new SandwichTrainer(supernet, IMAGES, plan(variant, workers)).run(SILENT);
        return weights(supernet);
    }

    private static float[] weights(Supernet supernet) {
        float[] weights = new float[supernet.parameters()];
        supernet.store().weights().floats().get(0, weights);
        return weights;
    }

    @ParameterizedTest
    @MethodSource("variants")
    void everyVariantActsAndGivesTheSameBytesOnAnyWorkersAndAfterAResume(Variant variant, @TempDir Path folder) {
        float[] one = train(variant, 1);
        assertThat(one).isNotEqualTo(train(STANDARD, 2));
        assertThat(train(variant, 2)).containsExactly(one);
        Path file = folder.resolve("a");
        SandwichTrainer interrupted = new SandwichTrainer(fresh(variant), IMAGES, plan(variant, 2));
        interrupted.run((step, largest, group) -> step < 2);
        interrupted.save(file);
        Supernet again = fresh(variant);
        SandwichTrainer resumed = new SandwichTrainer(again, IMAGES, plan(variant, 1));
        resumed.resume(file);
        resumed.run(SILENT);
        assertThat(weights(again)).containsExactly(one);
        SandwichTrainer standard = new SandwichTrainer(fresh(STANDARD), IMAGES, plan(STANDARD, 1));
        assertThatThrownBy(() -> standard.resume(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("another");
    }

    @Test
    void aStandardPlanAndStartKeepTheTextThatKeptWeightsAreFoundBy() {
        assertThat(plan(STANDARD, 1))
                .hasToString("TrainingPlan[steps=5, batch=16, shards=2, group=[LARGEST, PLAIN, SEVERAL_SPLITS, "
                        + "ONE_SPLIT, SMALLEST], learningRate=0.3, warmupSteps=2, momentum=0.9, weightDecay=1.0E-5, "
                        + "labelSmoothing=0.05, distillation=0.5, flip=true, shift=1, seed=7, workers=1]");
        assertThat(SupernetStart.STANDARD).hasToString("GEOMETRIC_MEAN");
        assertThat(plan(with(new TrainingOptions(Teaching.KL, 1, 0)), 1).toString())
                .endsWith("workers=1, options=TrainingOptions[teaching=KL, gradientClip=1.0, dropConnect=0.0]]");
        assertThat(new TrainingOptions(Teaching.KL, 1, 0).withDropout(0.2).toString())
                .endsWith("dropConnect=0.0, dropout=0.2]");
    }

    @Test
    void zeroGammaActsOnlyWhereEveryNetworkAddsTheInput() {
        Supernet zero = fresh(with(new SupernetStart(SplitInitialisation.GEOMETRIC_MEAN, true)));
        Supernet one = fresh(STANDARD);
        for (Parameter parameter : zero.store().parameters()) {
            boolean last = parameter.name().endsWith(".1.project.gamma");
            for (int i = parameter.offset(); i < parameter.offset() + parameter.size(); i++) {
                float expected = last ? 0f : one.store().weights().floats().get(i);
                assertThat(zero.store().weights().floats().get(i)).isEqualTo(expected);
            }
        }
    }

    @Test
    void splitFreeGroupsDrawNoSplitModule() {
        ChoiceSampler sampler = new ChoiceSampler(TestSpaces.single());
        SubnetChoice drawn = sampler.draw(GroupMember.SMALLEST_PLAIN, new java.util.SplittableRandom(1));
        assertThat(drawn.splits()).isEmpty();
        assertThat(drawn.stemWidth()).isEqualTo(4);
    }

    @Test
    void optionsOutsideTheirRangesAreRefused() {
        assertThatThrownBy(() -> new TrainingOptions(Teaching.KL, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TrainingOptions(Teaching.KL, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TrainingOptions(Teaching.KL, 0, 0).withDropout(1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
