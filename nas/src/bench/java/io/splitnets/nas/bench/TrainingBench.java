package io.splitnets.nas.bench;

import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.supernet.SandwichTrainer;
import io.splitnets.nas.supernet.SplitInitialisation;
import io.splitnets.nas.supernet.Supernet;
import io.splitnets.nas.supernet.TrainingOptions;
import io.splitnets.nas.supernet.TrainingPlan;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Training steps on noise: batches of 64, each run through a group of five networks forward and backward. One operation
 * is one image of a batch, however many networks see it.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class TrainingBench {
    private static final int BATCH = 64;
    private static final int ENDLESS = Integer.MAX_VALUE;

    /** Threads. */
    @Param({"1", "2"})
    public int workers;

    private final SearchSpec search = Workload.search();
    private final ImageSet images = Workload.images(search, 1024);
    private SandwichTrainer trainer = trainer(1);

    /** An untrained supernet. */
    @Setup
    public void start() {
        trainer = trainer(workers);
    }

    private SandwichTrainer trainer(int threads) {
        Supernet supernet = Supernet.create(search.space(), 1, SplitInitialisation.GEOMETRIC_MEAN);
        // Noise cannot be learnt; a small rate keeps the weights in the range of a real training.
        TrainingPlan plan = new TrainingPlan(
                ENDLESS,
                BATCH,
                2,
                TrainingPlan.FULL_GROUP,
                1e-3,
                0,
                0.9,
                1e-4,
                0,
                1,
                false,
                0,
                1,
                threads,
                TrainingOptions.STANDARD);
        return new SandwichTrainer(supernet, images, plan);
    }

    /** One step. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public int step() {
        boolean ended = trainer.run((step, largest, group) -> false);
        return ended ? -1 : trainer.step();
    }
}
