package io.splitnets.nas.supernet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What a long training holds off the heap: buffers grow to the largest subnet and then stay. */
final class FlatMemoryTest {
    private static final int STEPS = 2000;
    private static final int EVERY = 500;
    private static final long MEBIBYTE = 1 << 20;

    @Test
    @Tag("long")
    void memoryIsFlatOverTwoThousandStepsOfRandomSubnets(TestReporter reporter) {
        Supernet supernet = Supernet.create(TestSpaces.single(), 5, SplitInitialisation.GEOMETRIC_MEAN);
        TrainingPlan plan = new TrainingPlan(
                STEPS,
                16,
                2,
                TrainingPlan.FULL_GROUP,
                0.05,
                5,
                0.9,
                1e-5,
                0.05,
                0.5,
                true,
                1,
                7,
                2,
                TrainingOptions.STANDARD);
        SandwichTrainer trainer = new SandwichTrainer(supernet, TestSpaces.stripes(64, 1), plan);
        List<Long> held = new ArrayList<>();
        trainer.run((step, largest, group) -> {
            if ((step + 1) % EVERY == 0) {
                held.add(trainer.bytes());
                report(reporter, step + 1, trainer.bytes());
            }
            return true;
        });
        assertThat(held).hasSize(STEPS / EVERY).containsOnly(held.get(0));
        assertThat(held.get(0)).isBetween(MEBIBYTE, 4 * MEBIBYTE);
    }

    /** The other two figures depend on the collector and on what ran before in this process, so nothing is asked of them. */
    private static void report(TestReporter reporter, int step, long bytes) {
        reporter.publishEntry(Map.of(
                "step", String.valueOf(step),
                "trainer, bytes", String.valueOf(bytes),
                "JavaCPP, bytes", String.valueOf(Pointer.totalBytes()),
                "process, MiB", String.valueOf(Pointer.physicalBytes() / MEBIBYTE)));
    }
}
