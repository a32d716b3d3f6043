package io.splitnets.nas.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The feasible evaluations that no feasible one dominates, by their values. A candidate occurs once; different
 * candidates with the same values all belong to the front, as none of them is better.
 *
 * @param objectives what was compared
 * @param members best first objective first, then by candidate id
 */
public record ParetoFront(List<Objective> objectives, List<Evaluation> members) {
    private static final Comparator<Ranked> ORDER = (a, b) -> {
        int order = Arrays.compare(a.values, b.values);
        return order != 0 ? order : a.id.compareTo(b.id);
    };

    /** Copies the lists; use {@link #of}, which sorts out what does not belong here. */
    public ParetoFront {
        objectives = List.copyOf(objectives);
        members = List.copyOf(members);
    }

    /**
     * The front of the evaluations given, whatever their order. Of several evaluations of one candidate the first counts.
     */
    public static ParetoFront of(List<Objective> objectives, Collection<Evaluation> evaluations) {
        Map<String, Evaluation> feasible = new LinkedHashMap<>();
        for (Evaluation evaluation : evaluations) {
            if (evaluation.feasible()) {
                feasible.putIfAbsent(evaluation.candidate().id(), evaluation);
            }
        }
        List<Ranked> sorted = feasible.entrySet().stream()
                .map(e -> new Ranked(e.getKey(), e.getValue().minimised(objectives), e.getValue()))
                .sorted(ORDER)
                .toList();
        List<Ranked> kept = new ArrayList<>();
        for (Ranked next : sorted) {
            // In lexicographic order nobody is dominated by a later one.
            if (kept.stream().noneMatch(other -> Domination.dominates(other.values, next.values))) {
                kept.add(next);
            }
        }
        kept.sort(Comparator.<Ranked>comparingDouble(r -> r.values[0]).thenComparing(r -> r.id));
        return new ParetoFront(objectives, kept.stream().map(r -> r.evaluation).toList());
    }

    /** Number of members. */
    public int size() {
        return members.size();
    }

    /**
     * The volume that the front dominates, up to a reference point.
     *
     * @param reference one finite value per objective, in its unit
     */
    public double hypervolume(List<Double> reference) {
        return Hypervolume.of(
                members.stream().map(e -> e.minimised(objectives)).toList(), minimised(objectives, reference));
    }

    /** One value per objective, with the sign flipped where more is better. */
    static double[] minimised(List<Objective> objectives, List<Double> values) {
        double[] flipped = new double[values.size()];
        for (int i = 0; i < flipped.length; i++) {
            flipped[i] = objectives.get(i).direction().minimised(values.get(i));
        }
        return flipped;
    }

    private record Ranked(String id, double[] values, Evaluation evaluation) {}
}
