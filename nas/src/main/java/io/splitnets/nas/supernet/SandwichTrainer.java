package io.splitnets.nas.supernet;

import io.splitnets.nas.dataset.ImageSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

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
    private final GroupSampler sampler;
    private final Optional<SubnetChoice> only;
    private int step;

    /**
     * Starts at step 0 with the supernet's present weights.
     *
     * @throws IllegalArgumentException if the images do not fit the space
     */
    public SandwichTrainer(Supernet supernet, ImageSet images, TrainingPlan plan) {
        this(supernet, images, plan, Optional.empty(), Optional.empty());
    }

    /**
     * The same with the costs that attentive sampling goes by.
     *
     * @throws IllegalArgumentException if the images do not fit the space
     */
    public SandwichTrainer(Supernet supernet, ImageSet images, TrainingPlan plan, ChoiceCost cost) {
        this(supernet, images, plan, Optional.empty(), Optional.of(cost));
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
        return new SandwichTrainer(supernet, images, plan, Optional.of(only), Optional.empty());
    }

    private SandwichTrainer(
            Supernet supernet,
            ImageSet images,
            TrainingPlan plan,
            Optional<SubnetChoice> only,
            Optional<ChoiceCost> cost) {
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
        sampler = new GroupSampler(supernet.space(), plan, cost);
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
        BatchOrder.Batch batch = order.batch(step);
        List<SubnetProgram> group = group(batch, workers);
        LeftOut drop = LeftOut.draw(plan, step, group.get(0).additions());
        double[] losses = summed(
                group.size(),
                workers,
                s -> shards.get(s).run(group, part(batch, s), drop.part(s * plan.batch() / plan.shards())));
        update();
        learnRanges();
        step++;
        return losses;
    }

    private BatchOrder.Batch part(BatchOrder.Batch batch, int shard) {
        int size = plan.batch() / plan.shards();
        return batch.part(shard * size, (shard + 1) * size);
    }

    /** Losses of {@code networks} networks: the parts of all shards, worked out by any thread, added in shard order. */
    private double[] summed(int networks, ExecutorService workers, IntFunction<double[]> work) {
        List<Future<double[]>> results = new ArrayList<>();
        for (int s = 0; s < shards.size(); s++) {
            int shard = s;
            results.add(workers.submit(() -> work.apply(shard)));
        }
        double[] losses = new double[networks];
        for (Future<double[]> result : results) {
            double[] part = await(result);
            for (int m = 0; m < losses.length; m++) {
                losses[m] += part[m];
            }
        }
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

    /** The networks of the present step. */
    List<SubnetProgram> group(BatchOrder.Batch batch, ExecutorService workers) {
        if (only.isPresent()) {
            return List.of(supernet.program(only.orElseThrow()));
        }
        List<List<SubnetProgram>> drawn = sampler.draw(step).stream()
                .map(candidates -> candidates.stream().map(supernet::program).toList())
                .toList();
        List<SubnetProgram> rivals = drawn.stream()
                .filter(candidates -> candidates.size() > 1)
                .flatMap(List::stream)
                .toList();
        if (rivals.isEmpty()) {
            return drawn.stream().map(candidates -> candidates.get(0)).toList();
        }
        double[] losses = summed(rivals.size(), workers, s -> shards.get(s).losses(rivals, part(batch, s)));
        return winners(drawn, losses);
    }

    /** One of each member's candidates; {@code losses} are those of the members with several, in order. */
    private List<SubnetProgram> winners(List<List<SubnetProgram>> drawn, double[] losses) {
        AttentiveSampling.Kind kind = plan.options().attentive().orElseThrow().kind();
        List<SubnetProgram> group = new ArrayList<>();
        int start = 0;
        for (List<SubnetProgram> candidates : drawn) {
            if (candidates.size() == 1) {
                group.add(candidates.get(0));
            } else {
                int end = start + candidates.size();
                group.add(candidates.get(kind.pick(losses, start, end) - start));
                start = end;
            }
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
