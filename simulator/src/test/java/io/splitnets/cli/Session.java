package io.splitnets.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a user sees of one command.
 *
 * @param code the exit code
 * @param out standard output
 * @param err standard error
 */
public record Session(int code, String out, String err) {
    /** Runs the command line in this process. */
    public static Session of(String... arguments) {
        return of(List.of(), arguments);
    }

    /** Runs the command line with further subcommands. */
    public static Session of(List<Object> more, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter outWriter = new PrintWriter(out);
        PrintWriter errWriter = new PrintWriter(err);
        int code = Main.execute(more, outWriter, errWriter, arguments);
        outWriter.flush();
        errWriter.flush();
        return new Session(code, out.toString(), err.toString());
    }

    /** Standard output as a tree. */
    public JsonNode json() {
        return JsonMapper.shared().readTree(out);
    }

    /** First line of the messages. */
    public String firstError() {
        return err.lines().findFirst().orElse("");
    }
}
