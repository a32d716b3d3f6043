package io.splitnets.validation;

import io.splitnets.hardware.NpuSpec;
import io.splitnets.input.Document;
import io.splitnets.network.LayerWorkload;
import io.splitnets.npu.NpuCostModel;
import io.splitnets.validation.ReferenceTable.Row;
import java.util.List;

/** Measured processing times of the row-stationary chip Eyeriss v1, with the preset {@code eyeriss-v1} and nothing else. */
final class EyerissLayers implements Benchmark {
    private static final double A_LAYER = 15;
    private static final double ALL_LAYERS = 5;
    private static final String IN_VIEW = "; rules of the mapper chosen with it in view";

    private final About about;
    private final String table;

    private EyerissLayers(String id, String network, String where, String domain) {
        this.table = id + ".csv";
        this.about = new About(
                id,
                "Eyeriss v1, " + network + ", time per layer",
                "Chen et al., Eyeriss, IEEE JSSC 52(1), table " + where + ", processing latency",
                "2017-01",
                domain,
                Kind.PREDICTED);
    }

    static EyerissLayers alexNet() {
        return new EyerissLayers(
                "eyeriss-alexnet", "AlexNet", "V", "5 convolutions of 3x3 to 11x11, batch of 4" + IN_VIEW);
    }

    static EyerissLayers vgg16() {
        return new EyerissLayers("eyeriss-vgg16", "VGG-16", "VI", "13 convolutions of 3x3, batch of 3" + IN_VIEW);
    }

    @Override
    public About about() {
        return about;
    }

    @Override
    public Demand demand() {
        return Demand.worst(ErrorScale.PERCENT, A_LAYER).total(ALL_LAYERS);
    }

    @Override
    public List<Comparison> compare(ReferenceFolders folders) {
        Document preset = Document.read(folders.scenario("presets/eyeriss-v1.yaml"));
        return folders.each(table, row -> compare(row, preset));
    }

    private static Comparison compare(Row row, Document preset) {
        int batch = row.whole("batch");
        NpuSpec chip = NpuSpec.read(
                preset.with("row_stationary.batch", Integer.toString(batch)).root());
        NpuCostModel model = new NpuCostModel(chip);
        long cycles = model.cost(layer(row)).computeCycles();
        return new Comparison(
                row.text("layer") + ", ms",
                row.number("processing_ms"),
                batch * model.time(cycles).toMillis());
    }

    private static LayerWorkload layer(Row row) {
        return new ConvolutionRow(
                        row.whole("channels"),
                        row.whole("height"),
                        row.whole("filters"),
                        row.whole("kernel"),
                        row.whole("stride"),
                        row.whole("pad"),
                        row.whole("groups"))
                .workload(row.text("layer"));
    }
}
