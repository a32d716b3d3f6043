package io.splitnets.nas.study;

import io.splitnets.nas.accuracy.AccuracyStore;
import io.splitnets.nas.accuracy.MeasuredAccuracy;
import io.splitnets.nas.dataset.DatasetSplits;
import io.splitnets.nas.experiment.ExperimentListener;
import io.splitnets.nas.experiment.InOrder;
import io.splitnets.nas.experiment.InterruptedSearchException;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.experiment.TrainedSupernet;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.SplitChoice;
import io.splitnets.nas.study.TableOutcome.Training;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What the tables of a study measure with: trains each variant once per seed and measures networks on images. */
public final class StudyRun {
    private final StudySpec spec;
    private final DatasetSplits data;
    private final Path cache;
    private final int workers;
    private final ExperimentListener listener;
    private final String table;
    private final List<Training> trainings = new ArrayList<>();

    StudyRun(StudySpec spec, DatasetSplits data, Path cache, int workers, ExperimentListener listener) {
        this(spec, data, cache, workers, listener, "");
    }

    private StudyRun(
            StudySpec spec, DatasetSplits data, Path cache, int workers, ExperimentListener listener, String table) {
        this.spec = spec;
        this.data = data;
        this.cache = cache;
        this.workers = workers;
        this.listener = listener;
        this.table = table;
    }

    /** The same for one table, with no training noted yet. */
    StudyRun of(StudyTable wanted) {
        return new StudyRun(spec, data, cache, workers, listener, wanted.name());
    }

    /** Images that accuracy is measured on. */
    enum Part {
        VALIDATION,
        TEST
    }

    /** What was trained through this object so far, or found in the cache. */
    List<Training> trainings() {
        return List.copyOf(trainings);
    }

    /** Images of a part that an accuracy stands on, for people. */
    String images(Part part) {
        int validation = Math.min(
                spec.search().measuring().validationImages(), data.validation().count());
        return part == Part.TEST
                ? data.test().count() + " test images"
                : validation + " validation images, which no training sees";
    }

    /** The random split networks of the study. */
    List<Architecture> subnets() {
        return spec.subnets();
    }

    /** One training each. */
    List<Long> seeds() {
        return spec.seeds();
    }

    /** Threads; no figure depends on them. */
    int workers() {
        return workers;
    }

    /** Hears of a part of the work on one seed. */
    ExperimentListener listener(String what, long seed) {
        return new NamedListener(listener, table + ", " + what + ", seed " + seed + ": ");
    }

    /** The supernet of {@code variant} after the training of one seed. */
    TrainedSupernet supernet(Variant variant, long seed) {
        SearchSpec search = variant.search().withTrainingSeed(seed);
        TrainedSupernet trained = TrainedSupernet.of(search, data, cache, workers, listener(variant.name(), seed));
        note(variant.name(), search, trained);
        return trained;
    }

    /** One network after a training of its own with one seed, as {@code variant} says. */
    TrainedSupernet alone(Variant variant, Architecture network, String what, long seed) {
        SearchSpec search = variant.search().withTrainingSeed(seed);
        TrainedSupernet trained = TrainedSupernet.alone(search, network, data, cache, workers, listener(what, seed));
        note(what, search, trained);
        return trained;
    }

    /** Accuracies of networks inside the supernet of {@code variant}, as shares. */
    SeedAccuracies inSupernet(Variant variant, List<Architecture> networks, Part part) {
        List<List<Double>> all = new ArrayList<>();
        for (long seed : spec.seeds()) {
            TrainedSupernet trained = supernet(variant, seed);
            all.add(accuracies(withBitsOf(trained, networks), networks, part, listener(variant.name(), seed)));
        }
        return new SeedAccuracies(all);
    }

    /** Accuracies on validation images of networks of which each was trained alone, as {@code variant} says. */
    SeedAccuracies alone(Variant variant, List<Architecture> networks) {
        List<List<Double>> all = new ArrayList<>();
        for (long seed : spec.seeds()) {
            List<Double> accuracies = new ArrayList<>();
            for (int n = 0; n < networks.size(); n++) {
                String name = "network " + (n + 1) + " alone";
                TrainedSupernet trained = alone(variant, networks.get(n), name, seed);
                accuracies.addAll(accuracies(trained, List.of(networks.get(n)), Part.VALIDATION, listener(name, seed)));
            }
            all.add(accuracies);
        }
        return new SeedAccuracies(all);
    }

    /** What a table uses twice was trained once. */
    private void note(String what, SearchSpec search, TrainedSupernet trained) {
        if (trainings.stream().anyMatch(known -> known.key().equals(trained.key()))) {
            return;
        }
        trainings.add(new Training(
                what,
                search.training().seed(),
                trained.key(),
                search.training().steps(),
                search.training().batch(),
                trained.cpuSeconds()));
    }

    /** A supernet that lets each of the networks transmit with its own number of bits. */
    private static TrainedSupernet withBitsOf(TrainedSupernet trained, List<Architecture> networks) {
        TreeSet<Integer> bits = new TreeSet<>();
        networks.stream()
                .map(Architecture::split)
                .flatMap(Optional::stream)
                .map(SplitChoice::bits)
                .forEach(bits::add);
        return trained.supernet().space().splitBits().containsAll(bits)
                ? trained
                : trained.withSplitBits(List.copyOf(bits));
    }

    private List<Double> accuracies(
            TrainedSupernet trained, List<Architecture> networks, Part part, ExperimentListener named) {
        SearchSpec.Measuring measuring = spec.search().measuring();
        AccuracyStore store = trained.store(measuring, part == Part.TEST ? "test" : "validation");
        MeasuredAccuracy accuracy =
                part == Part.TEST ? trained.test(measuring, store) : trained.validation(measuring, store);
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        if (networks.size() > 1) {
            named.begin("measuring", networks.size());
        }
        try {
            List<Double> shares = InOrder.map(
                    networks, network -> accuracy.accuracy(network).value(), pool, done -> measured(named, done));
            if (networks.size() > 1) {
                named.end(networks.size() + " networks");
            }
            return shares;
        } finally {
            store.save();
            pool.shutdownNow();
        }
    }

    private static void measured(ExperimentListener named, long done) {
        named.progress(done, "");
        if (named.interrupted()) {
            throw new InterruptedSearchException("stopped while measuring; the same command goes on");
        }
    }
}
