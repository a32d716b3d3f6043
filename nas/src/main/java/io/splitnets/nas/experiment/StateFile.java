package io.splitnets.nas.experiment;

import io.splitnets.input.AtomicFiles;
import io.splitnets.nas.search.SearchState;
import io.splitnets.nas.search.SearchStateText;
import io.splitnets.nas.search.SearchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a search keeps its state between generations. */
public final class StateFile {
    private final Optional<Path> file;
    private final boolean resume;

    /**
     * A state in a file.
     *
     * @param file its place; its folder must exist
     * @param resume whether a state that is there is continued rather than replaced
     */
    public StateFile(Path file, boolean resume) {
        this.file = Optional.of(file);
        this.resume = resume;
    }

    private StateFile() {
        this.file = Optional.empty();
        this.resume = false;
    }

    /** No file: what is stopped starts anew. */
    public static StateFile none() {
        return new StateFile();
    }

    /**
     * Continues {@code strategy} where the file says, if it is to and there is one.
     *
     * @throws io.splitnets.nas.search.SearchStateException if the file is damaged or of another search
     */
    void restore(SearchStrategy strategy) {
        if (!resume || file.filter(Files::isRegularFile).isEmpty()) {
            return;
        }
        try {
            strategy.restore(SearchStateText.read(Files.readString(file.orElseThrow(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void save(SearchState state) {
        if (file.isEmpty()) {
            return;
        }
        try {
            AtomicFiles.writeText(file.get(), SearchStateText.write(state));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
