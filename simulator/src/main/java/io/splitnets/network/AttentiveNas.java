package io.splitnets.network;

import io.splitnets.network.InvertedResidualSpec.Head;
import io.splitnets.network.InvertedResidualSpec.Shortcut;
import io.splitnets.network.InvertedResidualSpec.Stage;
import io.splitnets.network.Layer.Activation;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The AttentiveNAS search space (Wang et al., CVPR 2021; AlphaNet, ICML 2021) and its published networks A0 to A6.
 * Choices are per stage: all blocks of a stage share kernel and expansion.
 */
public final class AttentiveNas {
    private static final int CLASSES = 1000;

    private AttentiveNas() {}

    /**
     * The choices of one stage, each list rising.
     *
     * @param name mb1 to mb7
     * @param widths output channels
     * @param depths numbers of blocks
     * @param kernels depthwise kernels
     * @param expands expansion ratios
     * @param stride of the first block
     * @param squeezeExcite whether the blocks have squeeze-and-excite
     */
    public record StageChoices(
            String name,
            List<Integer> widths,
            List<Integer> depths,
            List<Integer> kernels,
            List<Integer> expands,
            int stride,
            boolean squeezeExcite) {}

    /**
     * One choice of everything.
     *
     * @param resolution height and width of the input
     * @param widths of stem, mb1 to mb7, and of the 1x1 before the classifier: nine numbers
     * @param kernels of mb1 to mb7
     * @param expands of mb1 to mb7
     * @param depths of mb1 to mb7
     */
    public record Choice(
            int resolution, List<Integer> widths, List<Integer> kernels, List<Integer> expands, List<Integer> depths) {
        /** Refuses lists of other lengths. */
        public Choice {
            if (widths.size() != 9 || kernels.size() != 7 || expands.size() != 7 || depths.size() != 7) {
                throw new IllegalArgumentException("nine widths and seven kernels, expansions and depths are needed");
            }
        }
    }

    private static final List<Integer> SMALL_KERNELS = List.of(3, 5);

    private static final List<StageChoices> STAGES = List.of(
            new StageChoices("mb1", List.of(16, 24), List.of(1, 2), SMALL_KERNELS, List.of(1), 1, false),
            new StageChoices("mb2", List.of(24, 32), List.of(3, 4, 5), SMALL_KERNELS, List.of(4, 5, 6), 2, false),
            new StageChoices("mb3", List.of(32, 40), List.of(3, 4, 5, 6), SMALL_KERNELS, List.of(4, 5, 6), 2, true),
            new StageChoices("mb4", List.of(64, 72), List.of(3, 4, 5, 6), SMALL_KERNELS, List.of(4, 5, 6), 2, false),
            new StageChoices(
                    "mb5", List.of(112, 120, 128), List.of(3, 4, 5, 6, 7, 8), SMALL_KERNELS, List.of(4, 5, 6), 1, true),
            new StageChoices(
                    "mb6", List.of(192, 200, 208, 216), List.of(3, 4, 5, 6, 7, 8), SMALL_KERNELS, List.of(6), 2, true),
            new StageChoices("mb7", List.of(216, 224), List.of(1, 2), SMALL_KERNELS, List.of(6), 1, true));

    private static final List<Integer> THREES = List.of(3, 3, 3, 3, 3, 3, 3);

