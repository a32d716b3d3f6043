package io.splitnets.nas.experiment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How sure an outcome is.
 *
 * @param fidelity which model the search asked, and how the cheaper ones stood; empty if nothing was searched
 * @param contenders candidates that may belong to the front and were judged by runs
 * @param extraRuns runs spent where the ranking was unclear
 * @param probability of not being dominated by any other contender, by id, of each contender
 * @param fallen members of the search's front that are none by fresh runs, with the reason
 * @param nearest where no candidate keeps every limit: the one that is nearest to it; empty otherwise
 */
public record Trust(
        Optional<FidelityReport> fidelity,
        int contenders,
        int extraRuns,
        Map<String, Double> probability,
        List<Fallen> fallen,
        Optional<NearMiss> nearest) {
    /** Of an outcome about which nothing is known. */
    public static final Trust NONE = new Trust(Optional.empty(), 0, 0, Map.of(), List.of(), Optional.empty());

    /** Copies the collections. */
    public Trust {
        probability = Collections.unmodifiableMap(new LinkedHashMap<>(probability));
        fallen = List.copyOf(fallen);
    }

    /**
     * A member that did not stay.
     *
     * @param id of the candidate
     * @param reason in a few words
     */
    public record Fallen(String id, String reason) {}

    /**
     * The candidate with the smallest excess over the limits.
     *
     * @param id of the candidate
     * @param broken its broken limits, each with how far it is beyond, in words
     */
    public record NearMiss(String id, List<String> broken) {
        /** Copies the list. */
        public NearMiss {
            broken = List.copyOf(broken);
        }
    }
}
