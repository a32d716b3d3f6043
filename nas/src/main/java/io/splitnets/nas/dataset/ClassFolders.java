package io.splitnets.nas.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code train/CLASS/IMAGE} and {@code test/CLASS/IMAGE}, or {@code val} where there is no {@code test}. */
final class ClassFolders implements FolderLayout {
    @Override
    public String name() {
        return "image-folder";
    }

    @Override
    public List<String> classNames(DataFolder folder) {
        return folder.folders(folder.resolve("train"));
    }

    @Override
    public Parts parts(DataFolder folder) {
        List<String> names = classNames(folder);
        Path test = folder.resolve("test");
        return new Parts(
                folder.classFolders(folder.resolve("train"), names),
                folder.classFolders(Files.isDirectory(test) ? test : folder.resolve("val"), names));
    }
}
