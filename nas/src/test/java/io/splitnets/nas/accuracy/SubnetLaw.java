package io.splitnets.nas.accuracy;

import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.Gene;
import io.splitnets.nas.space.SearchSpace;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A space with a known accuracy: a sum over genes, and a price of the bottleneck that depends on its place. */
final class SubnetLaw {
    static final int IMAGES = 1_000_000;

    private SubnetLaw() {}

    static SearchSpace space(String name) {
        return new SearchSpace() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Gene> genes() {
                return List.of(
                        gene("width", 4),
                        gene("depth", 3),
                        gene("fixed", 1),
                        gene("kernel", 2),
                        gene("split.after", 4),
                        gene("split.kept_channels", 3),
                        gene("split.bits", 2));
            }

            @Override
            public Candidate canonical(Candidate candidate) {
                return candidate;
            }
        };
    }

    private static Gene gene(String name, int choices) {
        return new Gene(
                name, IntStream.range(0, choices).mapToObj(String::valueOf).toList());
    }

    static double accuracy(Candidate candidate) {
        List<Integer> genes = candidate.genes();
        double price = 0.02 * genes.get(4) * (2 - genes.get(5)) + 0.01 * (1 - genes.get(6)) * (3 - genes.get(4));
        return 0.8 + 0.01 * genes.get(0) + 0.015 * genes.get(1) - 0.005 * genes.get(3) - price;
    }

    static MeasuredSubnet measured(Candidate candidate, Random random, double noise) {
        int correct = (int) Math.round(IMAGES * (accuracy(candidate) + noise * random.nextGaussian()));
        return new MeasuredSubnet(candidate, new AccuracyEstimate(correct, IMAGES));
    }

    static List<MeasuredSubnet> measured(List<Candidate> candidates, Random random, double noise) {
        return candidates.stream()
                .map(candidate -> measured(candidate, random, noise))
                .toList();
    }
}
