package io.splitnets.scenario;

import io.splitnets.input.Document;
import io.splitnets.input.InputException;
import io.splitnets.input.Location;
import io.splitnets.input.Presets;
import io.splitnets.input.Problem;
import io.splitnets.input.Section;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a scenario comes from: its file, the folder its references may not leave, and the folders of its presets. A
 * file in a folder named {@code scenarios} may also refer to that folder's neighbours, such as {@code ../traces}.
 */
public final class ScenarioFile {
    private final Path file;
    private final Path folder;
    private final Path root;

    private ScenarioFile(Path file, Path folder, Path root) {
        this.file = file;
        this.folder = folder;
        this.root = root;
    }

    /** The source at {@code file}. */
    public static ScenarioFile of(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path top = folder == null ? Path.of("/") : folder;
        Path root = top.endsWith("scenarios") && top.getParent() != null ? top.getParent() : top;
        return new ScenarioFile(file, top, root);
    }

    /**
     * The file over its bases, with the presets put in and the settings applied.
     *
     * @param settings {@code key.path=value}; a preset may be set too
     * @throws InputException if anything cannot be read or a setting has no {@code =}
     */
    public Document document(List<String> settings) {
        Document document = Document.readWithExtends(file, root);
        List<String> late = new ArrayList<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new InputException(
                        new Problem(new Location("--set", 1, 1), "", setting, "expected KEY.PATH=VALUE", ""));
            }
            if (setting.substring(0, equals).endsWith(".preset")) {
                document = document.with(setting.substring(0, equals), setting.substring(equals + 1));
            } else {
                late.add(setting);
            }
        }
        document = new Presets(presetFolders()).expand(document);
        for (String setting : late) {
            int equals = setting.indexOf('=');
            document = document.with(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return document;
    }

    private List<Path> presetFolders() {
        List<Path> folders = new ArrayList<>(List.of(folder.resolve("presets")));
        String product = System.getProperty("splitnets.root");
        if (product != null) {
            folders.add(Path.of(product, "scenarios", "presets"));
        }
        return folders;
    }

    /** The path {@code name}, relative to this file, wherever it leads. */
    public Path beside(String name) {
        return file.resolveSibling(name);
    }

    /**
     * The file that {@code key} of {@code section} names, relative to this file.
     *
     * @return the path; empty where it leaves the folder or names no file, which is noted as a problem
     */
    public Optional<Path> reference(Section section, String key) {
        String text = section.text(key);
        try {
            Path path = folder.resolve(text).normalize();
            boolean inside = !Path.of(text).isAbsolute() && path.startsWith(root);
            if (!inside) {
                section.problem(key, "expected a relative path that stays within " + root.getFileName());
            } else if (!Files.isRegularFile(path)) {
                section.problem(key, "no such file");
            } else if (!path.toRealPath().startsWith(root.toRealPath())) {
                section.problem(key, "expected a file within " + root.getFileName() + ", but the link leads out of it");
            } else {
                return Optional.of(path);
            }
        } catch (IOException | java.nio.file.InvalidPathException e) {
            section.problem(key, "expected the path of a file that can be read");
        }
        return Optional.empty();
    }
}
