package io.splitnets.network;

import io.splitnets.network.Layer.Activation;
import io.splitnets.network.Layer.Conv;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Small valid graphs with shortcuts that may reach over block boundaries, a function of the seed alone. */
final class RandomGraphs {
    private RandomGraphs() {}

    static NetworkGraph graph(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        NetworkGraph.Builder builder = NetworkGraph.builder("random" + seed);
        List<Integer> made = new ArrayList<>();
        made.add(builder.input("image", new TensorShape(1 + random.nextInt(4), 16, 16)));
        int layers = 3 + random.nextInt(20);
        for (int i = 0; i < layers; i++) {
            if (i == 0 || random.nextInt(3) == 0) {
                builder.block("b" + i);
            }
            int last = made.get(made.size() - 1);
            made.add(builder.add("n" + i, layer(random, builder.shape(last)), last));
            merge(random, builder, made, "m" + i);
        }
        return builder.build();
    }

    private static Layer layer(SplittableRandom random, TensorShape in) {
        return switch (random.nextInt(5)) {
            case 0 -> Conv.square(in.channels(), 3, 1, in.channels(), Activation.RELU);
            case 1 -> Conv.square(4, 3, 1 + random.nextInt(2), 1, Activation.RELU);
            case 2 -> new Layer.SqueezeExcite(2);
            default -> Conv.square(1 + random.nextInt(4), 1, 1, 1, Activation.NONE);
        };
    }

    /** Joins the last tensor with an earlier one of its shape, if the dice and the shapes allow it. */
    private static void merge(SplittableRandom random, NetworkGraph.Builder builder, List<Integer> made, String name) {
        int last = made.get(made.size() - 1);
        int other = made.get(random.nextInt(made.size()));
        if (other != last && builder.shape(other).equals(builder.shape(last)) && random.nextBoolean()) {
            Layer layer = random.nextBoolean() ? new Layer.Concat() : new Layer.Merge(Layer.MergeKind.ADD);
            made.add(builder.add(name, layer, last, other));
        }
    }
}
