package io.splitnets.nas.experiment;

import io.splitnets.input.Document;
import io.splitnets.input.Section;
import io.splitnets.nas.dataset.DatasetSources;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.scenario.Scenario;
import io.splitnets.scenario.ScenarioFile;
import io.splitnets.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads of a search file what is needed where no image is: its scenario and its space. How a supernet is trained and what is
 * optimised is not looked at, and no data set has to be on this machine.
 */
public final class SpaceSpecReader {
    /** Classes of the sets that are read from a folder of the user, as published. */
    private static final Map<String, Integer> CLASSES = Map.of("imagenet", 1000, "tiny-imagenet", 200);

    private static final int MOST_CLASSES = 32_767;

    private SpaceSpecReader() {}

    /**
     * A space of networks and the system that they run on.
     *
     * @param name of the search
     * @param scenario the system; its own network is left out
     * @param space the networks
     */
    public record Placed(String name, Scenario scenario, NetworkSpaceSpec space) {}

    /**
     * Reads a search file.
     *
     * @param settings values set from outside, as {@code key.path=value}
     * @param classes of the classifier; empty for those of the data set
     * @throws io.splitnets.input.InputException with every problem found
     */
    public static Placed load(Path file, List<String> settings, Optional<Integer> classes) {
        ScenarioFile source = ScenarioFile.of(file);
        Document document = source.document(settings);
        Section root = document.root();
        root.integer("version", ScenarioReader.VERSION, ScenarioReader.VERSION);
        String name = root.text("name");
        Optional<Path> scenario = source.reference(root, "scenario");
        NetworkSpaceSpec space = surrogate(root)
                .map(told -> SpaceReader.read(
                        root.section("space"),
                        SearchSpecReader.surrogateChannels(told),
                        classes.orElseGet(() -> SearchSpecReader.surrogateClasses(told))))
                .orElseGet(() -> ofImages(root, classes));
        document.check();
        return new Placed(name, ScenarioReader.read(scenario.orElseThrow()), space);
    }

    private static Optional<Section> surrogate(Section root) {
        return root.optionalSection("accuracy").flatMap(accuracy -> accuracy.optionalSection("surrogate"));
    }

    private static NetworkSpaceSpec ofImages(Section root, Optional<Integer> classes) {
        Section dataset = root.section("dataset");
        int outputs = classes.orElseGet(() -> classes(dataset));
        return SpaceReader.read(root.section("space"), LearningReader.channels(dataset), outputs);
    }

    private static int classes(Section dataset) {
        DatasetSources sources = DatasetSources.standard();
        String name = dataset.choiceOf("name", sources.names());
        int known = sources.names().contains(name) ? sources.named(name).classes() : 1;
        int classes = known > 0 ? known : CLASSES.getOrDefault(name, 0);
        if (classes < 1) {
            dataset.problem(
                    "name", "expected a data set whose number of classes is known, or --classes 1 to " + MOST_CLASSES);
        }
        return Math.max(1, classes);
    }
}
