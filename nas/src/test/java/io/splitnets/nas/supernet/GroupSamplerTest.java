package io.splitnets.nas.supernet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.supernet.AttentiveSampling.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Attentive sampling: candidates lie near one cost, the right one is trained, and nothing else changes. */
final class GroupSamplerTest {
    private static final ImageSet IMAGES = TestSpaces.stripes(64, 1);
    private static final TrainingListener SILENT = (step, largest, group) -> true;
    /** Rises with everything that is chosen; the values of the space lie between 200 and 4,000. */
    private static final ChoiceCost COST = choice -> OptionalDouble.of(choice.resolution()
            * choice.stemWidth()
            * choice.phases().stream()
                    .mapToDouble(phase -> phase.width() * phase.depth() + phase.kernel() * phase.expand())
                    .sum()
            / 10);

    private static final ChoiceCost NOTHING_RUNS = choice -> OptionalDouble.empty();

    private static TrainingPlan plan(Optional<AttentiveSampling> attentive, int workers) {
        return plan(TrainingPlan.FULL_GROUP, attentive, workers);
    }

    private static TrainingPlan plan(List<GroupMember> group, Optional<AttentiveSampling> attentive, int workers) {
        return new TrainingPlan(
                5,
                16,
                2,
                group,
                0.3,
                2,
                0.9,
                1e-5,
                0.05,
                0.5,
                true,
                1,
                7,
                workers,
                TrainingOptions.STANDARD.withAttentive(attentive));
    }

    private static Optional<AttentiveSampling> attentive(Kind kind, double tolerance) {
        return Optional.of(new AttentiveSampling(kind, 3, tolerance, "test"));
    }

    private static GroupSampler sampler(double tolerance, ChoiceCost cost) {
        return new GroupSampler(TestSpaces.single(), plan(attentive(Kind.BEST_UP, tolerance), 1), Optional.of(cost));
    }

    /** Candidates of 40 steps for the two members that are chosen by cost. */
    private static List<List<SubnetChoice>> candidates(GroupSampler sampler) {
        List<List<SubnetChoice>> all = new ArrayList<>();
        for (int step = 0; step < 40; step++) {
            List<List<SubnetChoice>> group = sampler.draw(step);
            assertThat(group).hasSize(5);
            for (int fixed : new int[] {0, 2, 4}) {
                assertThat(group.get(fixed)).hasSize(1);
            }
            all.add(group.get(1));
            all.add(group.get(3));
        }
        return all;
    }

    private static List<Double> costs(Collection<SubnetChoice> choices) {
        return choices.stream()
                .map(choice -> COST.milliseconds(choice).orElseThrow())
                .sorted()
                .toList();
    }

    /** Either all are within the tolerance of one cost, or the tries were used up and nothing seen lies between them. */
    @ParameterizedTest
    @CsvSource({"0.3, 40", "0.1, 30", "0.000000001, 0"})
    void candidatesLieNearOneCostOrAreTheNearestSeen(double tolerance, int atLeastNear) {
        Set<SubnetChoice> asked = new LinkedHashSet<>();
        int[] questions = {0};
        ChoiceCost recording = choice -> {
            asked.add(choice);
            questions[0]++;
            return COST.milliseconds(choice);
        };
        List<GroupMember> members = List.of(GroupMember.LARGEST, GroupMember.ONE_SPLIT);
        GroupSampler sampler = new GroupSampler(
                TestSpaces.single(), plan(members, attentive(Kind.BEST_UP, tolerance), 1), Optional.of(recording));
        sampler.targets(GroupMember.ONE_SPLIT);
        int near = 0;
        for (int step = 0; step < 40; step++) {
            asked.clear();
            questions[0] = 0;
            List<SubnetChoice> rivals = sampler.draw(step).get(1);
            List<Double> costs = costs(rivals);
            assertThat(rivals).hasSize(3).doesNotHaveDuplicates();
            assertThat(questions[0]).isLessThanOrEqualTo(3 * GroupSampler.TRIES);
            if (costs.get(2) / costs.get(0) <= (1 + tolerance) / (1 - tolerance)) {
                near++;
            } else {
                assertThat(questions[0]).isEqualTo(3 * GroupSampler.TRIES);
                assertThat(costs(asked)).containsSequence(costs);
            }
        }
        assertThat(near).isGreaterThanOrEqualTo(atLeastNear);
    }

