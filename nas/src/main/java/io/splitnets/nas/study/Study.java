package io.splitnets.nas.study;

import io.splitnets.nas.dataset.DatasetSource;
import io.splitnets.nas.dataset.DatasetSplits;
import io.splitnets.nas.experiment.Experiment;
import io.splitnets.nas.experiment.ExperimentListener;
import io.splitnets.report.Provenance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs a study from its specification to its tables. */
public final class Study {
    private final StudySpec spec;
    private final DatasetSource source;
    private final Path cache;
    private final int workers;
    private final ExperimentListener listener;

    /**
     * A study to be run.
     *
     * @param spec what is measured
     * @param source the data set of {@code spec}
     * @param cache folder for weights and accuracies
     * @param workers threads; the outcome does not depend on them
     * @param listener hears how far it is
     */
    public Study(StudySpec spec, DatasetSource source, Path cache, int workers, ExperimentListener listener) {
        this.spec = spec;
        this.source = source;
        this.cache = cache;
        this.workers = workers;
        this.listener = listener;
    }

    /**
     * Trains what is not in the cache, and measures.
     *
     * @param names of the tables wanted; all of them if empty
     * @throws io.splitnets.nas.experiment.InterruptedSearchException if the listener asked to stop; what was trained is
     *     kept, and the same call goes on
     */
    public StudyOutcome run(Set<String> names) {
        DatasetSplits data = new Experiment(spec.search(), source, cache, workers, listener).data();
        StudyRun run = new StudyRun(spec, data, cache, workers, listener);
        List<TableOutcome> tables = new ArrayList<>();
        for (StudyTable table : spec.tables()) {
            if (names.isEmpty() || names.contains(table.name())) {
                tables.add(table.measure(run.of(table)));
            }
        }
        Provenance provenance = Provenance.of(
                spec.subnetSeed(),
                spec.effective(),
                Map.of(
                        "train",
                        data.train().sha256(),
                        "validation",
                        data.validation().sha256(),
                        "test",
                        data.test().sha256()));
        return new StudyOutcome(spec, source.toy(), tables, provenance);
    }
}
