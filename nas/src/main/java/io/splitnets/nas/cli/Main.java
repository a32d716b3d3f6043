package io.splitnets.nas.cli;

import java.util.List;

/** The command line with the commands of the search beside those of the simulator. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(io.splitnets.cli.Main.execute(commands(), arguments));
    }

    /** The commands of the search, in the order of the help. A new one is added here, in one line. */
    static List<Object> commands() {
        return List.of(
                new ValidateSearchCommand(),
                new SearchCommand(),
                new TrainCommand(),
                new EvaluateCommand(),
                new StudyCommand(),
                new ProofCommand(),
                new RobustCommand(),
                new ExportCommand(),
                new PredictCommand(),
                new LatencyTableCommand(),
                new DataCommand());
    }
}
