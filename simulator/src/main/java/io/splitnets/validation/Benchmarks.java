package io.splitnets.validation;

import java.util.List;

/** All benchmarks, in the order of the table. */
public final class Benchmarks {
    private static final List<Benchmark> ALL = List.of(
            new ScaleSimCycles(),
            new MipiFrames(),
            new SensorModes(),
            new NetworkCounts(),
            EyerissLayers.alexNet(),
            EyerissLayers.vgg16(),
            CalibratedPart.stm32n6(),
            CalibratedPart.gap9(),
            PeakMemory.mobileNetV2(),
            PeakMemory.others(),
            new ProcessorTime(),
            new WholeSystem());

    private Benchmarks() {}

    /** Their names. */
    public static List<String> ids() {
        return ALL.stream().map(benchmark -> benchmark.about().id()).toList();
    }

    /** Runs those of {@code ids}; the reference figures come from {@code folders}. */
    public static List<BenchmarkResult> run(List<String> ids, ReferenceFolders folders) {
        return ALL.stream()
                .filter(benchmark -> ids.contains(benchmark.about().id()))
                .map(benchmark -> BenchmarkResult.of(benchmark, folders))
                .toList();
    }
}
