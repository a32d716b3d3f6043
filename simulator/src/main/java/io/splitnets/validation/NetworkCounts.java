package io.splitnets.validation;

import io.splitnets.network.BuiltinNetworks;
import io.splitnets.network.NetworkGraph;
import io.splitnets.validation.ReferenceTable.Row;
import java.util.List;

/** Parameters and multiplications of built-in networks. Both are counts; the published MACs are rounded, ours are not. */
final class NetworkCounts implements Benchmark {
    private static final double THOUSAND = 1000;

    @Override
    public About about() {
        return new About(
                "network-counts",
                "Parameters and million MACs of 7 networks",
                "torchvision 0.21, num_params and GFLOPS of its pretrained weights",
                "2025",
                "MobileNetV2, V3, EfficientNet-B0, ResNet-18, -50, RegNetX-400MF at 224 px",
                Kind.EXACT);
    }

    @Override
    public Demand demand() {
        return Demand.worst(ErrorScale.COUNT, 0);
    }

    @Override
    public List<Comparison> compare(ReferenceFolders folders) {
        return folders.all("network-counts.csv", NetworkCounts::compare);
    }

    private static List<Comparison> compare(Row row) {
        String name = row.text("network");
        NetworkGraph graph =
                BuiltinNetworks.find(name).orElseThrow(() -> new IllegalArgumentException("no such network"));
        return List.of(
                new Comparison(name + " parameters", row.number("parameters"), graph.trainedParameters()),
                new Comparison(
                        name + " million MACs",
                        Math.rint(row.number("gigamacs") * THOUSAND),
                        Math.rint(graph.macs() / (THOUSAND * THOUSAND))));
    }
}
