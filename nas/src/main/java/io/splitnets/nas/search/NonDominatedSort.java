package io.splitnets.nas.search;

import io.splitnets.nas.search.Domination.Point;
import java.util.ArrayList;
import java.util.List;

/** Fast non-dominated sort (Deb et al. 2002, section III.A): O(objectives x points squared). */
final class NonDominatedSort {
    private NonDominatedSort() {}

    /**
     * The points' indices in fronts: nothing dominates the first front, only the first dominates the second, and so on.
     * Within a front the indices rise.
     */
    static List<List<Integer>> fronts(List<Point> points) {
        int count = points.size();
        int[] dominators = new int[count];
        List<List<Integer>> dominated = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            dominated.add(new ArrayList<>());
        }
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                if (Domination.dominates(points.get(i), points.get(j))) {
                    dominated.get(i).add(j);
                    dominators[j]++;
                } else if (Domination.dominates(points.get(j), points.get(i))) {
                    dominated.get(j).add(i);
                    dominators[i]++;
                }
            }
        }
        return peel(dominators, dominated);
    }

    private static List<List<Integer>> peel(int[] dominators, List<List<Integer>> dominated) {
        List<List<Integer>> fronts = new ArrayList<>();
        List<Integer> front = new ArrayList<>();
        for (int i = 0; i < dominators.length; i++) {
            if (dominators[i] == 0) {
                front.add(i);
            }
        }
        while (!front.isEmpty()) {
            fronts.add(front);
            List<Integer> next = new ArrayList<>();
            for (int i : front) {
                for (int j : dominated.get(i)) {
                    dominators[j]--;
                    if (dominators[j] == 0) {
                        next.add(j);
                    }
                }
            }
            next.sort(null);
            front = next;
        }
        return fronts;
    }
}
