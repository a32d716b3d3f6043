package io.splitnets.validation;

import io.splitnets.hardware.NpuSpec;
import io.splitnets.input.Document;
import io.splitnets.network.BuiltinNetworks;
import io.splitnets.npu.NpuCostModel;
import io.splitnets.validation.ReferenceTable.Row;
import java.util.List;

/** Published times of whole networks on parts of which only totals are known: presets beside them, nothing fitted. */
final class ProcessorTime implements Benchmark {
    @Override
    public About about() {
        return new About(
                "parts",
                "Whole networks on other parts",
                "makers' figures, each line of scenarios/reference/parts.csv with its own",
                "2019-2021",
                "MobileNets on presets whose inner shape is assumed",
                Kind.ASSUMED);
    }

    @Override
    public Demand demand() {
        return Demand.none(ErrorScale.PERCENT);
    }

    @Override
    public List<Comparison> compare(ReferenceFolders folders) {
        return folders.each("parts.csv", row -> compare(row, folders));
    }

    private static Comparison compare(Row row, ReferenceFolders folders) {
        String preset = row.text("preset");
        String network = row.text("network");
        NpuSpec part = NpuSpec.read(
                Document.read(folders.scenario("presets/" + preset + ".yaml")).root());
        NpuCostModel model = new NpuCostModel(part);
        double millis = BuiltinNetworks.find(network)
                .map(graph -> model.time(model.cost(graph.workloads())).toMillis())
                .orElseThrow(() -> new IllegalArgumentException("no such network"));
        return new Comparison(preset + ", " + network + ", ms", row.number("ms"), millis);
    }
}
