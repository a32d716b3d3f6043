package io.splitnets.hardware;

import io.splitnets.input.Section;

/**
 * The shared processor that gathers what the sensors send.
 *
 * @param name shown in reports
 * @param npu accelerator of each server
 * @param servers inferences that may run at once, 1 or above
 */
public record AggregatorSpec(String name, NpuSpec npu, int servers) {
    /** Reads npu (required), name and servers (1); the caller finishes the section. */
    public static AggregatorSpec read(Section section) {
        Section npu = section.section("npu");
        AggregatorSpec spec = new AggregatorSpec(
                section.text("name", "aggregator"), NpuSpec.read(npu), section.integer("servers", 1, 1_000, 1));
        npu.finish();
        return spec;
    }

    /** Refuses fewer than one server. */
    public AggregatorSpec {
        Checks.atLeast(servers, 1, "servers");
    }
}
