package io.splitnets.nas.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * ImageNet as unpacked for classification: {@code train/nXXXXXXXX/IMAGE}, and {@code val} either in folders of the same
 * names or flat with a table: {@code LOC_val_solution.csv} (first line {@code ImageId,PredictionString}, then
 * {@code NAME,WNID and boxes}) in the folder, or {@code val/val_annotations.txt} as in Tiny-ImageNet. The {@code val}
 * images are the test part here.
 */
final class ImageNetLayout implements FolderLayout {
    @Override
    public String name() {
        return "imagenet";
    }

    @Override
    public List<String> classNames(DataFolder folder) {
        Path train = folder.resolve("train");
        List<String> names = folder.folders(train);
        for (String name : names) {
            if (!name.matches("n\\d{8}")) {
                throw DataFolder.problem(train.resolve(name), "expected class folders such as n01440764");
            }
        }
        return names;
    }

    @Override
    public Parts parts(DataFolder folder) {
        List<String> names = classNames(folder);
        return new Parts(folder.classFolders(folder.resolve("train"), names), held(folder, names));
    }

    private static List<Entry> held(DataFolder folder, List<String> names) {
        Path val = folder.resolve("val");
        Path solution = folder.resolve("LOC_val_solution.csv");
        Path annotations = folder.resolve("val", "val_annotations.txt");
        if (Files.isRegularFile(solution)) {
            return new LabelTable(folder, solution, names).entries(val, "[, ]", 1);
        }
        return Files.isRegularFile(annotations)
                ? new LabelTable(folder, annotations, names).entries(val, "\t", 0)
                : folder.classFolders(val, names);
    }
}
