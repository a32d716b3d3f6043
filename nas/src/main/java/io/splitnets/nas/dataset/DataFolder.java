package io.splitnets.nas.dataset;

import io.splitnets.input.InputException;
import io.splitnets.input.Location;
import io.splitnets.input.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A folder of the user that a data set is read from. Nothing outside of it is read, also not through links. */
final class DataFolder {
    private static final List<String> SUFFIXES = List.of(".png", ".jpg", ".jpeg", ".bmp");
    private static final long MOST_TEXT = 1L << 26;

    private final Path root;
    private final Path real;

    private DataFolder(Path root, Path real) {
        this.root = root;
        this.real = real;
    }

    /** Opens a folder, which must exist. */
    static DataFolder of(Path root) {
        if (!Files.isDirectory(root)) {
            throw problem(root, "expected a folder of images");
        }
        try {
            return new DataFolder(root, root.toRealPath());
        } catch (IOException e) {
            throw problem(root, "not readable: " + e);
        }
    }

    /** A place below the folder. */
    Path resolve(String first, String... more) {
        Path place = root.resolve(first);
        for (String name : more) {
            place = place.resolve(name);
        }
        return place;
    }

    /** The folders in a folder by name, without hidden ones; at least one. */
    List<String> folders(Path parent) {
        List<String> names = list(parent).stream()
                .filter(Files::isDirectory)
                .map(place -> place.getFileName().toString())
                .toList();
        if (names.isEmpty()) {
            throw problem(parent, "expected a folder for each class");
        }
        return names;
    }

    /** The images in a folder by name, all of one class; at least one. Other files are passed over. */
    List<FolderLayout.Entry> images(Path parent, int label) {
        List<FolderLayout.Entry> entries = list(parent).stream()
                .filter(file -> named(file) && Files.isRegularFile(file))
                .map(file -> new FolderLayout.Entry(file, label))
                .toList();
        if (entries.isEmpty()) {
            throw problem(parent, "expected images: " + String.join(", ", SUFFIXES));
        }
        return entries;
    }

    /** The images of one folder per class. */
    List<FolderLayout.Entry> classFolders(Path parent, List<String> classNames, String... below) {
        Map<String, Integer> labels = labels(classNames);
        List<FolderLayout.Entry> all = new ArrayList<>();
        for (String name : folders(parent)) {
            Integer label = labels.get(name);
            if (label == null) {
                throw problem(parent.resolve(name), "unknown class: it has no training images");
            }
            Path place = parent.resolve(name);
            for (String inner : below) {
                place = place.resolve(inner);
            }
            all.addAll(images(place, label));
        }
        return all;
    }

    /** One image that a table names by a plain file name. */
    Path image(Path parent, String name, Location at) {
        Path file = parent.resolve(name).normalize();
        if (!parent.normalize().equals(file.getParent()) || !Files.isRegularFile(file)) {
            throw new InputException(new Problem(at, "", name, "expected an image in " + parent, ""));
        }
        return within(file);
    }

    /** The lines of a text file in UTF-8. */
    List<String> lines(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > MOST_TEXT) {
                throw problem(file, "expected a text file of at most " + MOST_TEXT + " bytes");
            }
            return Files.readAllLines(within(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw problem(file, "expected text in UTF-8: " + e);
        }
    }

    /** Index of each name. */
    static Map<String, Integer> labels(List<String> classNames) {
        Map<String, Integer> labels = new HashMap<>();
        for (int i = 0; i < classNames.size(); i++) {
            labels.put(classNames.get(i), i);
        }
        return labels;
    }

    static InputException problem(Path place, String expected) {
        return new InputException(new Problem(Location.atByte(place.toString(), 0), "", "", expected, ""));
    }

    private List<Path> list(Path parent) {
        if (!Files.isDirectory(parent)) {
            throw problem(parent, "missing: expected a folder");
        }
        try (Stream<Path> places = Files.list(within(parent))) {
            return places.filter(place -> !place.getFileName().toString().startsWith("."))
                    .sorted(Comparator.comparing(place -> place.getFileName().toString()))
                    .map(this::within)
                    .toList();
        } catch (IOException e) {
            throw problem(parent, "not readable: " + e);
        }
    }

    private Path within(Path place) {
        try {
            if (Files.isSymbolicLink(place) && !place.toRealPath().startsWith(real)) {
                throw problem(place, "a link that leaves the folder " + root);
            }
            return place;
        } catch (IOException e) {
            throw problem(place, "a link to nowhere: " + e);
        }
    }

    private static boolean named(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return SUFFIXES.stream().anyMatch(name::endsWith);
    }
}
