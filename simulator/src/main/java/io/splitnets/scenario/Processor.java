package io.splitnets.scenario;

import io.splitnets.hardware.NpuSpec;
import io.splitnets.system.ServiceLaw;

/** What serves frames at a station: hardware that runs its share of the network, or a law given by the user. */
public sealed interface Processor {
    /**
     * An accelerator; its time follows from the network.
     *
     * @param spec the hardware
     */
    record Npu(NpuSpec spec) implements Processor {}

    /**
     * A time that does not depend on any network.
     *
     * @param service law of the time per frame
     */
    record Law(ServiceLaw service) implements Processor {}

    /** Nothing of its own: every network brings a law. */
    record ByNetwork() implements Processor {}
}
