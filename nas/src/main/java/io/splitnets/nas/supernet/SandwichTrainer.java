package io.splitnets.nas.supernet;

import io.splitnets.nas.dataset.ImageSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Trains a supernet by the sandwich rule (Yu et al., BigNAS, ECCV 2020) with split-aware groups: every step runs the
 * networks of the plan's group on one batch, the largest one teaching the others, adds their gradients, and makes one
 * step of Nesterov momentum.
 *
 * <p>A batch is cut into the plan's shards. A shard runs all networks of the group on its objects, with its own batch
 * statistics and gradient vector; shards are what workers take, so both cores are equally busy whatever the networks
 * are. Sums over shards are taken in shard order: the result is the same bytes for any number of workers. Everything
 * random is drawn from the seed and the step number, so an interrupted run continues exactly.
 */
public final class SandwichTrainer {
    private static final double RANGE_MOMENTUM = 0.9;
    private final Supernet supernet;
    private final TrainingPlan plan;
    private final List<TrainingShard> shards = new ArrayList<>();
    private final BatchOrder order;
    private final ChoiceSampler sampler;
    private final Optional<SubnetChoice> only;
    private int step;

    /**
     * Starts at step 0 with the supernet's present weights.
     *
     * @throws IllegalArgumentException if the images do not fit the space
     */
    public SandwichTrainer(Supernet supernet, ImageSet images, TrainingPlan plan) {
        this(supernet, images, plan, Optional.empty());
    }

    /**
     * Trains one network alone, for instance to fine-tune it; the plan's group must be of one.
     *
     * @throws IllegalArgumentException if the images do not fit the space, the choice is not in it, or the group is larger
     */
    public static SandwichTrainer of(Supernet supernet, SubnetChoice only, ImageSet images, TrainingPlan plan) {
        supernet.program(only);
        if (plan.group().size() != 1) {
            throw new IllegalArgumentException("one network alone needs a group of one");
        }
        return new SandwichTrainer(supernet, images, plan, Optional.of(only));
    }

    private SandwichTrainer(Supernet supernet, ImageSet images, TrainingPlan plan, Optional<SubnetChoice> only) {
        if (images.channels() != supernet.space().inputChannels()
                || images.classes() != supernet.space().classes()) {
            throw new IllegalArgumentException("image set '" + images.name() + "' has " + images.channels()
                    + " channels and " + images.classes() + " classes, the space "
                    + supernet.space().inputChannels() + " and "
                    + supernet.space().classes());
        }
        if (images.count() < plan.batch()) {
            throw new IllegalArgumentException(images.count() + " images are fewer than a batch of " + plan.batch());
        }
        this.supernet = supernet;
        this.plan = plan;
        this.only = only;
        order = new BatchOrder(images.count(), plan);
        sampler = new ChoiceSampler(supernet.space());
        for (int s = 0; s < plan.shards(); s++) {
            shards.add(new TrainingShard(supernet, images, plan));
        }
    }

    /** Room that all shards take off the heap, in bytes. */
    long bytes() {
        return shards.stream().mapToLong(TrainingShard::bytes).sum();
    }

    /** Steps done so far. */
    public int step() {
        return step;
    }

    /** Runs to the end of the plan, or until the listener says stop. Returns whether the end was reached. */
    public boolean run(TrainingListener listener) {
        ExecutorService workers = Executors.newFixedThreadPool(Math.min(plan.workers(), plan.shards()));
        try {
            while (step < plan.steps()) {
                double[] losses = step(workers);
                double sum = 0;
                for (double loss : losses) {
                    sum += loss;
                }
                if (!listener.onStep(step, losses[0], sum / losses.length)) {
                    break;
                }
            }
        } finally {
            workers.shutdownNow();
        }
        return step == plan.steps();
    }

    private double[] step(ExecutorService workers) {
        List<SubnetProgram> group = group();
        BatchOrder.Batch batch = order.batch(step);
        DropConnect drop = DropConnect.draw(plan, step, group.get(0).additions());
        int size = plan.batch() / plan.shards();
        List<Future<double[]>> results = new ArrayList<>();
        for (int s = 0; s < shards.size(); s++) {
            TrainingShard shard = shards.get(s);
            BatchOrder.Batch part = batch.part(s * size, (s + 1) * size);
            DropConnect dropped = drop.part(s * size);
            results.add(workers.submit(() -> shard.run(group, part, dropped)));
        }
        double[] losses = new double[group.size()];
        for (Future<double[]> result : results) {
            double[] part = await(result);
            for (int m = 0; m < losses.length; m++) {
                losses[m] += part[m];
            }
        }
        update();
        learnRanges();
        step++;
        return losses;
    }

    private static double[] await(Future<double[]> result) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("training was interrupted in the middle of a step", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a training worker failed: " + e.getCause(), e);
        }
    }

    private List<SubnetProgram> group() {
        if (only.isPresent()) {
            return List.of(supernet.program(only.orElseThrow()));
        }
        SplittableRandom random = new SplittableRandom(BatchOrder.mix(plan.seed(), 2, step));
        List<SubnetProgram> group = new ArrayList<>();
        for (GroupMember member : plan.group()) {
            group.add(supernet.program(sampler.draw(member, random)));
        }
        return group;
    }

    private void update() {
        ParamStore store = supernet.store();
        Floats total = shards.get(0).gradient();
        for (int s = 1; s < shards.size(); s++) {
            Elementwise.add(total, shards.get(s).gradient(), store.size());
        }
        if (plan.options().gradientClip() > 0) {
            Elementwise.clip(total, store.size(), (float) plan.options().gradientClip());
        }
        float rate = (float) plan.rate(step);
        float momentum = (float) plan.momentum();
        for (Parameter parameter : store.parameters()) {
            float decay = parameter.decays() ? (float) plan.weightDecay() : 0f;
            int end = parameter.offset() + parameter.size();
            for (int i = parameter.offset(); i < end; i++) {
                float w = store.weights().floats().get(i);
                float g = total.floats().get(i) + decay * w;
                float m = momentum * store.momentum().floats().get(i) + g;
                store.momentum().floats().put(i, m);
                store.weights().floats().put(i, w - rate * (g + momentum * m));
            }
        }
    }

    private void learnRanges() {
        float[] ranges = supernet.ranges();
        for (int m = 0; m < plan.group().size(); m++) {
            for (int p = 0; p < ranges.length; p++) {
                float seen = 0;
                for (TrainingShard shard : shards) {
                    seen = Math.max(seen, shard.seen(m)[p]);
                }
                if (seen > 0) {
                    ranges[p] =
                            ranges[p] == 0 ? seen : (float) (RANGE_MOMENTUM * ranges[p] + (1 - RANGE_MOMENTUM) * seen);
                }
            }
        }
    }

    /** Writes weights, momentum, quantiser ranges and the step to {@code file}, all or nothing. */
    public void save(Path file) {
        Checkpoint.of(supernet, plan, step).write(file);
    }

    /**
     * Continues from {@code file}.
     *
     * @throws CheckpointException if the file is damaged, or was written for another space or plan
     */
    public void resume(Path file) {
        Checkpoint checkpoint = Checkpoint.read(file);
        checkpoint.restore(supernet, plan);
        step = checkpoint.step();
    }
}
