package io.splitnets.nas.study;

import io.splitnets.input.Document;
import io.splitnets.input.Section;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.experiment.SearchSpecReader;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.supernet.ChoiceSampler;
import io.splitnets.nas.supernet.GroupMember;
import io.splitnets.nas.supernet.SubnetChoice;
import io.splitnets.scenario.ScenarioFile;
import io.splitnets.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Reads a study file and the search it names. */
public final class StudySpecReader {
    private static final String NAME = "[a-z0-9][a-z0-9_-]{0,60}";
    private static final int MOST_SUBNETS = 1000;
    private static final int MOST_SEEDS = 100;
    /** Draws per network after which a space counts as too small for so many different ones. */
    private static final int TRIES = 200;

    private StudySpecReader() {}

    /**
     * Reads and checks a study file.
     *
     * @param settings values set from outside, as {@code key.path=value}
     * @throws io.splitnets.input.InputException with the problems found
     */
    public static StudySpec load(Path file, List<String> settings) {
        ScenarioFile source = ScenarioFile.of(file);
        Document document = source.document(settings);
        Section root = document.root();
        root.integer("version", ScenarioReader.VERSION, ScenarioReader.VERSION);
        String name = name(root, new HashSet<>());
        root.text("summary", "");
        Optional<Path> search = source.reference(root, "search");
        List<Long> seeds = seeds(root);
        Section subnets = root.section("subnets");
        int count = subnets.integer("count", 1, MOST_SUBNETS);
        long seed = subnets.longInteger("seed", 0, Long.MAX_VALUE, 1);
        subnets.finish();
        List<Section> tables = root.sections("tables");
        if (tables.isEmpty()) {
            root.problem("tables", "expected at least one table");
        }
        root.finish();
        document.check();
        ScenarioFile searchFile = ScenarioFile.of(search.orElseThrow());
        Document searchDocument = searchFile.document(List.of());
        SearchSpec base = SearchSpecReader.read(searchFile, searchDocument).spec();
        if (!base.trained()) {
            root.problem("search", "expected a search that trains a supernet, not one with 'accuracy.surrogate'");
            document.check();
        }
        if (!base.space().views().equals(List.of(1))) {
            root.problem("search", "expected a space of one view");
        }
        document.check();
        List<Architecture> drawn = draw(base.space(), count, seed, subnets);
        document.check();
        List<StudyTable> read = tables(tables, new TableReader.Base(searchFile, searchDocument, base, drawn));
        document.check();
        return new StudySpec(name, base, seeds, drawn, seed, read, effective(document, base));
    }

    private static String name(Section section, Set<String> taken) {
        String name = section.text("name");
        if (!name.matches(NAME)) {
            section.problem("name", "expected a name of small letters, digits, '-' and '_'");
        } else if (!taken.add(name)) {
            section.problem("name", "expected a name that no other table has");
        }
        return name;
    }

    private static List<Long> seeds(Section root) {
        List<Integer> seeds = root.integers("seeds", 0, Integer.MAX_VALUE);
        if (seeds.isEmpty() || seeds.size() > MOST_SEEDS || new HashSet<>(seeds).size() < seeds.size()) {
            root.problem("seeds", "expected a list of 1 to " + MOST_SEEDS + " different seeds");
        }
        return seeds.stream().map(Integer::longValue).toList();
    }

    private static List<StudyTable> tables(List<Section> sections, TableReader.Base base) {
        List<StudyTable> tables = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : sections) {
            String kind = section.choiceOf("kind", TableKinds.names());
            String name = name(section, names);
            if (section.text("kind").equals(kind)) {
                tables.add(TableKinds.read(kind, new TableReader(name, section, base)));
                section.finish();
            }
        }
        return tables;
    }

    /** Different networks with one split module each. */
    private static List<Architecture> draw(NetworkSpaceSpec space, int count, long seed, Section place) {
        ChoiceSampler sampler = new ChoiceSampler(space);
        SplittableRandom random = new SplittableRandom(seed);
        Set<Architecture> drawn = new LinkedHashSet<>();
        for (int i = 0; i < count * TRIES && drawn.size() < count; i++) {
            drawn.add(architecture(sampler.draw(GroupMember.ONE_SPLIT, random)));
        }
        if (drawn.size() < count) {
            place.problem("count", "the space has too few split networks; found " + drawn.size());
        }
        return List.copyOf(drawn);
    }

    private static Architecture architecture(SubnetChoice choice) {
        return new Architecture(
                choice.resolution(),
                choice.stemWidth(),
                choice.phases(),
                choice.splits().stream().findFirst(),
                choice.views(),
                choice.lastWidth());
    }

    private static String effective(Document document, SearchSpec base) {
        StringBuilder text = new StringBuilder();
        document.values()
                .forEach((key, value) ->
                        text.append(key).append(": ").append(value).append('\n'));
        return text.append("---\n").append(base.effective()).toString();
    }
}
