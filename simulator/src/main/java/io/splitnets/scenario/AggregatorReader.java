package io.splitnets.scenario;

import io.splitnets.hardware.AggregatorSpec;
import io.splitnets.input.Section;
import io.splitnets.system.BackgroundPlan;
import io.splitnets.system.BufferPlan;
import io.splitnets.system.FullPolicy;
import io.splitnets.system.FusionPlan;
import io.splitnets.system.NetworkPlan;
import io.splitnets.system.ServiceLaw;
import io.splitnets.units.SimTime;
import java.util.List;
import java.util.Optional;

/** Reads the section {@code aggregator}. */
final class AggregatorReader {
    private static final String SERVICE = "service";

    private AggregatorReader() {}

    /**
     * What the section says.
     *
     * @param laws whether every network brings a law of its own, so that the section need not give any time
     */
    static AggregatorUse read(Section section, boolean laws) {
        Ids.preset(section);
        AggregatorUse use = use(section, laws);
        section.finish();
        return use;
    }

    private static AggregatorUse use(Section section, boolean laws) {
        if (section.has(SERVICE)) {
            return law(section);
        }
        return laws && !section.has("npu")
                ? use(section, new Processor.ByNetwork(), servers(section))
                : hardware(section);
    }

    private static int servers(Section section) {
        return section.integer("servers", 1, 1_000, 1);
    }

    private static AggregatorUse law(Section section) {
        Processor processor = new Processor.Law(ServiceLawReader.read(section.section(SERVICE)));
        return use(section, processor, servers(section));
    }

    private static AggregatorUse hardware(Section section) {
        section.optionalSection("npu").ifPresent(Ids::preset);
        AggregatorSpec spec = AggregatorSpec.read(section);
        return use(section, new Processor.Npu(spec.npu()), spec.servers());
    }

    private static AggregatorUse use(Section section, Processor processor, int servers) {
        BufferPlan queue = Buffers.ordered(section, "queue", 64, FullPolicy.DROP_NEWEST);
        Optional<FusionPlan> fusion = FusionReader.read(section);
        List<BackgroundPlan> background = section.sections("background").stream()
                .map(AggregatorReader::background)
                .toList();
        return new AggregatorUse(processor, servers, queue, fusion, background);
    }

    private static BackgroundPlan background(Section section) {
        String id = Ids.read(section);
        ServiceLaw interarrival = ServiceLawReader.read(section.section("interarrival"));
        ServiceLaw service = ServiceLawReader.read(section.section(SERVICE));
        int priority = section.integer("priority", 0, NetworkPlan.LEAST_URGENT, 0);
        section.finish();
        if (interarrival.mean().picoseconds() <= 0) {
            section.problem("interarrival", "expected a mean above zero");
            return new BackgroundPlan(id, new ServiceLaw.Constant(new SimTime(SimTime.PER_SECOND)), service, priority);
        }
        return new BackgroundPlan(id, interarrival, service, priority);
    }
}
