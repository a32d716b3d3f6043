package io.splitnets.nas.experiment;

import io.splitnets.nas.oracle.SimulatorOracle;
import io.splitnets.nas.oracle.SystemEstimate;
import io.splitnets.nas.search.Direction;
import io.splitnets.nas.search.Domination;
import io.splitnets.nas.search.Estimate;
import io.splitnets.nas.search.Evaluation;
import io.splitnets.nas.search.Objective;
import io.splitnets.nas.search.SearchResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;

/**
 * What follows a search: the candidates that may belong to the front are judged by runs, further runs are spent on those
 * of which it is unclear, and the front that results is run once more with fresh random numbers. The figures reported are
 * those of the fresh runs, which nothing was chosen by.
 */
final class Refinement {
    /** Contenders beyond the front that the search found. */
    private static final int MOST_OTHERS = 48;
    /** A candidate with lower odds is none. */
    private static final double LEAST_ODDS = 0.05;
    /** Runs between two looks at the odds. */
    private static final int ROUND = 8;
    /** Any odd number that is not one of the few that people use as seeds. */
    private static final long STRIDE = 0x5DEECE66DL;

    private final SearchSpec spec;
    private final SimulatorOracle simulator;
    private final CandidateJudge judge;
    private final ExecutorService pool;
    private final ExperimentListener listener;

    /**
     * After a search.
     *
     * @param simulator that runs every query
     * @param judge that asks the same simulator, and measures accuracies
     */
    Refinement(
            SearchSpec spec,
            SimulatorOracle simulator,
            CandidateJudge judge,
            ExecutorService pool,
            ExperimentListener listener) {
        this.spec = spec;
        this.simulator = simulator;
        this.judge = judge;
        this.pool = pool;
        this.listener = listener;
    }

    /**
     * What is left of a front.
     *
     * @param front by fresh runs
     * @param contenders how many were judged
     * @param extraRuns spent where it was unclear
     * @param probability of not being dominated, of every contender, by id
     * @param fallen members that the search or the first runs had, and fresh runs have not
     */
    record Refined(
            List<Judgement> front,
            int contenders,
            int extraRuns,
            Map<String, Double> probability,
            List<Trust.Fallen> fallen) {}

    Refined refine(SearchResult result) {
        Set<String> found = new HashSet<>();
        result.front().members().forEach(member -> found.add(member.candidate().id()));
        List<Evaluation> chosen = contenders(result, found);
        listener.begin("judging contenders by runs", chosen.size());
        List<Contender> contenders = new ArrayList<>(InOrder.map(
                chosen, one -> Contender.of(judge.judge(one.candidate())), pool, done -> listener.progress(done, "")));
        listener.end(chosen.size() + " candidates");
        int spent = spend(contenders);
        List<Judgement> pooled = contenders.stream().map(Contender::pooled).toList();
        List<Judgement> first = front(pooled);
        List<Judgement> fresh = fresh(first);
        List<Judgement> last = front(fresh);
        List<Trust.Fallen> fallen = new ArrayList<>();
        pooled.stream()
                .filter(one -> found.contains(one.id()) && !first.contains(one))
                .forEach(one -> fallen.add(new Trust.Fallen(one.id(), "by runs, " + reason(one, pooled))));
        fresh.stream()
                .filter(one -> !last.contains(one))
                .forEach(one -> fallen.add(new Trust.Fallen(one.id(), "by fresh runs, " + reason(one, fresh))));
        Map<String, Double> odds = new LinkedHashMap<>();
        List<Double> probability = odds(contenders);
        for (int i = 0; i < contenders.size(); i++) {
            odds.put(contenders.get(i).judgement().id(), probability.get(i));
        }
        return new Refined(last, contenders.size(), spent, odds, fallen);
    }

    /** The front that was found, and others that the intervals leave a chance. */
    private List<Evaluation> contenders(SearchResult result, Set<String> found) {
        List<Objective> objectives =
                spec.objectives().stream().map(Metric::objective).toList();
        List<Rival> front = result.front().members().stream()
                .map(member -> Rival.of(member, objectives))
                .toList();
        List<Evaluation> all = new ArrayList<>(result.front().members());
        result.archive().stream()
                .filter(one -> one.feasible() && !found.contains(one.candidate().id()))
                .map(one -> Rival.of(one, objectives))
                .filter(one -> front.stream().noneMatch(member -> member.surelyBeats(one)))
                .map(one -> new Ranked(
                        one.evaluation(),
                        front.stream().filter(member -> member.beats(one)).count()))
                .sorted(Comparator.comparingLong(Ranked::dominators)
                        .thenComparing(one -> one.evaluation().candidate().id()))
                .limit(MOST_OTHERS)
                .forEach(one -> all.add(one.evaluation()));
        return all;
    }

