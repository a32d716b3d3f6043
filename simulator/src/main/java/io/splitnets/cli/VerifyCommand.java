package io.splitnets.cli;

import io.splitnets.input.JsonText;
import io.splitnets.validation.BenchmarkResult;
import io.splitnets.validation.Benchmarks;
import io.splitnets.verification.ClosedForm;
import io.splitnets.verification.Outcome;
import io.splitnets.verification.QueueingCheck;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitnets verify}: the simulator held against what is known from elsewhere; without a suite, all of it. */
@Command(
        name = "verify",
        description = "Holds the simulator against what is known from elsewhere; without a subcommand, hardware models "
                + "and queueing.",
        mixinStandardHelpOptions = true,
        subcommands = {VerifyQueueingCommand.class, VerifyHardwareCommand.class, TieCheckCommand.class},
        footer = {"", "Example: splitnets verify queueing"})
final class VerifyCommand implements Callable<Integer> {
    @Option(names = "--json", description = "prints the results as JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        List<BenchmarkResult> hardware = Benchmarks.run(Benchmarks.ids(), VerifyHardwareCommand.folders(null));
        Path scenarios = VerifyQueueingCommand.folder(null);
        List<Outcome> queueing = new QueueingCheck(scenarios, false, Arguments.threads(0), 0)
                .outcomes(EnumSet.allOf(ClosedForm.class), (done, all, what) -> {});
        boolean ok = hardware.stream().allMatch(BenchmarkResult::ok)
                && queueing.stream().allMatch(Outcome::ok);
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("ok", ok);
            tree.put("hardware", ValidationOutput.tree(hardware));
            tree.put("queueing", VerifyOutput.tree(queueing, false, 0));
            out.print(JsonText.write(tree));
        } else {
            out.print(ValidationOutput.text(hardware));
            out.println();
            out.print(VerifyOutput.text(queueing, scenarios));
        }
        return ok ? Exit.OK : Exit.GATE_FAILED;
    }
}
