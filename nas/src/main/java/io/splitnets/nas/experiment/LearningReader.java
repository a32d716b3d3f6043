package io.splitnets.nas.experiment;

import io.splitnets.input.InputException;
import io.splitnets.input.Section;
import io.splitnets.nas.accuracy.AccuracyPredictor;
import io.splitnets.nas.dataset.DatasetRequest;
import io.splitnets.nas.dataset.DatasetSource;
import io.splitnets.nas.dataset.DatasetSources;
import io.splitnets.nas.experiment.SearchSpec.Measuring;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.scenario.ScenarioFile;
import java.nio.file.Path;
import java.util.Optional;

/** Reads what a supernet learns from: the data set, the training and how accuracy is measured. */
final class LearningReader {
    private static final int MOST_IMAGES = 1_000_000;
    private static final int MOST_SUBNETS = 100_000;

    private final Section dataset;
    private final String name;
    private final Optional<Path> folder;
    private final Optional<DatasetSource> origin;

    private LearningReader(Section dataset, String name, Optional<Path> folder, Optional<DatasetSource> origin) {
        this.dataset = dataset;
        this.name = name;
        this.folder = folder;
        this.origin = origin;
    }

    static LearningReader of(ScenarioFile source, Section dataset) {
        DatasetSources sources = DatasetSources.standard();
        String name = dataset.choiceOf("name", sources.names());
        Optional<Path> folder =
                dataset.has("folder") ? Optional.of(source.beside(dataset.text("folder"))) : Optional.empty();
        Optional<DatasetSource> origin =
                sources.names().contains(name) ? opened(sources.named(name), folder, dataset) : Optional.empty();
        return new LearningReader(dataset, name, folder, origin);
    }

    /** The space, whose networks take the images of the data set and tell its classes apart. */
    NetworkSpaceSpec space(Section section) {
        return SpaceReader.read(
                section, channels(dataset), origin.map(DatasetSource::classes).orElse(2));
    }

    LearningSpec read(NetworkSpaceSpec space, Section training, Section accuracy) {
        DatasetRequest request = request(dataset, space, folder);
        return new LearningSpec(
                name, request, TrainingReader.read(training, request.counts().train()), measuring(accuracy));
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

    static int channels(Section dataset) {
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
                section.optionalSection("predictor").map(LearningReader::prediction));
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
}
