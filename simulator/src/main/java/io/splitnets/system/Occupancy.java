package io.splitnets.system;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Time averages over the measured window: how many frames were where.
 *
 * @param inside frames in the system, from the instant they are offered to the first station (the end of the readout, or
 *     its start where they stream out) to their result or loss
 * @param stations jobs waiting, in service or held, by station
 */
public record Occupancy(double inside, Map<String, Double> stations) {
    /** Keeps its own copy. */
    public Occupancy {
        stations = Collections.unmodifiableMap(new LinkedHashMap<>(stations));
    }

    /** The mean over replications of equal length. */
    static Occupancy mean(List<Occupancy> replications) {
        double inside = 0;
        Map<String, Double> stations = new LinkedHashMap<>();
        for (Occupancy one : replications) {
            inside += one.inside / replications.size();
            one.stations.forEach((name, number) -> stations.merge(name, number / replications.size(), Double::sum));
        }
        return new Occupancy(inside, stations);
    }
}
