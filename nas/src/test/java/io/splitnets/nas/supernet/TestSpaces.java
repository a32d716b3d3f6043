package io.splitnets.nas.supernet;

import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.space.NetworkForm;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.PhaseChoice;
import io.splitnets.nas.space.PhaseSpec;
import io.splitnets.nas.space.SplitChoice;
import io.splitnets.network.Fusion;
import io.splitnets.network.InvertedResidualSpec.Shortcut;
import io.splitnets.network.Layer.Activation;
import java.util.List;
import java.util.SplittableRandom;

/** Small spaces and image sets for tests. */
public final class TestSpaces {
    private TestSpaces() {}

    /** Two phases with every kind of choice; 24 bits beside 8, so that quantisation can be as fine as a float. */
    public static NetworkSpaceSpec small(int channels, List<Integer> views, Fusion fusion) {
        return new NetworkSpaceSpec(
                "small",
                channels,
                List.of(8, 10, 12),
                List.of(4, 6),
                List.of(
                        new PhaseSpec(
                                "mb1",
                                List.of(4, 6),
                                List.of(1, 2),
                                List.of(3, 5),
                                List.of(1, 2, 3),
                                1,
                                false,
                                Activation.RELU6),
                        new PhaseSpec(
                                "mb2",
                                List.of(6, 8),
                                List.of(1, 2),
                                List.of(3, 5),
                                List.of(2, 3),
                                2,
                                false,
                                Activation.RELU6)),
                10,
                3,
                List.of(2, 3),
                List.of(8, 24),
                views,
                fusion);
    }

    /** One phase with squeeze-and-excite, one without, both with this activation; 8 or 16 values inside. */
    public static NetworkSpaceSpec squeezed(Activation activation, List<Integer> views) {
        return new NetworkSpaceSpec(
                "squeezed",
                1,
                List.of(12),
                List.of(4, 6),
                List.of(
                        new PhaseSpec(
                                "mb1", List.of(4, 8), List.of(1, 2), List.of(3), List.of(1, 6), 2, true, activation),
                        new PhaseSpec("mb2", List.of(6, 8), List.of(1), List.of(3), List.of(2), 1, false, activation)),
                10,
                3,
                List.of(2, 3),
                List.of(8, 24),
                views,
                Fusion.CONCATENATE);
    }

    /** The shape of AttentiveNAS in small: maps of 6, 3 and 2, a stage whose width stays, hidden channels that are rounded. */
    public static NetworkSpaceSpec attentive(Activation activation, List<Integer> views) {
        return new NetworkSpaceSpec(
                        "attentive",
                        1,
                        List.of(12),
                        List.of(4, 6),
                        List.of(
                                new PhaseSpec(
                                        "mb1",
                                        List.of(4, 6),
                                        List.of(1, 2),
                                        List.of(3, 5),
                                        List.of(1),
                                        1,
                                        false,
                                        activation),
                                new PhaseSpec(
                                        "mb2",
                                        List.of(6, 8),
                                        List.of(1, 2),
                                        List.of(3),
                                        List.of(2, 3),
                                        2,
                                        true,
                                        activation),
                                new PhaseSpec(
                                        "mb3", List.of(8), List.of(1), List.of(3), List.of(2), 2, false, activation)),
                        1,
                        3,
                        List.of(2, 3),
                        List.of(8, 32),
                        views,
                        Fusion.CONCATENATE)
                .with(new NetworkForm(activation, Shortcut.EVERY_BLOCK, 8, 2, List.of(10, 14)));
    }

    public static NetworkSpaceSpec single() {
        return small(1, List.of(1), Fusion.CONCATENATE);
    }

    public static SubnetChoice largest(NetworkSpaceSpec space, List<SplitChoice> splits, int views) {
        return new SubnetChoice(
                12, 6, List.of(new PhaseChoice(6, 2, 5, 3), new PhaseChoice(8, 2, 5, 3)), splits, views);
    }

    /** Random pixels with random labels. */
    public static ImageSet noise(int count, int views, int channels, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] pixels = new byte[count * views * 12 * 12 * channels];
        byte[] labels = new byte[count];
        random.nextBytes(pixels);
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) random.nextInt(3);
        }
        return new ImageSet("noise", pixels, labels, views, 12, 12, channels, 3);
    }

    /** Three kinds of stripes under noise: class 0 horizontal, 1 vertical, 2 diagonal. */
    public static ImageSet stripes(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] pixels = new byte[count * 144];
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) random.nextInt(3);
            int phase = random.nextInt(4);
            for (int y = 0; y < 12; y++) {
                for (int x = 0; x < 12; x++) {
                    int at = labels[i] == 0 ? y : labels[i] == 1 ? x : x + y;
                    int level = (at + phase) % 4 < 2 ? 180 : 20;
                    pixels[i * 144 + y * 12 + x] = (byte) (level + random.nextInt(60));
                }
            }
        }
        return new ImageSet("stripes", pixels, labels, 1, 12, 12, 1, 3);
    }

    /** Replaces the starting values, scales and shifts included, by random ones. */
    public static Supernet scrambled(NetworkSpaceSpec space, long seed) {
        Supernet supernet = Supernet.create(space, seed, SplitInitialisation.GEOMETRIC_MEAN);
        SplittableRandom random = new SplittableRandom(seed + 1);
        for (Parameter parameter : supernet.store().parameters()) {
            boolean gamma = parameter.name().endsWith(".gamma");
            for (int i = 0; i < parameter.size(); i++) {
                float value = supernet.store().weights().floats().get(parameter.offset() + i);
                double moved = parameter.decays()
                        ? value
                        : gamma ? 0.6 + 1.2 * random.nextDouble() : random.nextDouble() - 0.3;
                supernet.store().weights().floats().put(parameter.offset() + i, (float) moved);
            }
        }
        return supernet;
    }
}
