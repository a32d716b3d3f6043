package io.splitnets.nas.report;

import io.splitnets.nas.experiment.Judgement;
import io.splitnets.nas.experiment.Metric;
import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.nas.search.Evaluation;
import io.splitnets.nas.space.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** The networks that parallel coordinates show: the front, thinned out where it is very long, and some other candidates. */
final class GeneLines {
    private static final int MOST_MEMBERS = 60;
    private static final int MOST_OTHERS = 150;
    /** From blue over pink to orange (Okabe and Ito, 2008): told apart by brightness as well, on light and dark. */
    private static final int[][] RAMP = {{0x00, 0x72, 0xB2}, {0xCC, 0x79, 0xA7}, {0xE6, 0x9F, 0x00}};

    private final List<Line> members;
    private final List<Line> others;

    /**
     * One network.
     *
     * @param genes a choice for each gene of the space
     * @param values of the objectives, in the units in which they are drawn
     * @param place from 0 for the fastest member to 1 for the slowest; of others, in the order of evaluation
     * @param number place in the front from 1, 0 for others
     * @param feasible whether it keeps every limit
     * @param picked whether it is recommended
     * @param text what it is, in words
     */
    record Line(
            List<Integer> genes,
            List<Double> values,
            double place,
            int number,
            boolean feasible,
            boolean picked,
            String text) {
        /** Copies the lists. */
        Line {
            genes = List.copyOf(genes);
            values = List.copyOf(values);
        }

        String colour() {
            return ramp(place);
        }

        private boolean drawable() {
            return values.stream().allMatch(Double::isFinite);
        }
    }

    GeneLines(SearchOutcome outcome) {
        this.members = FrontPoints.numbers(outcome, MOST_MEMBERS).stream()
                .map(number -> member(outcome, number))
                .filter(Line::drawable)
                .toList();
        List<Evaluation> known = FrontPoints.others(outcome);
        List<Integer> kept = FrontPoints.kept(known.size(), MOST_OTHERS);
        this.others = IntStream.range(0, kept.size())
                .mapToObj(i -> other(outcome, known.get(kept.get(i)), place(i, kept.size())))
                .filter(Line::drawable)
                .toList();
    }

    private static Line member(SearchOutcome outcome, int number) {
        Judgement member = outcome.front().get(number - 1);
        List<Double> values = outcome.spec().objectives().stream()
                .map(metric -> GeneMeasure.shown(metric, member.value(metric)))
                .toList();
        boolean picked = FrontTree.picked(outcome, member);
        String text = number + ": cut after " + Shown.cut(member) + (picked ? " (recommended)" : "");
        return new Line(
                Candidate.parse(member.id()).genes(),
                values,
                place(number - 1, outcome.front().size()),
                number,
                true,
                picked,
                text);
    }

    private static Line other(SearchOutcome outcome, Evaluation evaluation, double place) {
        List<Metric> objectives = outcome.spec().objectives();
        List<Double> values = IntStream.range(0, objectives.size())
                .mapToObj(i -> GeneMeasure.shown(
                        objectives.get(i), evaluation.objectives().get(i).value()))
                .toList();
        return new Line(evaluation.candidate().genes(), values, place, 0, evaluation.feasible(), false, "");
    }

    private static double place(int at, int count) {
        return count < 2 ? 0.5 : at / (count - 1.0);
    }

    /** The front, fastest first. */
    List<Line> members() {
        return members;
    }

    /** Other evaluated candidates, evenly chosen. */
    List<Line> others() {
        return others;
    }

    /** The recommended member. */
    Optional<Line> pick() {
        return members.stream().filter(Line::picked).findFirst();
    }

    List<Line> all() {
        List<Line> all = new ArrayList<>(members);
        all.addAll(others);
        return all;
    }

    /** The colour of a place in the front, 0 to 1. */
    static String ramp(double place) {
        double at = place * (RAMP.length - 1);
        int from = Math.min(RAMP.length - 2, (int) at);
        StringBuilder colour = new StringBuilder("#");
        for (int c = 0; c < 3; c++) {
            double part = RAMP[from][c] + (at - from) * (RAMP[from + 1][c] - RAMP[from][c]);
            colour.append(String.format(Locale.ROOT, "%02x", Math.round(part)));
        }
        return colour.toString();
    }
}
