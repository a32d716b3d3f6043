package io.splitnets.cli;

import io.splitnets.input.JsonText;
import io.splitnets.units.Similarity;
import io.splitnets.verification.ClosedForm;
import io.splitnets.verification.Outcome;
import io.splitnets.verification.QueueingCheck;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code splitnets verify queueing}: scenarios beside the closed forms of queueing theory. */
@Command(
        name = "queueing",
        description = "Runs the scenarios of scenarios/verify beside the closed forms of queueing theory.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: splitnets verify queueing --only mm1"})
final class VerifyQueueingCommand implements Callable<Integer> {
    private static final String FOLDER = "scenarios/verify";
    private static final long MOST_SAMPLES = 1_000_000;

    @Option(names = "--full", description = "16 times longer runs, three times narrower intervals")
    private boolean full;

    @Option(names = "--json", description = "prints the result as JSON")
    private boolean json;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "one closed form; may be repeated: mm1, md1, mg1, mmc, erlang-b, dm1, gg1-bounds, dd1, "
                    + "random-phases, hyper-period, tandem-exponential, tandem-constant, fork-join, mm1k, md1k, no-queue, "
                    + "priorities, batches, sharing, network-calculus, response-times, identities")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--sample",
            paramLabel = "N",
            defaultValue = "0",
            description = "another set of seeds; 0 stands for those of the files (default: 0)")
    private long sample;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "threads for the replications; the result does not depend on it (default: all cores)")
    private int threads;

    @Option(names = "--scenarios", paramLabel = "DIR", description = "another folder of the same files")
    private @Nullable Path scenarios;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (sample < 0 || sample > MOST_SAMPLES) {
            throw new CommandFailure(Exit.BAD_INPUT, "--sample: '" + sample + "': expected 0 to " + MOST_SAMPLES);
        }
        Set<ClosedForm> forms = forms();
        QueueingCheck check = new QueueingCheck(folder(scenarios), full, Arguments.threads(threads), sample);
        CommandLine line = Objects.requireNonNull(spec).commandLine();
        List<Outcome> outcomes = Boolean.getBoolean("splitnets.terminal")
                ? withProgress(check, forms, line.getErr())
                : check.outcomes(forms, (done, all, what) -> {});
        PrintWriter out = line.getOut();
        out.print(
                json
                        ? JsonText.write(VerifyOutput.tree(outcomes, full, sample))
                        : VerifyOutput.text(outcomes, folder(scenarios)));
        return outcomes.stream().allMatch(Outcome::ok) ? Exit.OK : Exit.GATE_FAILED;
    }

    private static List<Outcome> withProgress(QueueingCheck check, Set<ClosedForm> forms, PrintWriter err) {
        List<Outcome> outcomes = check.outcomes(forms, (done, all, what) -> {
            err.printf("\r%d of %d: %-20s", done, all, what);
            err.flush();
        });
        err.print("\r" + " ".repeat(40) + "\r");
        err.flush();
        return outcomes;
    }

    private Set<ClosedForm> forms() {
        if (only.isEmpty()) {
            return EnumSet.allOf(ClosedForm.class);
        }
        Map<String, ClosedForm> known = new LinkedHashMap<>();
        Stream.of(ClosedForm.values()).forEach(form -> known.put(form.id(), form));
        Set<ClosedForm> forms = EnumSet.noneOf(ClosedForm.class);
        for (String name : only) {
            ClosedForm form = known.get(name);
            if (form == null) {
                String hint = Similarity.nearest(name, known.keySet())
                        .map(near -> ". Did you mean '" + near + "'?")
                        .orElse("");
                throw new CommandFailure(
                        Exit.BAD_INPUT,
                        "--only: '" + name + "': expected one of " + String.join(", ", known.keySet()) + hint);
            }
            forms.add(form);
        }
        return forms;
    }

    /** The folder of scenarios with a closed form: {@code scenarios}, or the product's. */
    static Path folder(@Nullable Path scenarios) {
        Path folder = scenarios == null ? Path.of(System.getProperty("splitnets.root", "."), FOLDER) : scenarios;
        if (!Files.isDirectory(folder)) {
            throw new CommandFailure(Exit.BAD_INPUT, folder + ": no such folder");
        }
        return folder;
    }
}
