package io.splitnets.validation;

import io.splitnets.network.BuiltinNetworks;
import io.splitnets.network.MemoryPolicy;
import io.splitnets.network.MemoryProfile;
import io.splitnets.network.NetworkGraph;
import io.splitnets.network.Precision;
import io.splitnets.validation.ReferenceTable.Row;
import java.util.List;

/** Peak of activations against what a compiler of a microcontroller's accelerator reports. */
final class PeakMemory implements Benchmark {
    private static final double KIB = 1024;

    private final About about;
    private final Demand demand;
    private final String table;

    private PeakMemory(About about, Demand demand, String table) {
        this.about = about;
        this.demand = demand;
        this.table = table;
    }

    /** The network whose peak a compiler reaches without moving tensors about. */
    static PeakMemory mobileNetV2() {
        return new PeakMemory(
                new About(
                        "peak-memory",
                        "MobileNetV2-0.35 at 128 px, peak of activations",
                        "STMicroelectronics, stm32ai-modelzoo, STM32N6570-DK, STM32Cube.AI 10.0.0: internal RAM",
                        "2024",
                        "one network, 8 bit, in + out",
                        Kind.PREDICTED),
                Demand.worst(ErrorScale.KIBIBYTES, 0),
                "peak-memory-mobilenetv2.csv");
    }

    /** The other networks of the same list. */
    static PeakMemory others() {
        return new PeakMemory(
                new About(
                        "peak-memory-others",
                        "MobileNetV1 and V2 at 224 px, peak of activations",
                        "as above",
                        "2024",
                        "five networks, 8 bit, in + out; the compiler splits what it holds over several memories",
                        Kind.PREDICTED),
                Demand.none(ErrorScale.PERCENT),
                "peak-memory-others.csv");
    }

    @Override
    public About about() {
        return about;
    }

    @Override
    public Demand demand() {
        return demand;
    }

    @Override
    public List<Comparison> compare(ReferenceFolders folders) {
        return folders.each(table, PeakMemory::compare);
    }

    private static Comparison compare(Row row) {
        String name = row.text("network");
        NetworkGraph graph =
                BuiltinNetworks.find(name).orElseThrow(() -> new IllegalArgumentException("no such network"));
        long peak = MemoryProfile.of(graph, new Precision(8, 8), MemoryPolicy.IN_OUT)
                .peakBytes();
        return new Comparison(name, row.number("kib"), peak / KIB);
    }
}