    @Test
    void whereAllCostAboutTheSameNothingIsChosenByCost() {
        ChoiceCost flat = choice -> OptionalDouble.of(10 + choice.resolution() / 100.0);
        assertThat(candidates(sampler(0.1, flat)))
                .allSatisfy(rivals -> assertThat(rivals).hasSize(1));
        assertThat(candidates(sampler(0.001, flat)))
                .allSatisfy(rivals -> assertThat(rivals).hasSize(3));
    }

    @Test
    void targetsAreTheCostsOfASeededSample() {
        GroupSampler sampler = sampler(0.1, COST);
        double[] costs = sampler.targets(GroupMember.ONE_SPLIT);
        assertThat(costs).hasSize(GroupSampler.SAMPLE).isSorted();
        assertThat(sampler(0.3, COST).targets(GroupMember.ONE_SPLIT)).containsExactly(costs);
    }

    @Test
    void whatTheSystemCannotRunIsNoCandidate() {
        ChoiceCost half = choice -> choice.resolution() == 12 ? OptionalDouble.empty() : COST.milliseconds(choice);
        GroupSampler sampler = sampler(0.1, half);
        assertThat(sampler.targets(GroupMember.PLAIN).length).isBetween(100, 220);
        assertThat(candidates(sampler))
                .allSatisfy(rivals -> assertThat(rivals)
                        .isNotEmpty()
                        .allSatisfy(choice -> assertThat(choice.resolution()).isLessThan(12)));
        assertThatThrownBy(() -> sampler(0.1, NOTHING_RUNS).draw(0))
                .isInstanceOf(InfeasibleSpaceException.class)
                .hasMessageContaining("none of 256 random networks of the kind 'plain' runs");
    }

