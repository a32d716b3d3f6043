package io.splitnets.nas.dataset;

import io.splitnets.input.InputException;
import io.splitnets.input.Location;
import io.splitnets.input.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A text file with an image and its class on each line; what follows them, such as a box, is passed over. */
final class LabelTable {
    private final DataFolder folder;
    private final Path file;
    private final Map<String, Integer> labels;

    LabelTable(DataFolder folder, Path file, List<String> classNames) {
        this.folder = folder;
        this.file = file;
        labels = DataFolder.labels(classNames);
    }

    /**
     * The images in the order of lines.
     *
     * @param images the folder they lie in
     * @param separator between image and class, a regular expression
     * @param header lines to skip
     */
    List<FolderLayout.Entry> entries(Path images, String separator, int header) {
        List<FolderLayout.Entry> entries = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<String> lines = folder.lines(file);
        for (int i = header; i < lines.size(); i++) {
            String[] fields = lines.get(i).split(separator, 3);
            if (fields.length < 2) {
                throw problem(i, lines.get(i), "expected an image and its class");
            }
            Integer label = labels.get(fields[1].strip());
            if (label == null) {
                throw problem(i, fields[1].strip(), "unknown class");
            }
            if (!seen.add(fields[0])) {
                throw problem(i, fields[0], "an image that an earlier line names already");
            }
            Location at = new Location(file.toString(), i + 1, 1);
            entries.add(new FolderLayout.Entry(folder.image(images, completed(images, fields[0]), at), label));
        }
        if (entries.isEmpty()) {
            throw DataFolder.problem(file, "expected an image and its class on each line");
        }
        return entries;
    }

    /** ImageNet's tables leave the suffix out. */
    private static String completed(Path images, String name) {
        return !name.contains("..") && Files.isRegularFile(images.resolve(name + ".JPEG")) ? name + ".JPEG" : name;
    }

    private InputException problem(int line, String value, String expected) {
        return new InputException(new Problem(new Location(file.toString(), line + 1, 1), "", value, expected, ""));
    }
}
