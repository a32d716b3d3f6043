package io.splitnets.nas.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.supernet.PlainLayers;
import io.splitnets.nas.supernet.SubnetChoice;
import io.splitnets.nas.supernet.SubnetInput;
import io.splitnets.nas.supernet.Supernet;
import io.splitnets.nas.supernet.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Trains one subnet in PyTorch as {@link io.splitnets.nas.supernet.SandwichTrainer} does: the same batches from the same
 * weights, cut into the plan's shards with statistics and gradients of their own. The images are scaled and resized
 * beforehand, which the supernet's trainer does in every step.
 */
final class PyTorchTrainer {
    private final TrainingPlan plan;
    private final ImageSet images;
    private final float[] planes;
    private final int channels;
    private final int side;
    private final boolean channelsLast;
    private final NDManager manager;
    private final List<PyTorchNet> replicas = new ArrayList<>();
    private final ExecutorService workers;
    private int step;

    /**
     * Starts from the supernet's present weights.
     *
     * @param threads that PyTorch may use inside one operation
     * @param channelsLast whether activations are (N, H, W, C) in memory
     */
    PyTorchTrainer(
            Supernet supernet,
            SubnetChoice choice,
            ImageSet images,
            TrainingPlan plan,
            int threads,
            boolean channelsLast) {
        this.plan = plan;
        this.images = images;
        this.channelsLast = channelsLast;
        channels = images.channels();
        side = choice.resolution();
        planes = new SubnetInput(images, choice).planes(0, 0, images.count());
        manager = Engine.getEngine("PyTorch").newBaseManager();
        JniUtils.setNumThreads(threads);
        for (int s = 0; s < plan.shards(); s++) {
            replicas.add(new PyTorchNet(manager, PlainLayers.of(supernet, choice)));
        }
        workers = Executors.newFixedThreadPool(plan.shards(), task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
    }

    /** One step; returns the mean cross entropy of the batch. */
    float step() {
        int[] objects = PlainLayers.batch(plan, images.count(), step);
        int size = plan.batch() / plan.shards();
        float loss = 0;
        if (plan.shards() == 1) {
            loss = shard(0, objects, 0, size);
        } else {
            List<Future<Float>> parts = new ArrayList<>();
            for (int s = 0; s < plan.shards(); s++) {
                int shard = s;
                parts.add(workers.submit(() -> shard(shard, objects, shard * size, size)));
            }
            for (Future<Float> part : parts) {
                loss += await(part);
            }
        }
        update();
        step++;
        return loss;
    }

    private static float await(Future<Float> part) {
        try {
            return part.get();
        } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException("a shard failed", e);
        }
    }

    private float shard(int replica, int[] objects, int from, int count) {
        int plane = channels * side * side;
        float[] values = new float[count * plane];
        float[] hot = new float[count * images.classes()];
        for (int i = 0; i < count; i++) {
            int object = objects[from + i];
            System.arraycopy(planes, object * plane, values, i * plane, plane);
            hot[i * images.classes() + images.labels()[object]] = 1;
        }
        try (NDManager scope = manager.newSubManager()) {
            NDArray labels = scope.create(hot, new Shape(count, images.classes()));
            return replicas.get(replica).gradients(input(scope, values, count), labels, plan.batch());
        }
    }

    /** One channel is the same bytes either way, and its strides tell PyTorch which way to lay out what follows. */
    private NDArray input(NDManager scope, float[] values, int count) {
        if (!channelsLast) {
            return scope.create(values, new Shape(count, channels, side, side));
        }
        if (channels != 1) {
            throw new IllegalStateException("channels last is written for one channel");
        }
        return scope.create(values, new Shape(count, side, side, 1)).transpose(0, 3, 1, 2);
    }

    private void update() {
        PyTorchNet first = replicas.get(0);
        for (int s = 1; s < replicas.size(); s++) {
            first.add(replicas.get(s));
        }
        first.update((float) plan.rate(step), (float) plan.momentum(), (float) plan.weightDecay());
        for (int s = 1; s < replicas.size(); s++) {
            replicas.get(s).copy(first);
        }
    }
}
