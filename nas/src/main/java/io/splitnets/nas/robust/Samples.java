package io.splitnets.nas.robust;

import io.splitnets.measure.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import umontreal.ssj.probdist.NormalDist;
import umontreal.ssj.rng.MRG32k3a;

/** The sampled systems with all networks on them, and the figures of each network over them. */
final class Samples {
    private static final double CONFIDENCE = 0.95;
    /** Purpose of the stream that accuracies are drawn from, apart from those of the randomisations. */
    private static final int ACCURACIES = 1 << 20;

    private final FoundFront front;
    private final Limits limits;
    private final Situation nominal;
    private final List<Situation> situations;
    private final double[] reported;
    private final double[][] drawn;

    /**
     * What came out of the samples.
     *
     * @param situations in the order of the points, randomisation by randomisation
     */
    Samples(FoundFront front, Limits limits, Situation nominal, List<Situation> situations, long seed) {
        this.front = front;
        this.limits = limits;
        this.nominal = nominal;
        this.situations = List.copyOf(situations);
        this.reported = reported(front);
        this.drawn = drawn(seed);
    }

    /** The accuracies as reported. */
    static double[] reported(FoundFront front) {
        return front.members().stream().mapToDouble(FrontMember::accuracy).toArray();
    }

    private double[][] drawn(long seed) {
        MRG32k3a stream = SobolPoints.stream(seed, ACCURACIES);
        double[][] accuracies = new double[situations.size()][];
        for (int s = 0; s < accuracies.length; s++) {
            accuracies[s] = front.members().stream()
                    .mapToDouble(member -> member.accuracyAt(NormalDist.inverseF01(stream.nextDouble())))
                    .toArray();
        }
        return accuracies;
    }

    /** The figures of every network, in the order of the front. */
    List<MemberFigures> figures() {
        List<MemberFigures> figures = new ArrayList<>();
        for (int i = 0; i < front.members().size(); i++) {
            figures.add(figures(i));
        }
        return figures;
    }

    /** Share of samples in which no member of the front keeps every limit. */
    Estimate hopeless() {
        return mean(s -> share(situations.get(s).best(reported, front.choices()) == Situation.NONE));
    }

    private MemberFigures figures(int i) {
        double[] regrets = sorted(s -> situations.get(s).regret(i, reported, front.choices()));
        double[] latencies = sorted(s -> answer(s, i).p99Ms());
        double[] over = sorted(s -> over(answer(s, i)));
        double finite = Arrays.stream(over).filter(Double::isFinite).average().orElse(Double.POSITIVE_INFINITY);
        return new MemberFigures(
                front.members().get(i),
                nominal.answers().get(i).p99Ms(),
                quantile(latencies, 0.05),
                quantile(latencies, 0.95),
                mean(s -> share(answer(s, i).keepsLimits())),
                mean(s -> share(!answer(s, i).runs())),
                mean(s -> share(situations.get(s).nonDominated(i, reported, limits.accuracyCounts()))),
                mean(s -> share(situations.get(s).nonDominated(i, drawn[s], limits.accuracyCounts()))),
                mean(s -> share(situations.get(s).best(reported, front.choices()) == i)),
                mean(s -> situations.get(s).regret(i, reported, front.choices())),
                quantile(regrets, 0.95),
                regrets[regrets.length - 1],
                finite,
                quantile(over, 0.95),
                over[over.length - 1]);
    }

    private Answer answer(int sample, int member) {
        return situations.get(sample).answers().get(member);
    }

    /** Milliseconds above the budget; a system without a steady state is endlessly late where there is a budget. */
    private double over(Answer answer) {
        OptionalDouble budget = limits.budgetMs();
        return budget.isEmpty() ? 0 : Math.max(0, answer.p99Ms() - budget.getAsDouble());
    }

    private static double share(boolean yes) {
        return yes ? 1 : 0;
    }

    /** The mean over all samples with the interval over the randomisations, added up in their order. */
    private Estimate mean(IntToDoubleFunction value) {
        int each = situations.size() / RobustOptions.SHIFTS;
        double[] means = new double[RobustOptions.SHIFTS];
        for (int shift = 0; shift < means.length; shift++) {
            double sum = 0;
            for (int i = 0; i < each; i++) {
                sum += value.applyAsDouble(shift * each + i);
            }
            means[shift] = sum / each;
        }
        return Estimate.overReplications(means, CONFIDENCE);
    }

    private double[] sorted(IntToDoubleFunction value) {
        return IntStream.range(0, situations.size()).mapToDouble(value).sorted().toArray();
    }

    /** The value at place ceil(p n) of the sorted ones. */
    private static double quantile(double[] sorted, double p) {
        return sorted[Math.max(0, (int) Math.ceil(p * sorted.length) - 1)];
    }
}