    @Test
    void theOtherMembersAreThoseOfATrainingWithoutAttention() {
        GroupSampler attentive = sampler(0.1, COST);
        GroupSampler uniform = new GroupSampler(TestSpaces.single(), plan(Optional.empty(), 1), Optional.empty());
        for (int step = 0; step < 20; step++) {
            for (int fixed : new int[] {0, 2, 4}) {
                assertThat(attentive.draw(step).get(fixed))
                        .isEqualTo(uniform.draw(step).get(fixed));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void theOneWithTheLowestOrHighestLossOnTheBatchIsTrained(Kind kind) {
        Supernet supernet = TestSpaces.scrambled(TestSpaces.single(), 3);
        TrainingPlan plan = plan(attentive(kind, 0.3), 2);
        BatchOrder.Batch batch = new BatchOrder(IMAGES.count(), plan).batch(0);
        ExecutorService workers = Executors.newFixedThreadPool(2);
        List<SubnetProgram> group;
        try {
            group = new SandwichTrainer(supernet, IMAGES, plan, COST).group(batch, workers);
        } finally {
            workers.shutdown();
        }
        List<List<SubnetChoice>> drawn = new GroupSampler(supernet.space(), plan, Optional.of(COST)).draw(0);
        for (int member : new int[] {1, 3}) {
            List<SubnetChoice> rivals = drawn.get(member);
            SubnetChoice chosen = group.get(member).choice();
            assertThat(rivals).contains(chosen);
            double loss = loss(supernet, chosen, batch, plan);
            for (SubnetChoice rival : rivals) {
                double other = loss(supernet, rival, batch, plan);
                assertThat(kind == Kind.BEST_UP ? other - loss : loss - other).isNotNegative();
            }
        }
    }

    /** By hand: both halves of the batch with their own statistics, mean cross entropy against smoothed labels. */
    private static double loss(Supernet supernet, SubnetChoice choice, BatchOrder.Batch batch, TrainingPlan plan) {
        InputColumns input = new InputColumns(IMAGES);
        Floats columns = new Floats();
        double sum = 0;
        for (BatchOrder.Batch part : List.of(batch.part(0, 8), batch.part(8, 16))) {
            input.fill(new InputColumns.Selection(part.objects(), part.moves(), choice.resolution(), 1), columns);
            float[] answer =
                    Losses.softmax(new TrainingPass(supernet).forward(supernet.program(choice), columns, 8), 8, 3);
            for (int i = 0; i < 24; i++) {
                boolean label = IMAGES.labels()[part.objects()[i / 3]] == i % 3;
                double target = (label ? 1 - plan.labelSmoothing() : 0) + plan.labelSmoothing() / 3;
                sum -= target * StrictMath.log(answer[i]);
            }
        }
        return sum / 16;
    }

    @ParameterizedTest
    @EnumSource
    void trainingGivesTheSameBytesOnAnyWorkersAndAfterAResume(Kind kind, @TempDir Path folder) {
        TrainingPlan plan = plan(attentive(kind, 0.2), 1);
        float[] one = train(plan);
        assertThat(train(plan.withWorkers(2))).containsExactly(one);
        assertThat(one).isNotEqualTo(train(plan(Optional.empty(), 1)));
        Path file = folder.resolve("a");
        SandwichTrainer interrupted = trainer(fresh(), plan.withWorkers(2));
        interrupted.run((step, largest, group) -> step < 2);
        interrupted.save(file);
        Supernet again = fresh();
        SandwichTrainer resumed = trainer(again, plan);
        resumed.resume(file);
        resumed.run(SILENT);
        assertThat(weights(again)).containsExactly(one);
        TrainingPlan elsewhere = plan(attentive(kind, 0.2).map(attentive -> attentive.withCosts("another")), 1);
        assertThatThrownBy(() -> trainer(fresh(), elsewhere).resume(file))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("another training plan");
    }

    private static Supernet fresh() {
        return Supernet.create(TestSpaces.single(), 5, SupernetStart.STANDARD);
    }

    private static SandwichTrainer trainer(Supernet supernet, TrainingPlan plan) {
        return new SandwichTrainer(supernet, IMAGES, plan, COST);
    }

    private static float[] train(TrainingPlan plan) {
        Supernet supernet = fresh();
        trainer(supernet, plan).run(SILENT);
        return weights(supernet);
    }

    private static float[] weights(Supernet supernet) {
        float[] weights = new float[supernet.parameters()];
        supernet.store().weights().floats().get(0, weights);
        return weights;
    }

    @Test
    void theFirstOfEqualLossesWins() {
        double[] losses = {9, 2, 1, 3, 1, 3, 0};
        assertThat(Kind.BEST_UP.pick(losses, 1, 6)).isEqualTo(2);
        assertThat(Kind.WORST_UP.pick(losses, 1, 6)).isEqualTo(3);
    }

    @Test
    void costsAreNeededAndValuesChecked() {
        TrainingPlan plan = plan(attentive(Kind.BEST_UP, 0.1), 1);
        assertThatThrownBy(() -> new SandwichTrainer(fresh(), IMAGES, plan))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs the costs");
        assertThatThrownBy(() -> new AttentiveSampling(Kind.BEST_UP, 1, 0.1, ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AttentiveSampling(Kind.BEST_UP, 3, 0, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyAPlanWithAttentionNamesIt() {
        assertThat(plan(attentive(Kind.WORST_UP, 0.1), 1).toString())
                .endsWith("options=TrainingOptions[teaching=KL, gradientClip=0.0, dropConnect=0.0, "
                        + "attentive=AttentiveSampling[kind=WORST_UP, candidates=3, tolerance=0.1, costs=test]]]");
        assertThat(plan(Optional.empty(), 1).toString()).endsWith("workers=1]");
    }
}
