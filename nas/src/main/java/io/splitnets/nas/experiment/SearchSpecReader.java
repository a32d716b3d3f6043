package io.splitnets.nas.experiment;

import io.splitnets.input.Document;
import io.splitnets.input.InputException;
import io.splitnets.input.Section;
import io.splitnets.nas.accuracy.AccuracyPredictor;
import io.splitnets.nas.dataset.DatasetRequest;
import io.splitnets.nas.dataset.DatasetSource;
import io.splitnets.nas.dataset.DatasetSources;
import io.splitnets.nas.experiment.SearchSpec.Limit;
import io.splitnets.nas.experiment.SearchSpec.Measuring;
import io.splitnets.nas.experiment.SearchSpec.StrategySpec;
import io.splitnets.nas.search.SearchStrategies;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.scenario.Scenario;
import io.splitnets.scenario.ScenarioFile;
import io.splitnets.scenario.ScenarioReader;
import io.splitnets.units.Dimension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a search file and the scenario it names. All problems are collected and reported together. */
public final class SearchSpecReader {
    private static final int MOST_IMAGES = 1_000_000;
    private static final int MOST_SUBNETS = 100_000;

    private SearchSpecReader() {}

    /**
     * A search with the document it was read from.
     *
     * @param spec the checked search
     * @param document what was read, for {@code --explain}
     */
    public record Loaded(SearchSpec spec, Document document) {}

    /**
     * Reads and checks a search file.
     *
     * @param settings values set from outside, as {@code key.path=value}
     * @throws io.splitnets.input.InputException with every problem found
     */
    public static Loaded load(Path file, List<String> settings) {
        ScenarioFile source = ScenarioFile.of(file);
        return read(source, source.document(settings));
    }

    /**
     * Reads and checks a search that is a document already, for instance a file with other values merged over it.
     *
     * @param source the file that paths are relative to
     * @throws io.splitnets.input.InputException with every problem found
     */
    public static Loaded read(ScenarioFile source, Document document) {
        Section root = document.root();
        root.integer("version", ScenarioReader.VERSION, ScenarioReader.VERSION);
        String name = root.text("name");
        root.text("summary", "");
        Optional<Path> scenarioFile = source.reference(root, "scenario");
        Section dataset = root.section("dataset");
        DatasetSources sources = DatasetSources.standard();
        String set = dataset.choiceOf("name", sources.names());
        Optional<Path> folder =
                dataset.has("folder") ? Optional.of(source.beside(dataset.text("folder"))) : Optional.empty();
        Optional<DatasetSource> origin =
                sources.names().contains(set) ? opened(sources.named(set), folder, dataset) : Optional.empty();
        NetworkSpaceSpec space = SpaceReader.read(
                root.section("space"),
                channels(dataset),
                origin.map(DatasetSource::classes).orElse(2));
        DatasetRequest request = request(dataset, space, folder);
        TrainingSpec training =
                TrainingReader.read(root.section("training"), request.counts().train());
        Measuring measuring = measuring(root.section("accuracy"));
        List<Metric> objectives = objectives(root);
        List<Limit> limits = limits(root);
        StrategySpec strategy = strategy(root.section("search"));
        root.finish();
        document.check();
        Scenario scenario = ScenarioReader.read(scenarioFile.orElseThrow());
        String effective = document.effective(false) + "---\n" + scenario.effective();
        SearchSpec spec = new SearchSpec(
                name, scenario, set, request, space, training, measuring, objectives, limits, strategy, effective);
        SearchFit.check(spec, root);
        document.check();
        return new Loaded(spec, document);
    }

    /** The source with the classes of its folder; what is wrong with the folder is a problem of the key. */
    private static Optional<DatasetSource> opened(DatasetSource source, Optional<Path> folder, Section dataset) {
        try {
            DatasetSource opened = folder.map(source::opened).orElse(source);
            if (opened.classes() > 0) {
                return Optional.of(opened);
            }
            dataset.problem("folder", "expected the folder of the images, which " + source.name() + " is read from");
        } catch (InputException e) {
            dataset.problem("folder", e.problems().get(0).toString());
        }
        return Optional.empty();
    }

    private static int channels(Section dataset) {
        int channels = dataset.integer("channels", 1, 3, 1);
        if (channels == 2) {
            dataset.problem("channels", "expected 1 (grey) or 3 (colour)");
            return 1;
        }
        return channels;
    }

