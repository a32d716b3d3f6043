package io.splitnets.input;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The problems found so far in one document, each once. */
final class Ledger {
    private final String mainFile;
    private final Set<Problem> problems = new LinkedHashSet<>();

    Ledger(String mainFile, Collection<Problem> before) {
        this.mainFile = mainFile;
        problems.addAll(before);
    }

    void add(Problem problem) {
        problems.add(problem);
    }

    /** All problems: those of the main file first, in the order of each file. */
    List<Problem> inFileOrder() {
        Map<String, Integer> rank = new HashMap<>();
        rank.put(mainFile, 0);
        problems.forEach(problem -> rank.putIfAbsent(problem.at().file(), rank.size()));
        return problems.stream()
                .sorted(Comparator.comparingInt((Problem problem) ->
                                rank.getOrDefault(problem.at().file(), 0))
                        .thenComparing(Problem::at, Location.IN_FILE))
                .toList();
    }
}
