package io.splitnets.cli;

import io.splitnets.input.JsonText;
import io.splitnets.network.MemoryPolicy;
import io.splitnets.network.MemoryProfile;
import io.splitnets.network.NetworkGraph;
import io.splitnets.network.Precision;
import io.splitnets.units.ByteCount;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitnets memory}: what a network needs of a memory. */
@Command(
        name = "memory",
        description = "Peak of live activations, and weights, of a network at 8 bit.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: splitnets memory mobilenetv2-0.35-128 --policy in_out"})
final class MemoryCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NETWORK", description = "built-in name")
    private String network = "";

    @Option(
            names = "--policy",
            paramLabel = "P",
            defaultValue = "NO_OVERLAP",
            description = "in_out, no_overlap, inplace_dw, patch or double_buffer (default: no_overlap)")
    private MemoryPolicy policy = MemoryPolicy.NO_OVERLAP;

    @Option(names = "--json", description = "prints the result as JSON")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        NetworkGraph graph = Workload.graph(network);
        MemoryProfile profile = MemoryProfile.of(graph, Precision.INT8, policy);
        String label = policy.name().toLowerCase(Locale.ROOT);
        if (json) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("network", network);
            tree.put("peak_activation_bytes", profile.peakBytes());
            tree.put("weights_bytes", profile.weightBytes());
            tree.put("peak_layer", profile.peakLayer());
            tree.put("policy", label);
            out.print(JsonText.write(tree));
        } else {
            out.printf("%s, policy %s%n", network, label);
            out.printf("peak of live activations: %s at %s%n", new ByteCount(profile.peakBytes()), profile.peakLayer());
            out.printf("weights: %s%n", new ByteCount(profile.weightBytes()));
        }
        return Exit.OK;
    }
}
