package io.splitnets.scenario;

import io.splitnets.hardware.LinkSpec;
import io.splitnets.system.Arbitration;
import io.splitnets.system.BufferPlan;
import io.splitnets.system.ServiceLaw;
import java.util.List;
import java.util.Optional;

/**
 * One link of a scenario, of one camera or shared by several.
 *
 * @param id unique among the links
 * @param sensors ids of the cameras that send on it, at least one
 * @param spec the hardware; empty where {@code service} is given
 * @param service law of the time per frame, in place of hardware
 * @param packets of one frame with {@code service}, at least 1; hardware says it itself
 * @param buffer frames that may wait for the link
 * @param arbitration which waiting frame goes next
 */
public record LinkUse(
        String id,
        List<String> sensors,
        Optional<LinkSpec> spec,
        Optional<ServiceLaw> service,
        int packets,
        BufferPlan buffer,
        Arbitration arbitration) {
    /** Copies the list. */
    public LinkUse {
        sensors = List.copyOf(sensors);
    }

    /** The same link with other sensors on it. */
    public LinkUse withSensors(List<String> others) {
        return new LinkUse(id, others, spec, service, packets, buffer, arbitration);
    }
}
