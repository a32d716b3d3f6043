package io.splitnets.scenario;

import io.splitnets.input.Section;
import io.splitnets.network.BuiltinNetworks;
import io.splitnets.network.Compression;
import io.splitnets.network.Fusion;
import io.splitnets.network.NetworkGraph;
import io.splitnets.network.Partitioner;
import io.splitnets.network.Precision;
import io.splitnets.network.ShapeException;
import io.splitnets.network.SplitPlan;
import io.splitnets.network.SplitPoint;
import io.splitnets.network.UnknownBlockException;
import io.splitnets.onnx.OnnxNetwork;
import io.splitnets.units.Dimension;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the layers of a network and where they are cut. */
final class NetworkReader {
    private static final String BUILTIN = "builtin";
    private static final String ONNX = "onnx";

    private final ScenarioFile source;

    NetworkReader(ScenarioFile source) {
        this.source = source;
    }

    /** Whether a section names layers. */
    static boolean hasLayers(Section section) {
        return section.has(BUILTIN) || section.has(ONNX);
    }

    /**
     * Layers that are shared between sensors and aggregator; the caller finishes the section.
     *
     * @param views cameras whose frames make one result
     * @param features the key that says how their features are joined
     */
    Optional<NetworkUse> split(Section section, int views, String features) {
        Optional<Layers> network = network(section);
        Section split = section.section("split");
        SplitPoint cut = new SplitPoint(split.text("after"));
        Optional<String> fuseAfter = split.has("fuse_after") ? Optional.of(split.text("fuse_after")) : Optional.empty();
        split.finish();
        Optional<Compression> compression =
                section.optionalSection("compression").map(NetworkReader::compression);
        Fusion fusion = section.choice(features, Fusion.class, Fusion.CONCATENATE);
        Precision precision = precision(section);
        if (network.isEmpty()) {
            return Optional.empty();
        }
        SplitPlan plan = new SplitPlan(cut, fuseAfter, compression, views, fusion, precision);
        check(split, section, network.get().graph(), plan);
        return network.map(layers -> new NetworkUse(layers.graph(), plan, layers.source()));
    }

    /** Layers that all run on the aggregator; the caller finishes the section. */
    Optional<NetworkUse> whole(Section section) {
        Optional<Layers> network = network(section);
        Precision precision = precision(section);
        SplitPlan plan =
                new SplitPlan(SplitPoint.NONE, Optional.empty(), Optional.empty(), 1, Fusion.CONCATENATE, precision);
        return network.map(layers -> new NetworkUse(layers.graph(), plan, layers.source()));
    }

    private static void check(Section split, Section section, NetworkGraph graph, SplitPlan plan) {
        try {
            Partitioner.partition(graph, plan);
            plan.compression().ifPresent(module -> checkKept(section, graph, plan, module));
        } catch (UnknownBlockException e) {
            boolean cut = unknown(graph, plan.cut());
            split.problem(cut ? "after" : "fuse_after", String.valueOf(e.getMessage()), e.suggestion());
        } catch (ShapeException e) {
            section.problem("split", String.valueOf(e.getMessage()));
        }
    }

    /** More channels than there are would send more bytes than no compression at all. */
    private static void checkKept(Section section, NetworkGraph graph, SplitPlan plan, Compression module) {
        int channels = Partitioner.resolve(graph, plan.cut())
                .crossing()
                .get(0)
                .output()
                .channels();
        if (module.keptChannels() > channels) {
            section.section("compression")
                    .problem(
                            "kept_channels",
                            "expected at most the " + channels + " channels there are after '"
                                    + plan.cut().after() + "'");
        }
    }

    private static boolean unknown(NetworkGraph graph, SplitPoint cut) {
        try {
            Partitioner.resolve(graph, cut);
            return false;
        } catch (UnknownBlockException e) {
            return true;
        }
    }

    /** The layers with where they come from. */
    private record Layers(NetworkGraph graph, NetworkSource source) {}

    private Optional<Layers> network(Section section) {
        if (!section.has(ONNX)) {
            return builtin(section).map(graph -> new Layers(graph, NetworkSource.BUILTIN));
        }
        if (section.has(BUILTIN)) {
            section.problem(ONNX, "expected 'builtin' or 'onnx', not both");
        }
        boolean approximate = section.flag("approximate_unknown", false);
        return source.reference(section, ONNX).map(file -> imported(file, section.text(ONNX), approximate));
    }

    private static Layers imported(Path file, String shown, boolean approximate) {
        OnnxNetwork network = OnnxNetwork.read(file, shown, approximate);
        return new Layers(network.graph(), new NetworkSource(Optional.of(file), network.warnings(), network.notes()));
    }

    private static Optional<NetworkGraph> builtin(Section section) {
        String name = section.text(BUILTIN);
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<NetworkGraph> graph = BuiltinNetworks.find(name);
        if (graph.isEmpty()) {
            List<String> names = BuiltinNetworks.names();
            section.problem(
                    BUILTIN,
                    "no built-in network has this name; known: " + String.join(", ", names),
                    Ids.suggestion(name, names));
        }
        return graph;
    }

    private static Compression compression(Section section) {
        int kept = section.integer("kept_channels", 1, 65_536);
        int bits = bits(section, "bits");
        section.finish();
        return new Compression(kept, bits);
    }

    private static Precision precision(Section section) {
        return section.optionalSection("precision").map(NetworkReader::bits).orElse(Precision.INT8);
    }

    private static Precision bits(Section section) {
        Precision precision = new Precision(bits(section, "weights"), bits(section, "activations"));
        section.finish();
        return precision;
    }

    private static int bits(Section section, String key) {
        long bits = section.quantity(key, Dimension.BITS, "8 bit").ceil();
        if (bits < 1 || bits > 32) {
            section.problem(key, "expected 1 bit to 32 bit");
            return 8;
        }
        return (int) bits;
    }
}
