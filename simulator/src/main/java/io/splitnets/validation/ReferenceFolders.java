package io.splitnets.validation;

import io.splitnets.validation.ReferenceTable.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/**
 * Where reference tables are looked for.
 *
 * @param tables folders of tables, in order
 * @param scenarios the folder of scenarios, with {@code presets}, {@code calibration} and {@code verify} in it
 */
public record ReferenceFolders(List<Path> tables, Path scenarios) {
    /** Copies the list. */
    public ReferenceFolders {
        tables = List.copyOf(tables);
    }

    /** What {@code comparison} makes of each row of the table {@code name}; nothing if it is in none of the folders. */
    List<Comparison> each(String name, Function<Row, Comparison> comparison) {
        return all(name, row -> List.of(comparison.apply(row)));
    }

    /** As {@link #each}, with several figures of a row. */
    List<Comparison> all(String name, Function<Row, List<Comparison>> comparisons) {
        return tables.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .map(file -> ReferenceTable.read(file).rows())
                .orElse(List.of())
                .stream()
                .flatMap(row -> row.map(comparisons).stream())
                .toList();
    }

    /** A file of the product, below the folder of scenarios. */
    Path scenario(String name) {
        return scenarios.resolve(name);
    }
}
