package io.splitnets.nas.study;

import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.space.Architecture;
import java.util.List;

/**
 * A study as read from its file: complete and checked.
 *
 * @param name short name
 * @param search data set, space and training that all tables start from
 * @param seeds one training each, of everything that is compared
 * @param subnets the random split networks that are measured, the same for every training
 * @param subnetSeed what they were drawn by
 * @param tables in order
 * @param effective the study file as read and the search, defaults filled in
 */
public record StudySpec(
        String name,
        SearchSpec search,
        List<Long> seeds,
        List<Architecture> subnets,
        long subnetSeed,
        List<StudyTable> tables,
        String effective) {
    /** Copies the lists. */
    public StudySpec {
        seeds = List.copyOf(seeds);
        subnets = List.copyOf(subnets);
        tables = List.copyOf(tables);
    }
}
