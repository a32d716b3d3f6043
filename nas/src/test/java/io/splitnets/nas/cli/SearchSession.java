package io.splitnets.nas.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a user sees of one command of the search.
 *
 * @param code the exit code
 * @param out standard output
 * @param err messages of the command line; progress goes to the process's own standard error
 */
record SearchSession(int code, String out, String err) {
    private static final Path GOOD = Path.of("src", "test", "resources", "refusals");

    static SearchSession of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter outWriter = new PrintWriter(out);
        PrintWriter errWriter = new PrintWriter(err);
        int code = io.splitnets.cli.Main.execute(Main.commands(), outWriter, errWriter, arguments);
        outWriter.flush();
        errWriter.flush();
        return new SearchSession(code, out.toString(), err.toString());
    }

    String firstError() {
        return err.lines().findFirst().orElse("");
    }

    /** The text of {@code name} in the folder of the good search and its system. */
    static String good(String name) {
        try {
            return Files.readString(GOOD.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
