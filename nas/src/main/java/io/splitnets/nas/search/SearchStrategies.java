package io.splitnets.nas.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The strategies by name. A new one is added here, in one line. */
public final class SearchStrategies {
    private static final Map<String, Maker> MAKERS = makers();

    private SearchStrategies() {}

    private static Map<String, Maker> makers() {
        Map<String, Maker> makers = new LinkedHashMap<>();
        makers.put(SmsEmoa.NAME, SmsEmoa::new);
        makers.put(Nsga2.NAME, Nsga2::new);
        makers.put(RegularisedEvolution.NAME, RegularisedEvolution::new);
        makers.put(RandomSearch.NAME, RandomSearch::new);
        makers.put(ExhaustiveSearch.NAME, ExhaustiveSearch::new);
        return Collections.unmodifiableMap(makers);
    }

    /** The known names, the usual one first. */
    public static List<String> names() {
        return List.copyOf(MAKERS.keySet());
    }

    /**
     * A strategy at its start.
     *
     * @throws IllegalArgumentException if the name is unknown, an anchor is not of the space, or the space is too large
     *     for the strategy
     */
    public static SearchStrategy create(String name, SearchProblem problem, SearchParameters parameters) {
        Maker maker = MAKERS.get(name);
        if (maker == null) {
            throw new IllegalArgumentException("unknown strategy '" + name + "', known are " + names());
        }
        return maker.make(problem, parameters);
    }

    @FunctionalInterface
    private interface Maker {
        SearchStrategy make(SearchProblem problem, SearchParameters parameters);
    }
}