    private static DatasetRequest request(Section section, NetworkSpaceSpec space, Optional<Path> folder) {
        int most = space.views().get(space.views().size() - 1);
        int size = section.integer("size", 8, 512, 28);
        int train = section.integer("train", 0, MOST_IMAGES, 0);
        int validation = section.integer("validation", 1, MOST_IMAGES, 5000);
        int test = section.integer("test", 0, MOST_IMAGES, 0);
        long seed = section.longInteger("seed", 0, Long.MAX_VALUE, 1);
        DatasetRequest request = DatasetRequest.standard()
                .withViews(most)
                .withSize(size, size)
                .withChannels(space.inputChannels())
                .withCounts(train, validation, test)
                .withSeed(seed);
        section.finish();
        return folder.map(request::withFolder).orElse(request);
    }

    private static Measuring measuring(Section section) {
        Measuring measuring = new Measuring(
                section.integer("calibration_images", 16, MOST_IMAGES, 512),
                section.integer("validation_images", 16, MOST_IMAGES, 2000),
                section.optionalSection("predictor").map(SearchSpecReader::prediction));
        section.finish();
        return measuring;
    }

    private static SearchSpec.Prediction prediction(Section section) {
        SearchSpec.Prediction standard = SearchSpec.Prediction.STANDARD;
        SearchSpec.Prediction prediction = new SearchSpec.Prediction(
                section.integer("measured", AccuracyPredictor.LEAST_MEASURED, MOST_SUBNETS, standard.measured()),
                section.integer("held_out", AccuracyPredictor.LEAST_HELD_OUT, MOST_SUBNETS, standard.heldOut()),
                section.longInteger("seed", 0, Long.MAX_VALUE, standard.seed()));
        section.finish();
        return prediction;
    }

    private static List<Metric> objectives(Section root) {
        List<String> known = labels();
        List<Metric> objectives = new ArrayList<>();
        for (String label : root.texts("objectives")) {
            if (!known.contains(label)) {
                root.problem("objectives", "'" + label + "' is no metric; known: " + String.join(", ", known));
            } else if (objectives.contains(metric(label))) {
                root.problem("objectives", "'" + label + "' is given twice");
            } else {
                objectives.add(metric(label));
            }
        }
        if (objectives.isEmpty()) {
            root.problem("objectives", "expected at least one of " + String.join(", ", known));
        }
        return objectives;
    }

    private static List<Limit> limits(Section root) {
        List<Limit> limits = new ArrayList<>();
        root.optionalSection("constraints").ifPresent(section -> {
            for (Metric metric : Metric.values()) {
                if (section.has(metric.label())) {
                    limit(section, metric).ifPresent(limits::add);
                }
            }
            section.finish();
        });
        return limits;
    }

    private static Optional<Limit> limit(Section section, Metric metric) {
        if (metric == Metric.RAW_PIXELS_LEAVE_SENSOR) {
            // "They may" is no bound.
            return section.flag(metric.label(), true) ? Optional.empty() : Optional.of(new Limit(metric, 0));
        }
        double base = section.quantity(metric.label(), dimension(metric)).toDouble();
        if (base <= 0) {
            section.problem(metric.label(), "expected a limit above zero");
        }
        if (metric == Metric.ACCURACY && base >= 1) {
            section.problem(metric.label(), "expected a share below 100 %");
        }
        return Optional.of(new Limit(metric, metric.latency() || metric == Metric.ENERGY ? base / 1e9 : base));
    }

    private static Dimension dimension(Metric metric) {
        return switch (metric) {
            case ACCURACY -> Dimension.SHARE;
            case LATENCY_MEAN, LATENCY_P95, LATENCY_P99 -> Dimension.TIME;
            case ENERGY -> Dimension.ENERGY;
            default -> Dimension.BYTES;
        };
    }

    private static StrategySpec strategy(Section section) {
        StrategySpec spec = new StrategySpec(
                section.choiceOf("strategy", SearchStrategies.names(), "nsga2"),
                section.integer("population", 4, 10_000, 24),
                section.integer("evaluations", 4, 10_000_000, 240),
                section.longInteger("seed", 0, Long.MAX_VALUE, 1));
        section.finish();
        return spec;
    }

    private static List<String> labels() {
        return Arrays.stream(Metric.values())
                .filter(Metric::optimisable)
                .map(Metric::label)
                .toList();
    }

    private static Metric metric(String label) {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.label().equals(label))
                .findFirst()
                .orElseThrow();
    }
}
