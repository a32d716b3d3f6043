package io.splitnets.cli;

import io.splitnets.input.JsonText;
import io.splitnets.network.LayerTableReader;
import io.splitnets.network.LiveTensor;
import io.splitnets.network.MemoryPolicy;
import io.splitnets.network.MemoryProfile;
import io.splitnets.network.NetworkGraph;
import io.splitnets.network.Partitioner;
import io.splitnets.network.Precision;
import io.splitnets.network.SplitPlan;
import io.splitnets.network.SplitPoint;
import io.splitnets.network.UnknownBlockException;
import io.splitnets.units.ByteCount;
import io.splitnets.units.QuantityException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitnets memory}: what a network needs of a memory. */
@Command(
        name = "memory",
        description = "Peak of live activations, and weights, of a network or of its part before a cut, at 8 bit.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: splitnets memory mobilenetv2-0.35-128 --policy patch --after block5 --sram '256 KiB'"})
final class MemoryCommand implements Callable<Integer> {
    private static final int LEAST_WIDTH = 28;

    @Parameters(paramLabel = "NETWORK", description = "built-in name, ONNX file (.onnx), or layer table (.csv)")
    private String network = "";

    @Mixin
    private Workload workload = new Workload();

    @Option(
            names = "--policy",
            paramLabel = "P",
            description =
                    "in_out, no_overlap, inplace_dw, patch or double_buffer (default: no_overlap; of a table only "
                            + "in_out, as it does not say what is held)")
    private @Nullable MemoryPolicy policy;

    @Option(names = "--after", paramLabel = "BLOCK", description = "takes only the part up to the end of this block")
    private String after = SplitPoint.ALL.after();

    @Option(
            names = "--sram",
            paramLabel = "SIZE",
            description = "says whether peak and weights together fit, such as '256 KiB'; exit code 1 if not")
    private @Nullable String sram;

    @Option(names = "--json", description = "prints the result as JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        MemoryProfile profile = network.endsWith(".csv") ? ofTable() : ofGraph();
        Optional<ByteCount> limit = limit();
        if (json) {
            out.print(JsonText.write(tree(profile, limit)));
        } else {
            text(out, profile, limit);
        }
        workload.tell(spec.commandLine().getErr());
        return limit.filter(size -> profile.totalBytes() > size.bytes()).isPresent() ? Exit.GATE_FAILED : Exit.OK;
    }

    private MemoryProfile ofGraph() {
        return MemoryProfile.of(
                front(workload.graph(network)),
                Precision.INT8,
                Objects.requireNonNullElse(policy, MemoryPolicy.NO_OVERLAP));
    }

    private MemoryProfile ofTable() {
        if (policy != null && policy != MemoryPolicy.IN_OUT || !after.equals(SplitPoint.ALL.after())) {
            throw new CommandFailure(
                    Exit.BAD_INPUT,
                    network + ": a layer table does not say which layer feeds which; expected --policy in_out and no"
                            + " --after");
        }
        return MemoryProfile.of(LayerTableReader.read(Path.of(network)), Precision.INT8);
    }

    private NetworkGraph front(NetworkGraph graph) {
        try {
            return Partitioner.partition(graph, SplitPlan.at(new SplitPoint(after)))
                    .head()
                    .orElseThrow(() ->
                            new CommandFailure(Exit.BAD_INPUT, "--after: '" + after + "': no layer is in front of it"));
        } catch (UnknownBlockException e) {
            throw new CommandFailure(Exit.BAD_INPUT, ("--after: " + e.getMessage() + ". " + e.suggestion()).strip());
        }
    }

    private Optional<ByteCount> limit() {
        try {
            return Optional.ofNullable(sram).map(ByteCount::parse);
        } catch (QuantityException e) {
            throw new CommandFailure(Exit.BAD_INPUT, "--sram: '" + sram + "': " + e.getMessage());
        }
    }

    private Map<String, Object> tree(MemoryProfile profile, Optional<ByteCount> limit) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("network", network);
        tree.put("after", after);
        tree.put("peak_activation_bytes", profile.peakBytes());
        tree.put("weights_bytes", profile.weightBytes());
        tree.put("peak_layer", profile.peakLayer());
        tree.put("policy", label(profile.policy()));
        tree.put(
                "peak_tensors",
                profile.peakStep().live().stream().map(MemoryCommand::tree).toList());
        workload.tell(tree);
        limit.ifPresent(size -> tree.put("missing_bytes", Math.max(0, profile.totalBytes() - size.bytes())));
        return tree;
    }

    private static Map<String, Object> tree(LiveTensor tensor) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("layer", tensor.layer());
        tree.put("role", label(tensor.role()));
        tree.put("shape", tensor.shape().toString());
        tree.put("bytes", tensor.bytes());
        return tree;
    }

    private void text(PrintWriter out, MemoryProfile profile, Optional<ByteCount> limit) {
        String part = after.equals(SplitPoint.ALL.after()) ? "" : " up to " + after;
        out.printf("%s%s, policy %s%n", network, part, label(profile.policy()));
        out.printf("peak of live activations: %s at %s%n", new ByteCount(profile.peakBytes()), profile.peakLayer());
        List<LiveTensor> live = profile.peakStep().live();
        int width =
                live.stream().mapToInt(tensor -> tensor.layer().length()).max().orElse(0);
        String row = "  %-8s %-" + Math.max(LEAST_WIDTH, width) + "s %14s %10d B%n";
        for (LiveTensor tensor : live) {
            out.printf(Locale.ROOT, row, label(tensor.role()), tensor.layer(), tensor.shape(), tensor.bytes());
        }
        out.printf("weights: %s%n", new ByteCount(profile.weightBytes()));
        limit.ifPresent(size -> out.printf(
                Locale.ROOT,
                "together: %d B of %d B, %s%n",
                profile.totalBytes(),
                size.bytes(),
                profile.totalBytes() <= size.bytes()
                        ? "fits"
                        : "does not fit, " + (profile.totalBytes() - size.bytes()) + " B are missing"));
    }

    private static String label(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
