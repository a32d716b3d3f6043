package io.splitnets.nas.dataset;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The folder where fetched and generated data sets are kept between runs. It may be deleted at any time.
 *
 * @param folder need not exist yet
 */
public record DatasetCache(Path folder) {
    /** The environment variable that names the folder. */
    public static final String VARIABLE = "SPLITNETS_CACHE";

    /** The folder {@code $SPLITNETS_CACHE}, by default {@code .cache/splitnets} in the home folder. */
    public static DatasetCache of(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault(VARIABLE, "");
        return new DatasetCache(
                named.isBlank()
                        ? home.resolve(".cache").resolve("splitnets")
                        : Path.of(named).toAbsolutePath());
    }

    /** The folder for this process's environment and user. */
    public static DatasetCache standard() {
        return of(System.getenv(), Path.of(System.getProperty("user.home", ".")));
    }

    /** Where the files of a data set lie. */
    Path place(String dataset) {
        return folder.resolve(dataset);
    }

    /** Deletes a folder and all it holds, if it exists. */
    static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException problem) throws IOException {
                if (problem != null) {
                    throw problem;
                }
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
