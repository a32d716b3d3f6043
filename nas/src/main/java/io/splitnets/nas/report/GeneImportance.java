package io.splitnets.nas.report;

import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.nas.search.Evaluation;
import io.splitnets.nas.space.Gene;
import io.splitnets.nas.space.SplitSpace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much each gene alone explains of what a search saw: one-way analysis of variance over the evaluated candidates that
 * keep every limit. Genes of a search are not independent, since it prefers some combinations, so shares of several
 * genes need not add up to anything.
 */
final class GeneImportance {
    private final List<Share> shares;
    private final int candidates;

    /**
     * What one gene explains.
     *
     * @param gene its name
     * @param choices how many different choices of it were seen
     * @param explained share of the variance for each objective, 0 to 1; not a number where the objective did not vary
     * @param chance what a gene of as many choices without any effect explains in the mean
     */
    record Share(String gene, int choices, List<Double> explained, double chance) {
        /** Copies the list. */
        Share {
            explained = List.copyOf(explained);
        }

        private double most() {
            return explained.stream()
                    .filter(Double::isFinite)
                    .mapToDouble(share -> share)
                    .max()
                    .orElse(0);
        }
    }

    GeneImportance(SearchOutcome outcome) {
        List<Evaluation> feasible = outcome.archive().stream()
                .filter(Evaluation::feasible)
                .filter(one -> one.objectives().stream().allMatch(figure -> Double.isFinite(figure.value())))
                .toList();
        List<Gene> genes = new SplitSpace(outcome.spec().space()).genes();
        List<double[]> figures = IntStream.range(0, outcome.spec().objectives().size())
                .mapToObj(objective -> feasible.stream()
                        .mapToDouble(one -> one.objectives().get(objective).value())
                        .toArray())
                .toList();
        List<Share> found = new ArrayList<>();
        for (int g = 0; g < genes.size(); g++) {
            if (genes.get(g).choices().size() > 1) {
                found.add(share(genes.get(g), g, feasible, figures));
            }
        }
        found.sort(Comparator.comparingDouble(Share::most).reversed());
        this.shares = List.copyOf(found);
        this.candidates = feasible.size();
    }

    private static Share share(Gene gene, int at, List<Evaluation> feasible, List<double[]> figures) {
        int[] chosen = feasible.stream()
                .mapToInt(one -> one.candidate().genes().get(at))
                .toArray();
        int seen = (int) IntStream.of(chosen).distinct().count();
        List<Double> explained = figures.stream()
                .map(values -> etaSquared(chosen, gene.choices().size(), values))
                .toList();
        return new Share(gene.name(), seen, explained, seen < 2 ? 0 : (seen - 1.0) / (feasible.size() - 1.0));
    }

    /** Genes with more than one choice, those that explain most of any objective first. */
    List<Share> shares() {
        return shares;
    }

    /** Number of candidates that the shares speak of. */
    int candidates() {
        return candidates;
    }

    /**
     * Eta squared: the sum of squares between groups over that of all values.
     *
     * @param group of each value, below {@code groups}
     * @return 0 to 1; not a number where all values are equal or there is none
     */
    static double etaSquared(int[] group, int groups, double[] values) {
        double mean = mean(values);
        double[] sums = new double[groups];
        int[] counts = new int[groups];
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            double off = values[i] - mean;
            sums[group[i]] += off;
            counts[group[i]]++;
            total += off * off;
        }
        double between = 0;
        for (int g = 0; g < groups; g++) {
            between += counts[g] == 0 ? 0 : sums[g] * sums[g] / counts[g];
        }
        return total > 0 ? Math.min(1, between / total) : Double.NaN;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }
}
