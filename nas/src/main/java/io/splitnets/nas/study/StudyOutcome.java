package io.splitnets.nas.study;

import io.splitnets.report.Provenance;
import java.util.List;

/**
 * What a study measured.
 *
 * @param spec what was asked
 * @param toy whether accuracies on the data set say nothing about real images
 * @param tables those that were asked for, in the order of the file
 * @param provenance where the figures come from
 */
public record StudyOutcome(StudySpec spec, boolean toy, List<TableOutcome> tables, Provenance provenance) {
    /** Copies the list. */
    public StudyOutcome {
        tables = List.copyOf(tables);
    }
}
