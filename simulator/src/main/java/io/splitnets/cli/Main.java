package io.splitnets.cli;

import io.splitnets.deployment.InexactTimeException;
import io.splitnets.input.InputException;
import io.splitnets.npu.LayerDoesNotFitException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/**
 * The command line of the simulator. Data goes to standard output, messages to standard error; exit codes are those of
 * {@link Exit}.
 */
@Command(
        name = "splitnets",
        description = "Simulates camera sensors, links and an aggregator, and searches split networks for them.",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        footer = {
            "",
            "Commands of the search (their libraries are built on first use):",
            "  search    trains or loads the supernet, searches, writes front and report",
            "  train     trains the supernet of a search file",
            "  evaluate  measures one candidate of a search file",
            "  export    writes one candidate as ONNX files and DL4J graphs",
            "  predict   fits a predictor of accuracy and says how well it does",
            "  study     trains variants of a supernet, writes tables of their accuracies",
            "  proof     makes the tables that show what a queue-aware search is worth",
            "  robust    what a front is worth where the assumptions of its scenario are wrong",
            "  data      lists or fetches data sets",
            "  latency-table  writes what each block of a space costs on a system's processors",
            "",
            "Example: splitnets run scenarios/quad-tracking.yaml --json"
        })
public final class Main implements Runnable {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(execute(List.of(), arguments));
    }

    /**
     * Runs one command on the process's streams.
     *
     * @param more further subcommands, instances annotated with picocli's {@code @Command}; one that has the name of a
     *     simulator's command takes its place
     * @param arguments the words after the program's name
     * @return the exit code
     */
    public static int execute(List<Object> more, String... arguments) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = execute(more, out, err, arguments);
        out.flush();
        err.flush();
        return code;
    }

    /** Runs one command on the given writers; used by tests. */
    public static int execute(List<Object> more, PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Main());
        Map<String, Object> commands = new LinkedHashMap<>();
        SimulatorCommands.all().forEach(command -> commands.put(name(command), command));
        more.forEach(command -> commands.put(name(command), command));
        commands.forEach(line::addSubcommand);
        line.setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(110)
                .setParameterExceptionHandler(Main::badArguments)
                .setExecutionExceptionHandler(Main::failed)
                .setExitCodeExceptionMapper(e -> Exit.INTERNAL);
        return line.execute(arguments);
    }

    private static String name(Object command) {
        return command.getClass().getAnnotation(Command.class).name();
    }

    private static int badArguments(ParameterException e, String[] arguments) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("splitnets: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try 'splitnets "
                + (e.getCommandLine().getParent() == null
                        ? ""
                        : e.getCommandLine().getCommandName() + " ") + "--help'.");
        return Exit.BAD_INPUT;
    }

    private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        PrintWriter err = line.getErr();
        if (e instanceof InputException || e instanceof LayerDoesNotFitException || e instanceof InexactTimeException) {
            err.println(e.getMessage());
            return Exit.BAD_INPUT;
        }
        if (e instanceof CommandFailure failure) {
            err.println("splitnets: " + failure.getMessage());
            return failure.exitCode();
        }
        if (e instanceof UncheckedIOException io && io.getCause() != null) {
            err.println("splitnets: " + FileErrors.explain(io.getCause()));
            return Exit.BAD_INPUT;
        }
        err.println("splitnets: internal error: " + e);
        err.println("This is our fault. Run again with SPLITNETS_DEBUG=1 for the details and report them.");
        if (System.getenv("SPLITNETS_DEBUG") != null) {
            e.printStackTrace(err);
        }
        return Exit.INTERNAL;
    }

    @Override
    public void run() {
        throw new CommandFailure(Exit.BAD_INPUT, "no command given; 'splitnets --help' lists them");
    }
}
