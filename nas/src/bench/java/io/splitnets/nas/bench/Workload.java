package io.splitnets.nas.bench;

import io.splitnets.nas.dataset.ImageSet;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.experiment.SearchSpecReader;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.Gene;
import io.splitnets.nas.space.SplitSpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What the benchmarks work on: the search of {@code scenarios/fashion-single-view.search.yaml} without its data. */
final class Workload {
    private static final long SEED = 1;

    private Workload() {}

    static SearchSpec search() {
        Path root = Path.of(System.getProperty("splitnets.root", "."));
        return SearchSpecReader.load(root.resolve("scenarios/fashion-single-view.search.yaml"), List.of())
                .spec();
    }

    /** Uniformly drawn members of the space, always the same ones. */
    static List<Architecture> architectures(SplitSpace space, int count) {
        return candidates(space, count).stream().map(space::decode).toList();
    }

    /** The same as genes. */
    static List<Candidate> candidates(SplitSpace space, int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Integer> genes = new ArrayList<>();
            for (Gene gene : space.genes()) {
                genes.add(random.nextInt(gene.choices().size()));
            }
            candidates.add(new Candidate(genes));
        }
        return candidates;
    }

    /** Noise of the shape that the search trains on. */
    static ImageSet images(SearchSpec search, int count) {
        int side = search.request().height();
        int channels = search.space().inputChannels();
        byte[] pixels = new byte[count * side * side * channels];
        byte[] labels = new byte[count];
        new SplittableRandom(SEED).nextBytes(pixels);
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) (i % search.space().classes());
        }
        return new ImageSet(
                "noise", pixels, labels, 1, side, side, channels, search.space().classes());
    }
}
