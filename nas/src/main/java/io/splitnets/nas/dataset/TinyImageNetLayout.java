package io.splitnets.nas.dataset;

import io.splitnets.input.InputException;
import io.splitnets.input.Location;
import io.splitnets.input.Problem;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tiny-ImageNet (Stanford CS231n): {@code wnids.txt} lists the classes, {@code train/WNID/images/IMAGE},
 * {@code val/images/IMAGE} with {@code val/val_annotations.txt}. The published {@code test} images have no labels and are
 * not read; the {@code val} images are the test part here.
 */
final class TinyImageNetLayout implements FolderLayout {
    @Override
    public String name() {
        return "tiny-imagenet";
    }

    @Override
    public List<String> classNames(DataFolder folder) {
        Path file = folder.resolve("wnids.txt");
        List<String> names = folder.lines(file).stream().map(String::strip).toList();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).matches("n\\d{8}") || !seen.add(names.get(i))) {
                throw new InputException(new Problem(
                        new Location(file.toString(), i + 1, 1),
                        "",
                        names.get(i),
                        "expected a class such as n01443537, each once",
                        ""));
            }
        }
        if (names.isEmpty()) {
            throw DataFolder.problem(file, "expected a class on each line");
        }
        return names;
    }

    @Override
    public Parts parts(DataFolder folder) {
        List<String> names = classNames(folder);
        Path table = folder.resolve("val", "val_annotations.txt");
        return new Parts(
                folder.classFolders(folder.resolve("train"), names, "images"),
                new LabelTable(folder, table, names).entries(folder.resolve("val", "images"), "\t", 0));
    }
}
