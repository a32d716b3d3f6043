package io.splitnets.nas.bench;

import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.supernet.ChoiceSampler;
import io.splitnets.nas.supernet.GroupMember;
import io.splitnets.nas.supernet.SandwichTrainer;
import io.splitnets.nas.supernet.SplitInitialisation;
import io.splitnets.nas.supernet.SubnetChoice;
import io.splitnets.nas.supernet.Supernet;
import io.splitnets.nas.supernet.TrainingOptions;
import io.splitnets.nas.supernet.TrainingPlan;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Training of the largest network of the space alone, beside PyTorch through DJL: the same weights, batches, loss and
 * optimiser, normalisation by batch. One operation is two steps; {@code images} counts images. PyTorch's start fails
 * unless its first steps have the losses of the product's.
 */
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 2, time = 4)
@Measurement(iterations = 5, time = 4)
public class PyTorchBench {
    private static final int STEPS = 2;
    private static final int PROOF = 4;
    private static final double TOLERANCE = 1e-4;
    private static final int ENDLESS = Integer.MAX_VALUE;

    /** Who trains, and how it divides the work. */
    public enum Contestant {
        /** The product: one shard per core. */
        SPLITNETS,
        /** PyTorch, as many threads inside each operation as there are cores. */
        PYTORCH,
        /** The same with activations (N, H, W, C) in memory. */
        PYTORCH_CHANNELS_LAST,
        /** The same on one shard per core, one thread each, as the product divides its work. */
        PYTORCH_SHARDS
    }

    /** The subject. */
    @Param
    public Contestant contestant = Contestant.SPLITNETS;

    /** Images per step. */
    @Param({"64", "128"})
    public int batch;

    /** Cores. */
    @Param({"1", "2"})
    public int cores;

    private final SearchSpec search = Workload.search();
    private final ImageSet images = Workload.images(search, 1024);
    private final SubnetChoice largest =
            new ChoiceSampler(search.space()).draw(GroupMember.LARGEST, new SplittableRandom(1));
    private DoubleSupplier trainer = () -> 0;

    /** Images trained on. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Count {
        /** Their number. */
        public long images;
    }

    /** From the untrained supernet. */
    @Setup
    public void start() {
        trainer = switch (contestant) {
            case SPLITNETS -> own(cores, STEPS);
            case PYTORCH -> pyTorch(1, cores, false);
            case PYTORCH_CHANNELS_LAST -> pyTorch(1, cores, true);
            case PYTORCH_SHARDS -> pyTorch(cores, 1, true);
        };
    }

    private Supernet supernet() {
        return Supernet.create(search.space(), 1, SplitInitialisation.GEOMETRIC_MEAN);
    }

    private TrainingPlan plan(int shards) {
        List<GroupMember> group = List.of(GroupMember.LARGEST);
        // Noise cannot be learnt. A small rate also keeps the rounding of the first steps from growing in later ones.
        return new TrainingPlan(
                ENDLESS, batch, shards, group, 3e-3, 0, 0.9, 1e-4, 0, 0, false, 0, 1, cores, TrainingOptions.STANDARD);
    }

    private DoubleSupplier own(int shards, int steps) {
        SandwichTrainer own = new SandwichTrainer(supernet(), images, plan(shards));
        return () -> {
            double[] last = new double[1];
            own.run((step, loss, group) -> {
                last[0] = loss;
                return (step + 1) % steps != 0;
            });
            return last[0];
        };
    }

    private DoubleSupplier pyTorch(int shards, int threads, boolean channelsLast) {
        PyTorchTrainer trainer = new PyTorchTrainer(supernet(), largest, images, plan(shards), threads, channelsLast);
        DoubleSupplier own = own(shards, 1);
        for (int i = 0; i < PROOF; i++) {
            double expected = own.getAsDouble();
            double loss = trainer.step();
            if (!(Math.abs(loss - expected) <= TOLERANCE)) {
                throw new IllegalStateException("step " + i + ": loss " + loss + " in PyTorch, " + expected
                        + " here, so the two do not do the same");
            }
        }
        return () -> {
            double loss = 0;
            for (int i = 0; i < STEPS; i++) {
                loss = trainer.step();
            }
            return loss;
        };
    }

    /** Two steps. */
    @Benchmark
    public double train(Count count) {
        count.images += (long) STEPS * batch;
        return trainer.getAsDouble();
    }
}
