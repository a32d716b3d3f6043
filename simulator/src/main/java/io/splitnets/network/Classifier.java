package io.splitnets.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The last layer of a network that tells classes apart. */
public final class Classifier {
    private Classifier() {}

    /**
     * {@code layers} with another number of classes: published figures are often of networks trained for fewer than the
     * thousand of ImageNet.
     *
     * @param count classes, 1 or above
     * @return nothing if the last layer is not fully connected
     */
    public static Optional<List<LayerWorkload>> withClasses(List<LayerWorkload> layers, int count) {
        LayerWorkload last = layers.get(layers.size() - 1);
        if (!last.op().equals("FC")) {
            return Optional.empty();
        }
        List<LayerWorkload> changed = new ArrayList<>(layers.subList(0, layers.size() - 1));
        changed.add(new LayerWorkload(
                last.name(),
                last.op(),
                last.m(),
                count,
                last.k(),
                last.groups(),
                last.inChannels(),
                last.height(),
                last.width(),
                last.kernelH(),
                last.kernelW(),
                last.stride(),
                last.outHeight(),
                last.outWidth(),
                Math.multiplyExact(last.m(), Math.multiplyExact(count, last.k())),
                Math.multiplyExact(last.k(), (long) count),
                last.ifmap(),
                Math.multiplyExact(last.m(), (long) count)));
        return Optional.of(changed);
    }
}