    private static final Map<String, Choice> PUBLISHED = Map.of(
            "a0",
            new Choice(
                    192,
                    List.of(16, 16, 24, 32, 64, 112, 192, 216, 1792),
                    THREES,
                    List.of(1, 4, 4, 4, 4, 6, 6),
                    List.of(1, 3, 3, 3, 3, 3, 1)),
            "a1",
            new Choice(
                    224,
                    List.of(16, 16, 24, 32, 64, 112, 192, 216, 1984),
                    List.of(3, 3, 3, 5, 3, 5, 3),
                    List.of(1, 4, 4, 4, 4, 6, 6),
                    List.of(1, 3, 3, 3, 3, 3, 1)),
            "a2",
            new Choice(
                    224,
                    List.of(16, 16, 24, 32, 64, 112, 200, 224, 1984),
                    List.of(3, 3, 3, 3, 3, 5, 3),
                    List.of(1, 4, 5, 4, 4, 6, 6),
                    List.of(1, 3, 3, 3, 3, 4, 1)),
            "a3",
            new Choice(
                    224,
                    List.of(16, 16, 24, 32, 64, 112, 208, 224, 1984),
                    List.of(3, 3, 3, 5, 3, 3, 3),
                    List.of(1, 4, 4, 4, 4, 6, 6),
                    List.of(2, 3, 3, 4, 3, 5, 1)),
            "a4",
            new Choice(
                    256,
                    List.of(16, 16, 24, 32, 64, 112, 192, 216, 1984),
                    List.of(3, 3, 3, 5, 3, 5, 3),
                    List.of(1, 4, 4, 5, 4, 6, 6),
                    List.of(1, 3, 3, 4, 3, 5, 1)),
            "a5",
            new Choice(
                    256,
                    List.of(16, 16, 24, 32, 72, 112, 192, 216, 1792),
                    List.of(3, 3, 3, 5, 3, 3, 3),
                    List.of(1, 4, 5, 4, 4, 6, 6),
                    List.of(1, 3, 3, 3, 4, 6, 1)),
            "a6",
            new Choice(
                    288,
                    List.of(16, 16, 24, 32, 64, 112, 216, 224, 1984),
                    List.of(3, 3, 3, 3, 3, 5, 3),
                    List.of(1, 4, 6, 5, 4, 6, 6),
                    List.of(1, 3, 3, 4, 4, 6, 1)),
            "largest",
            new Choice(
                    288,
                    List.of(24, 24, 32, 40, 72, 128, 216, 224, 1984),
                    List.of(5, 5, 5, 5, 5, 5, 5),
                    List.of(1, 6, 6, 6, 6, 6, 6),
                    List.of(2, 5, 6, 6, 8, 8, 2)));

    /** Input sizes of the space. */
    public static List<Integer> resolutions() {
        return List.of(192, 224, 256, 288);
    }

    /** Widths of the 3x3 stride-2 stem. */
    public static List<Integer> stemWidths() {
        return List.of(16, 24);
    }

    /** Widths of the 1x1 between the global pool and the classifier. */
    public static List<Integer> lastWidths() {
        return List.of(1792, 1984);
    }

    /** The choices of mb1 to mb7. */
    public static List<StageChoices> stages() {
        return STAGES;
    }

    /** Number of networks in the space. */
    public static BigInteger size() {
        long ends =
                (long) resolutions().size() * stemWidths().size() * lastWidths().size();
        BigInteger count = BigInteger.valueOf(ends);
        for (StageChoices stage : STAGES) {
            count = count.multiply(BigInteger.valueOf((long) stage.widths().size()
                    * stage.depths().size()
                    * stage.kernels().size()
                    * stage.expands().size()));
        }
        return count;
    }

    /** Names of the published choices: a0 (the smallest) to a6, largest. */
    public static List<String> names() {
        return PUBLISHED.keySet().stream().sorted().toList();
    }

    /** A published choice by name; {@code smallest} is {@code a0}. */
    public static Optional<Choice> published(String name) {
        return Optional.ofNullable(PUBLISHED.get(name.equals("smallest") ? "a0" : name));
    }

    /** The network of {@code choice}: RGB input, swish, a shortcut around every block, blocks stem, mb1 to mb7, head. */
    public static NetworkGraph graph(String name, Choice choice) {
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < STAGES.size(); i++) {
            StageChoices stage = STAGES.get(i);
            stages.add(new Stage(
                    stage.name(),
                    choice.widths().get(i + 1),
                    choice.depths().get(i),
                    choice.kernels().get(i),
                    choice.expands().get(i),
                    stage.stride(),
                    stage.squeezeExcite()));
        }
        return new InvertedResidualSpec(
                        name,
                        new TensorShape(3, choice.resolution(), choice.resolution()),
                        choice.widths().get(0),
                        stages,
                        new Head(6 * choice.widths().get(7), choice.widths().get(8), CLASSES),
                        Shortcut.EVERY_BLOCK,
                        Activation.SWISH,
                        8)
                .graph();
    }
}
