package io.splitnets.cli;

import picocli.CommandLine.Command;

/** {@code splitnets verify}: the simulator held against what is known from elsewhere. */
@Command(
        name = "verify",
        description = "Holds the simulator against what is known from elsewhere.",
        mixinStandardHelpOptions = true,
        subcommands = {VerifyQueueingCommand.class, VerifyHardwareCommand.class, TieCheckCommand.class},
        footer = {"", "Example: splitnets verify queueing"})
final class VerifyCommand implements Runnable {
    @Override
    public void run() {
        throw new CommandFailure(
                Exit.BAD_INPUT,
                "expected a subcommand: queueing, hardware or ties; 'splitnets verify --help' tells more");
    }
}