    /** An evaluation with the number of front members that dominate it. */
    private record Ranked(Evaluation evaluation, long dominators) {}

    /**
     * An evaluation as numbers of which less is better.
     *
     * @param values of the objectives
     * @param worse ends of their intervals
     * @param better ends of them
     */
    private record Rival(Evaluation evaluation, double[] values, double[] worse, double[] better) {
        static Rival of(Evaluation evaluation, List<Objective> objectives) {
            int count = objectives.size();
            Rival rival = new Rival(evaluation, new double[count], new double[count], new double[count]);
            for (int i = 0; i < count; i++) {
                Direction direction = objectives.get(i).direction();
                Estimate estimate = evaluation.objectives().get(i);
                double low = direction.minimised(estimate.low());
                double high = direction.minimised(estimate.high());
                rival.values[i] = direction.minimised(estimate.value());
                rival.worse[i] = Math.max(low, high);
                rival.better[i] = Math.min(low, high);
            }
            return rival;
        }

        boolean beats(Rival other) {
            return Domination.dominates(values, other.values);
        }

        boolean surelyBeats(Rival other) {
            return Domination.dominates(worse, other.better);
        }
    }

    /** Spends further runs on the contenders whose odds are nearest to one half. */
    private int spend(List<Contender> contenders) {
        int budget = spec.strategy().extraRuns();
        listener.begin("running where the ranking is unclear", budget);
        int spent = 0;
        while (spent < budget) {
            List<Integer> unclear = unclear(contenders).stream()
                    .limit(Math.min(ROUND, budget - spent))
                    .toList();
            if (unclear.isEmpty()) {
                break;
            }
            List<SystemEstimate> runs = InOrder.map(unclear, i -> again(contenders.get(i)), pool, done -> {});
            for (int i = 0; i < runs.size(); i++) {
                contenders.set(unclear.get(i), contenders.get(unclear.get(i)).with(runs.get(i)));
            }
            spent += runs.size();
            listener.progress(spent, "");
        }
        listener.end(spent + " runs");
        return spent;
    }

    private List<Integer> unclear(List<Contender> contenders) {
        // More runs say nothing of accuracy, so only the errors of the latency decide.
        List<Double> odds = DominanceOdds.of(contenders.stream()
                .map(one -> Contender.knownButForRuns(spec, one.pooled()))
                .toList());
        return IntStream.range(0, contenders.size())
                .filter(i -> contenders.get(i).random())
                .filter(i -> odds.get(i) > LEAST_ODDS && odds.get(i) < 1 - LEAST_ODDS)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> Math.abs(odds.get(i) - 0.5)
                                + contenders.get(i).runs().size())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private List<Double> odds(List<Contender> contenders) {
        return DominanceOdds.of(contenders.stream()
                .map(one -> Contender.known(spec, one.pooled()))
                .toList());
    }

    private SystemEstimate again(Contender contender) {
        return estimate(contender.judgement(), contender.runs().size());
    }

    private SystemEstimate estimate(Judgement judgement, int number) {
        return simulator.withSeed(seed(number)).estimate(judgement.query());
    }

    /** Of the run with a number: the scenario's own for 0. */
    private long seed(int number) {
        return (spec.scenario().run().seed() + number * STRIDE) & Long.MAX_VALUE;
    }

    /** The seed of the runs that nothing is chosen by. */
    long freshSeed() {
        return seed(spec.strategy().extraRuns() + 1);
    }

    private List<Judgement> fresh(List<Judgement> front) {
        listener.begin("running the front afresh", front.size());
        List<Judgement> fresh = InOrder.map(
                front,
                member -> member.withSystem(simulator.withSeed(freshSeed()).estimate(member.query())),
                pool,
                done -> listener.progress(done, ""));
        listener.end(fresh.size() + " networks");
        return fresh;
    }

    private List<Judgement> front(List<Judgement> judgements) {
        List<Judgement> kept = judgements.stream()
                .filter(one -> Dominance.keepsLimits(spec, one))
                .toList();
        return kept.stream()
                .filter(member -> kept.stream().noneMatch(rival -> Dominance.better(spec, rival, member)))
                .toList();
    }

    private String reason(Judgement member, List<Judgement> rivals) {
        if (member.system().latency().isEmpty()) {
            return "the system has no steady state";
        }
        Optional<String> broken = spec.limits().stream()
                .filter(limit -> !limit.keeps(member.value(limit.metric())))
                .map(limit -> limit.metric().label() + " breaks its limit")
                .findFirst();
        return broken.orElseGet(() -> rivals.stream()
                .filter(rival -> Dominance.of(spec, rival, member))
                .map(rival -> rival.id() + " is better in every objective")
                .findFirst()
                .orElse("another is better"));
    }
}
