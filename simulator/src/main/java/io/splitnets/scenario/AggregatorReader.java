package io.splitnets.scenario;

import io.splitnets.hardware.AggregatorSpec;
import io.splitnets.input.Section;
import io.splitnets.system.BackgroundPlan;
import io.splitnets.system.BufferPlan;
import io.splitnets.system.FullPolicy;
import io.splitnets.system.ServiceLaw;
import io.splitnets.units.SimTime;
import java.util.List;

/** Reads the section {@code aggregator}. */
final class AggregatorReader {
    private AggregatorReader() {}

    static AggregatorUse read(Section section) {
        Ids.preset(section);
        AggregatorUse use = section.has("service") ? law(section) : hardware(section);
        section.finish();
        return use;
    }

    private static AggregatorUse law(Section section) {
        Processor processor = new Processor.Law(ServiceLawReader.read(section.section("service")));
        return use(section, processor, section.integer("servers", 1, 1_000, 1));
    }

    private static AggregatorUse hardware(Section section) {
        section.optionalSection("npu").ifPresent(Ids::preset);
        AggregatorSpec spec = AggregatorSpec.read(section);
        return use(section, new Processor.Npu(spec.npu()), spec.servers());
    }

    private static AggregatorUse use(Section section, Processor processor, int servers) {
        BufferPlan queue = Buffers.read(section, "queue", 64, FullPolicy.DROP_NEWEST);
        boolean fuse =
                section.choiceOf("fusion", List.of("none", "wait_all"), "none").equals("wait_all");
        List<BackgroundPlan> background = section.sections("background").stream()
                .map(AggregatorReader::background)
                .toList();
        return new AggregatorUse(processor, servers, queue, fuse, background);
    }

    private static BackgroundPlan background(Section section) {
        String id = Ids.read(section);
        ServiceLaw interarrival = ServiceLawReader.read(section.section("interarrival"));
        ServiceLaw service = ServiceLawReader.read(section.section("service"));
        section.finish();
        if (interarrival.mean().picoseconds() <= 0) {
            section.problem("interarrival", "expected a mean above zero");
            return new BackgroundPlan(id, new ServiceLaw.Constant(new SimTime(SimTime.PER_SECOND)), service);
        }
        return new BackgroundPlan(id, interarrival, service);
    }
}
