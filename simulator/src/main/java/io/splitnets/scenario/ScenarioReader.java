package io.splitnets.scenario;

import io.splitnets.input.Document;
import io.splitnets.input.Section;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads a scenario file with its bases and presets. All problems are collected and reported together, each with its
 * place.
 */
public final class ScenarioReader {
    /** The only version of the format so far. */
    public static final int VERSION = 1;

    private ScenarioReader() {}

    /**
     * A scenario with the document it was read from.
     *
     * @param scenario the checked scenario
     * @param document what was read, for {@code --explain}
     */
    public record Loaded(Scenario scenario, Document document) {}

    /**
     * Reads and checks a scenario.
     *
     * @param file the file
     * @param settings values set from outside, as {@code key.path=value}
     * @throws io.splitnets.input.InputException with every problem found
     */
    public static Loaded load(Path file, List<String> settings) {
        ScenarioFile source = ScenarioFile.of(file);
        return read(source, source.document(settings));
    }

    /**
     * Reads and checks a scenario that is a document already, for instance one with other values set.
     *
     * @param source the file that paths are relative to
     * @throws io.splitnets.input.InputException with every problem found
     */
    public static Loaded read(ScenarioFile source, Document document) {
        Scenario scenario = read(source, document.root());
        document.check();
        return new Loaded(withEffective(scenario, document.effective(false)), document);
    }

    /** {@link #load} without settings, when the document is of no interest. */
    public static Scenario read(Path file) {
        return load(file, List.of()).scenario();
    }

    private static Scenario read(ScenarioFile source, Section root) {
        root.integer("version", VERSION, VERSION);
        String name = root.text("name");
        root.text("summary", "");
        List<CameraSpec> cameras = new SensorsReader(source).read(root);
        List<String> ids = cameras.stream().map(CameraSpec::id).toList();
        List<LinkUse> links = LinksReader.read(root, ids);
        AggregatorUse aggregator = AggregatorReader.read(root.section("aggregator"), NetworksReader.laws(root));
        List<NetworksReader.Placed> placed = new NetworksReader(source, root, cameras, aggregator).read();
        List<NetworkSpec> networks = new NetworkOrder(placed).sorted();
        Scenario scenario = new Scenario(name, cameras, links, aggregator, networks, RunReader.read(root), "");
        new NetworkChecks(root, cameras, links, aggregator).check(placed);
        new LayerChecks(root, placed).check(cameras, aggregator);
        root.finish();
        return scenario;
    }

    private static Scenario withEffective(Scenario scenario, String effective) {
        return new Scenario(
                scenario.name(),
                scenario.cameras(),
                scenario.links(),
                scenario.aggregator(),
                scenario.networks(),
                scenario.run(),
                effective);
    }
}
