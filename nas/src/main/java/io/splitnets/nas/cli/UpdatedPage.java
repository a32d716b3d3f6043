package io.splitnets.nas.cli;

import io.splitnets.cli.CommandFailure;
import io.splitnets.cli.Exit;
import io.splitnets.input.AtomicFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page that a command puts its tables into, named by {@code --update}.
 *
 * @param file the page
 */
record UpdatedPage(Path file) {
    /** What stands in it now; where there is no such file, the command ends with exit code 2. */
    String text() {
        if (!Files.isRegularFile(file)) {
            throw new CommandFailure(Exit.BAD_INPUT, "--update: '" + file + "': no such file");
        }
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces it, and says so. */
    void write(String text, Console console) {
        write(file, text);
        console.message("updated " + file);
    }

    /** Writes a drawing that the page shows. */
    void writeBeside(String name, String text) {
        write(file.resolveSibling(name), text);
    }

    private static void write(Path place, String text) {
        try {
            AtomicFiles.writeText(place, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
