package io.splitnets.input;

import io.splitnets.units.Similarity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Puts presets in: a map with the key {@code preset: NAME} becomes the content of {@code NAME.yaml} of the first preset
 * folder that has it, with the map's own keys over it. Each number of a preset must carry its source.
 */
public final class Presets {
    private static final Set<String> ABOUT = Set.of("version", "kind", "summary", "sources", "calibration");
    private static final int DEEPEST = 4;

    private final List<Path> folders;

    /** Looks presets up in {@code folders}, in order. */
    public Presets(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** The names of all presets, sorted. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Path folder : folders) {
            if (Files.isDirectory(folder)) {
                try (Stream<Path> files = Files.list(folder)) {
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .forEach(name -> names.add(name.substring(0, name.length() - 5)));
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
        return names;
    }

    /** The preset {@code name} as a document of its own, ready to be read, if there is one. */
    public Optional<Document> find(String name) {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,80}")) {
            return Optional.empty();
        }
        return folders.stream()
                .map(folder -> folder.resolve(name + ".yaml"))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(file -> Document.read(shown(file)));
    }

    /** The same file from where the user stands, which reads better in messages than where the program is installed. */
    private static Path shown(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.isAbsolute() && file.startsWith(here) ? here.relativize(file) : file;
    }

    /**
     * {@code document} with every preset put in. Reading starts anew.
     *
     * @throws InputException if a preset does not exist, cannot be read, names itself in a circle, or has a number without a
     *     source
     */
    public Document expand(Document document) {
        List<Problem> problems = new ArrayList<>();
        Node.Mapping content = (Node.Mapping) expanded(document.content(), "", 0, problems);
        if (!problems.isEmpty()) {
            throw new InputException(problems);
        }
        return document.withContent(content);
    }

    private Node expanded(Node node, String path, int depth, List<Problem> problems) {
        if (node instanceof Node.Sequence list) {
            List<Node> items = new ArrayList<>();
            for (int i = 0; i < list.items().size(); i++) {
                items.add(expanded(list.items().get(i), path + "[" + i + "]", depth, problems));
            }
            return new Node.Sequence(list.at(), items);
        }
        if (!(node instanceof Node.Mapping mapping)) {
            return node;
        }
        Node.Mapping full = withPreset(mapping, path, depth, problems);
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        full.entries()
                .forEach((key, entry) -> entries.put(
                        key,
                        new Node.Entry(
                                entry.keyAt(),
                                expanded(entry.value(), path.isEmpty() ? key : path + "." + key, depth, problems))));
        return new Node.Mapping(full.at(), entries);
    }

    private Node.Mapping withPreset(Node.Mapping mapping, String path, int depth, List<Problem> problems) {
        Node.Entry entry = mapping.entries().get("preset");
        if (entry == null || !(entry.value() instanceof Node.Scalar name)) {
            return mapping;
        }
        Optional<Document> preset = depth < DEEPEST ? find(name.text()) : Optional.empty();
        if (preset.isEmpty()) {
            Set<String> names = names();
            problems.add(new Problem(
                    name.at(),
                    path + ".preset",
                    name.text(),
                    depth < DEEPEST ? "no such preset; known: " + String.join(", ", names) : "presets nest too deep",
                    Similarity.nearest(name.text(), names)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("")));
            return mapping;
        }
        Node.Mapping base = content(preset.get(), problems);
        Merge merge = new Merge();
        Node.Mapping merged = merge.merge(mapping, (Node.Mapping) expanded(base, path, depth + 1, problems));
        problems.addAll(merge.problems());
        return merged;
    }

    /** The values of a preset without what is said about it, each checked for its source. */
    private static Node.Mapping content(Document preset, List<Problem> problems) {
        Node.Mapping sources = preset.content()
                .value("sources")
                .filter(Node.Mapping.class::isInstance)
                .map(Node.Mapping.class::cast)
                .orElse(new Node.Mapping(preset.content().at(), Map.of()));
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        preset.content().entries().forEach((key, entry) -> {
            if (!ABOUT.contains(key)) {
                entries.put(key, new Node.Entry(entry.keyAt(), Sourced.cited(entry.value(), key, sources, problems)));
            }
        });
        return new Node.Mapping(preset.content().at(), entries);
    }
}
