package io.splitnets.nas.experiment;

import io.splitnets.input.Document;
import io.splitnets.input.Section;
import io.splitnets.nas.accuracy.SurrogateSpec;
import io.splitnets.nas.experiment.SearchSpec.Limit;
import io.splitnets.nas.experiment.SearchSpec.StrategySpec;
import io.splitnets.nas.oracle.BlockTableReader;
import io.splitnets.nas.oracle.Tier;
import io.splitnets.nas.search.SearchStrategies;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.scenario.Scenario;
import io.splitnets.scenario.ScenarioFile;
import io.splitnets.scenario.ScenarioReader;
import io.splitnets.units.Dimension;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a search file and the scenario it names. All problems are collected and reported together. */
public final class SearchSpecReader {
    private static final int MOST_CLASSES = 1_000_000;
    private static final String AUTO = "auto";
    /** What {@code search.fidelity} may ask for; a run is the same whether the batch tier is proven to answer for it. */
    private static final Map<String, Tier> FIDELITIES = fidelity();

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
        Section accuracy = root.section("accuracy");
        Optional<Section> told = accuracy.optionalSection("surrogate");
        NetworkSpaceSpec space;
        Optional<LearningSpec> learning = Optional.empty();
        if (told.isPresent()) {
            refuseLearning(root);
            space = SpaceReader.read(
                    root.section("space"), surrogateChannels(told.get()), surrogateClasses(told.get()));
        } else {
            LearningReader reader = LearningReader.of(source, root.section("dataset"));
            space = reader.space(root.section("space"));
            learning = Optional.of(reader.read(space, root.section("training"), accuracy));
        }
        Optional<SurrogateSpec> surrogate = told.map(SurrogateReader::read);
        accuracy.finish();
        Optional<Path> table = root.optionalSection("oracle").flatMap(oracle -> table(source, oracle));
        List<Metric> objectives = objectives(root);
        List<Limit> limits = limits(root);
        StrategySpec strategy = strategy(root.section("search"));
        root.finish();
        document.check();
        Scenario scenario = ScenarioReader.read(scenarioFile.orElseThrow());
        String effective = document.effective(false) + "---\n" + scenario.effective();
        SearchSpec spec = new SearchSpec(
                name,
                scenario,
                space,
                learning,
                surrogate,
                table.map(BlockTableReader::read),
                objectives,
                limits,
                strategy,
                effective);
        SearchFit.check(spec, root);
        document.check();
        return new Loaded(spec, document);
    }

    /** Of the images that nobody looks at. */
    static int surrogateChannels(Section surrogate) {
        return surrogate.integer("channels", 1, 3, 3);
    }

    static int surrogateClasses(Section surrogate) {
        return surrogate.integer("classes", 2, MOST_CLASSES);
    }

    private static void refuseLearning(Section root) {
        for (String key : List.of("dataset", "training")) {
            if (root.has(key)) {
                root.section(key);
                root.problem(key, "expected none beside 'accuracy.surrogate', with which nothing is trained");
            }
        }
    }

    private static Optional<Path> table(ScenarioFile source, Section oracle) {
        Optional<Path> table = source.reference(oracle, "table");
        oracle.finish();
        return table;
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
                section.choiceOf(
                        "strategy",
                        SearchStrategies.names(),
                        SearchStrategies.names().get(0)),
                section.integer("population", 4, 10_000, 24),
                section.integer("evaluations", 4, 10_000_000, 240),
                section.longInteger("seed", 0, Long.MAX_VALUE, 1),
                Optional.ofNullable(FIDELITIES.get(section.choiceOf("fidelity", fidelities(), AUTO))),
                section.integer("extra_runs", 0, 100_000, 64));
        section.finish();
        return spec;
    }

    private static Map<String, Tier> fidelity() {
        Map<String, Tier> tiers = new LinkedHashMap<>();
        for (Tier tier : List.of(Tier.ADDITIVE, Tier.MEAN_LOAD, Tier.DES)) {
            tiers.put(tier.text(), tier);
        }
        return Collections.unmodifiableMap(tiers);
    }

    private static List<String> fidelities() {
        List<String> names = new ArrayList<>(List.of(AUTO));
        names.addAll(FIDELITIES.keySet());
        return names;
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
