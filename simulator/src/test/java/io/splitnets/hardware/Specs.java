package io.splitnets.hardware;

import io.splitnets.input.Document;

/** Specifications for tests, read as a file would be. */
public final class Specs {
    private Specs() {}

    /** A 16 x 16 array at 100 MHz with ample memory and ports; {@code changes} holds keys in YAML. */
    public static NpuSpec npu(String changes) {
        Document base = Document.parse("base.yaml", """
                rows: 16
                columns: 16
                clock: 100 MHz
                activation_memory: 1 GiB
                weight_memory: 1 GiB
                activation_port: 1000000 B/cycle
                weight_port: 1000000 B/cycle
                """);
        Document document =
                changes.isEmpty() ? base : Document.parse("npu.yaml", changes).mergedOver(base);
        NpuSpec spec = NpuSpec.read(document.root());
        document.root().finish();
        document.check();
        return spec;
    }

    /** The link of {@code yaml}. */
    public static LinkSpec link(String yaml) {
        Document document = Document.parse("link.yaml", yaml);
        LinkSpec spec = LinkSpec.read(document.root());
        document.root().finish();
        document.check();
        return spec;
    }

    /** The sensor of {@code yaml}. */
    public static SensorSpec sensor(String yaml) {
        Document document = Document.parse("sensor.yaml", yaml);
        SensorSpec spec = SensorSpec.read(document.root());
        document.root().finish();
        document.check();
        return spec;
    }
}
