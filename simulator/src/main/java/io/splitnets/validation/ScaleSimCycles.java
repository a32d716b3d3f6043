package io.splitnets.validation;

import io.splitnets.hardware.CycleConvention;
import io.splitnets.network.LayerWorkload;
import io.splitnets.npu.Dataflows;
import io.splitnets.validation.ReferenceTable.Row;
import java.util.List;

/** Cycles per layer of SCALE-Sim without limits of bandwidth. */
final class ScaleSimCycles implements Benchmark {
    private static final About ABOUT = new About(
            "scale-sim",
            "SCALE-Sim v3, cycles per layer",
            "Raj et al., SCALE-Sim v3, ISPASS 2025; its stall-free cycle counts, run by us",
            "2025",
            "layers of MobileNetV1-0.25 and ResNet-8 on ws, os and is arrays, 8 x 8 and 16 x 16",
            Kind.EXACT);

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public Demand demand() {
        return Demand.worst(ErrorScale.COUNT, 0);
    }

    @Override
    public List<Comparison> compare(ReferenceFolders folders) {
        return folders.each("scalesim/scalesim_v3_per_layer.csv", ScaleSimCycles::compare);
    }

    private static Comparison compare(Row row) {
        String dataflow = row.text("dataflow");
        int rows = row.whole("rows");
        int columns = row.whole("cols");
        long cycles = Dataflows.named(dataflow).cycles(layer(row), rows, columns, CycleConvention.SCALESIM);
        String what = row.text("net") + " " + row.text("layer") + ", " + dataflow + " " + rows + " x " + columns;
        return new Comparison(what, row.number("cycles"), cycles);
    }

    private static LayerWorkload layer(Row row) {
        int groups = row.whole("groups");
        long macs = (long) row.number("macs");
        return new LayerWorkload(
                row.text("layer"),
                row.text("op"),
                row.whole("M"),
                row.whole("N"),
                row.whole("Kdim"),
                groups,
                groups,
                1,
                1,
                1,
                1,
                1,
                1,
                1,
                macs,
                0,
                0,
                0);
    }
}
