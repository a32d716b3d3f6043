package io.splitnets.scenario;

import io.splitnets.hardware.NpuSpec;
import io.splitnets.input.Section;

/** Reads what computes at a station: hardware, or {@code {service: {dist: ...}}}. */
final class ProcessorReader {
    private ProcessorReader() {}

    static Processor read(Section section) {
        Ids.preset(section);
        Processor processor = section.has("service")
                ? new Processor.Law(ServiceLawReader.read(section.section("service")))
                : new Processor.Npu(NpuSpec.read(section));
        section.finish();
        return processor;
    }
}
