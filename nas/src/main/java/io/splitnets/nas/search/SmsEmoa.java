package io.splitnets.nas.search;

import io.splitnets.nas.search.Domination.Point;
import io.splitnets.nas.space.Candidate;
import java.util.ArrayList;
import java.util.List;

/**
 * SMS-EMOA: N. Beume, B. Naujoks, M. Emmerich, "SMS-EMOA: Multiobjective selection based on dominated hypervolume",
 * European Journal of Operational Research 181(3), 2007. As NSGA-II, but within a front the members count who add most to
 * its hypervolume, and of the front that has no room as a whole the one that adds least goes, again and again.
 *
 * <p>Differences from the paper: a quarter of the population is bred per generation, so that it can be evaluated at once
 * (the paper: one child); parents are the better of two by rank and contribution (the paper: any); constraint
 * domination; the reference point ({@link Contributions}); no candidate is evaluated twice ({@link GeneticStrategy}).
 */
final class SmsEmoa extends GeneticStrategy {
    static final String NAME = "sms_emoa";

    /** Children are this part of the population. */
    private static final int PART = 4;

    SmsEmoa(SearchProblem problem, SearchParameters parameters) {
        super(NAME, problem, parameters);
    }

    @Override
    int children() {
        return Math.max(1, parameters().population() / PART);
    }

    @Override
    List<Individual> ranked(List<Candidate> candidates) {
        return Individual.ranked(candidates, points(candidates), front -> new Contributions(front).all());
    }

    @Override
    List<Candidate> survivors(List<Candidate> union) {
        List<Point> points = points(union);
        List<Candidate> kept = new ArrayList<>();
        for (List<Integer> front : NonDominatedSort.fronts(points)) {
            int room = parameters().population() - kept.size();
            best(front, points, room).forEach(i -> kept.add(union.get(i)));
        }
        return kept;
    }

    private static List<Integer> best(List<Integer> front, List<Point> points, int room) {
        if (front.size() <= room || room == 0) {
            return front.subList(0, Math.min(room, front.size()));
        }
        List<double[]> values = front.stream().map(i -> points.get(i).values()).toList();
        return new Contributions(values).best(room).stream().map(front::get).toList();
    }
}
