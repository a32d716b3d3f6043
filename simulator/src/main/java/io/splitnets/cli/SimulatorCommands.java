package io.splitnets.cli;

import java.util.List;

/** The commands of the simulator, in the order of the help. A new one is added here, in one line. */
final class SimulatorCommands {
    private SimulatorCommands() {}

    static List<Object> all() {
        return List.of(
                new RunCommand(),
                new ReplayCommand(),
                new DiffCommand(),
                new ValidateCommand(),
                new SplitCommand(),
                new CostCommand(),
                new CalibrateCommand(),
                new MemoryCommand(),
                new LinkCommand(),
                new SensorCommand(),
                new TraceCommand(),
                new VerifyCommand());
    }
}
