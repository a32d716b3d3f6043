package io.splitnets.nas.oracle;

import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.Gene;
import io.splitnets.nas.space.NetworkForm;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.PhaseSpec;
import io.splitnets.nas.space.SplitSpace;
import io.splitnets.network.Fusion;
import io.splitnets.network.InvertedResidualSpec.Shortcut;
import io.splitnets.network.Layer.Activation;
import io.splitnets.scenario.Scenario;
import io.splitnets.scenario.ScenarioReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Spaces and systems on which tables are tested. */
final class TableSystems {
    private TableSystems() {}

    /** Shortcuts where shapes are equal, one head width. */
    static NetworkSpaceSpec plain(List<Integer> views, Fusion fusion) {
        return new NetworkSpaceSpec(
                "plain",
                1,
                List.of(30, 33, 96),
                List.of(8, 16),
                List.of(
                        phase("mb1", List.of(8, 12), List.of(1, 2), List.of(1, 2), 1, false, Activation.RELU6),
                        phase("mb2", List.of(16, 48), List.of(1, 3), List.of(2, 3), 2, false, Activation.RELU6)),
                32,
                10,
                List.of(2, 4),
                List.of(3, 8),
                views,
                fusion);
    }

    /** The form of AttentiveNAS: a shortcut around every block, squeeze-and-excite, a 1x1 behind the pool. */
    static NetworkSpaceSpec attentive(List<Integer> views, Fusion fusion) {
        NetworkForm form = new NetworkForm(Activation.SWISH, Shortcut.EVERY_BLOCK, 8, 6, List.of(40, 64));
        return new NetworkSpaceSpec(
                        "attentive",
                        3,
                        List.of(40, 52),
                        List.of(8, 16),
                        List.of(
                                phase("mb1", List.of(8, 16), List.of(1, 2), List.of(1), 1, false, Activation.SWISH),
                                phase("mb2", List.of(16, 24), List.of(2, 3), List.of(4, 5), 2, true, Activation.SWISH),
                                phase(
                                        "mb3",
                                        List.of(24, 32),
                                        List.of(1, 2),
                                        List.of(3),
                                        1,
                                        true,
                                        Activation.HARD_SWISH)),
                        0,
                        100,
                        List.of(2, 8),
                        List.of(8),
                        views,
                        fusion)
                .with(form);
    }

    private static PhaseSpec phase(
            String name,
            List<Integer> widths,
            List<Integer> depths,
            List<Integer> expands,
            int stride,
            boolean squeezeExcite,
            Activation activation) {
        return new PhaseSpec(name, widths, depths, List.of(3, 5), expands, stride, squeezeExcite, activation);
    }

    /**
     * Four cameras on two links without jitter or other work, so that nothing is random.
     *
     * @param fps with its unit
     * @param npu more keys of the sensors' processor, such as {@code , weight_memory: 4 KiB}
     */
    static String four(String fps, boolean fuse, String npu) {
        StringBuilder text = new StringBuilder("version: 1\nname: four\nlatency_from: exposure_mid\nsensors:\n");
        for (int i = 0; i < 4; i++) {
            text.append("  - {id: c")
                    .append(i)
                    .append(", preset: ov7251, fps: ")
                    .append(fps)
                    .append(", npu: {preset: sensor-npu-small")
                    .append(npu)
                    .append("}, exposure: {time: ")
                    .append(i % 2 + 1)
                    .append(" ms}}\n");
        }
        text.append("links:\n  - {id: csi0, preset: d-phy-1lane, sensors: [c0, c2]}\n");
        text.append("  - {id: csi1, preset: d-phy-1lane, sensors: [c1, c3]}\n");
        text.append("aggregator: {preset: aggregator-npu, queue: {frames: 8}");
        text.append(fuse ? ", fusion: wait_all}\n" : "}\n");
        text.append("network: {builtin: splitnet-mini, split: {after: mb2}")
                .append(fuse ? ", fusion: max}\n" : "}\n")
                .append("run: {duration: 200 ms, warmup: 0 ms, seed: 3}\n");
        return text.toString();
    }

    static Scenario read(Path folder, String text) {
        try {
            return ScenarioReader.read(Files.writeString(folder.resolve("system.yaml"), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Candidate> candidates(NetworkSpaceSpec spec, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Integer> genes = new ArrayList<>();
            for (Gene gene : new SplitSpace(spec).genes()) {
                genes.add(random.nextInt(gene.choices().size()));
            }
            candidates.add(new Candidate(genes));
        }
        return candidates;
    }
}
