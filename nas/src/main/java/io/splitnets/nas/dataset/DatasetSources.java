package io.splitnets.nas.dataset;

import io.splitnets.input.InputException;
import io.splitnets.input.Location;
import io.splitnets.input.Problem;
import io.splitnets.units.Similarity;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The data sets there are, by name. */
public final class DatasetSources {
    private final Map<String, DatasetSource> sources = new LinkedHashMap<>();

    private DatasetSources(List<DatasetSource> all) {
        for (DatasetSource source : all) {
            if (sources.put(source.name(), source) != null) {
                throw new IllegalArgumentException("two data sets are named " + source.name());
            }
        }
    }

    /** All data sets, with the cache folder of this user. */
    public static DatasetSources standard() {
        return of(DatasetCache.standard(), Progress.none());
    }

    /** All data sets, with the given cache; {@code progress} hears what takes long. */
    public static DatasetSources of(DatasetCache cache, Progress progress) {
        return new DatasetSources(List.of(
                new FashionMnist(cache, Path.of("/")),
                new Cifar(Cifar.Kind.TEN, cache, MemoryLimit.standard()),
                new Cifar(Cifar.Kind.HUNDRED, cache, MemoryLimit.standard()),
                new FolderSource(new ClassFolders(), MemoryLimit.standard()),
                new FolderSource(new ImageNetLayout(), MemoryLimit.standard()),
                new FolderSource(new TinyImageNetLayout(), MemoryLimit.standard()),
                new ShapesSource(new ImageSetStore(cache.place(ShapesSource.NAME), progress))));
    }

    /** The names, in the order of lists for the user. */
    public List<String> names() {
        return List.copyOf(sources.keySet());
    }

    /**
     * The source with a name.
     *
     * @throws InputException if there is none, with the name the user probably meant
     */
    public DatasetSource named(String name) {
        DatasetSource source = sources.get(name);
        if (source == null) {
            String suggestion = Similarity.nearest(name, sources.keySet())
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse("");
            throw new InputException(new Problem(
                    new Location("dataset", 1, 1),
                    "dataset",
                    name,
                    "expected one of " + String.join(", ", names()),
                    suggestion));
        }
        return source;
    }
}
