package io.splitnets.nas.proof;

import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.PhaseSpec;
import io.splitnets.network.Fusion;
import io.splitnets.network.Layer.Activation;
import java.util.List;

/**
 * What is enumerated and how it is then searched.
 *
 * @param space its candidates are enumerated
 * @param memoryBytes largest admissible peak memory of a sensor; candidates beyond are never asked for
 * @param share of the admissible candidates that a search may evaluate, above 0 up to 1
 * @param population of every strategy
 * @param seeds searches per strategy, with the seeds 1, 2, ...
 */
public record ProofPlan(NetworkSpaceSpec space, long memoryBytes, double share, int population, int seeds) {
    private static final long MEMORY = 192 * 1024;

    /** 36,864 networks for a camera of VGA size, and 5 % of the admissible ones for each of ten searches. */
    public static ProofPlan full() {
        NetworkSpaceSpec space = space(List.of(96, 128, 160), List.of(8, 16), List.of(3, 5), List.of(4, 8));
        return new ProofPlan(space, MEMORY, 0.05, 48, 10);
    }

    /** 1,536 of these networks, and a fifth of the admissible ones for each of five searches. */
    public static ProofPlan quick() {
        NetworkSpaceSpec space = space(List.of(96, 160), List.of(8), List.of(3), List.of(8));
        return new ProofPlan(space, MEMORY, 0.2, 24, 5);
    }

    private static NetworkSpaceSpec space(
            List<Integer> resolutions, List<Integer> stems, List<Integer> kernels, List<Integer> bits) {
        return new NetworkSpaceSpec(
                "enumerable",
                1,
                resolutions,
                stems,
                List.of(phase("mb1", List.of(16, 24), kernels), phase("mb2", List.of(24, 40), kernels)),
                128,
                10,
                List.of(2, 4, 8, 16),
                bits,
                List.of(1),
                Fusion.CONCATENATE);
    }

    private static PhaseSpec phase(String name, List<Integer> widths, List<Integer> kernels) {
        return new PhaseSpec(name, widths, List.of(1, 2), kernels, List.of(2, 4), 2, false, Activation.RELU6);
    }
}
