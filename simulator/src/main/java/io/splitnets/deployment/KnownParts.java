package io.splitnets.deployment;

import io.splitnets.network.MemoryProfile;
import io.splitnets.network.Partition;
import io.splitnets.network.TensorShape;
import io.splitnets.npu.NetworkCost;
import io.splitnets.scenario.CameraSpec;
import io.splitnets.scenario.LinkUse;
import io.splitnets.scenario.NetworkSpec;
import io.splitnets.scenario.Processor;
import io.splitnets.units.SimTime;
import java.util.List;
import java.util.Optional;

/**
 * What the two parts of a network cost, known from elsewhere than its layers.
 *
 * @param head the sensor's part; of its layers only the first is looked at one by one, where an accelerator starts while
 *     the image is read. Empty where nothing is computed on the sensor
 * @param headTime time of it on the sensor's accelerator
 * @param memory of it; empty as {@code head}
 * @param tail the aggregator's part; empty where it has none
 * @param tailTime time of it on the aggregator
 * @param crossing the tensors of one view that go over the link
 * @param bits bits per transmitted element
 */
public record KnownParts(
        Optional<NetworkCost> head,
        SimTime headTime,
        Optional<MemoryProfile> memory,
        Optional<NetworkCost> tail,
        SimTime tailTime,
        List<TensorShape> crossing,
        int bits) {
    /** Copies the list. */
    public KnownParts {
        crossing = List.copyOf(crossing);
    }

    /** Whether images themselves are sent. */
    boolean raw() {
        return head.isEmpty();
    }

    CameraLoad load(NetworkSpec network, CameraSpec camera, LinkUse link) {
        Optional<Partition> sent = Optional.of(new Partition(Optional.empty(), Optional.empty(), crossing, bits));
        FlowLoad flow = new FlowLoad(
                network.id(),
                network.share(camera),
                head,
                headTime,
                CameraCosts.transfer(sent, raw(), camera, link),
                memory);
        return new CameraLoad(
                camera.id(),
                List.of(flow),
                camera.processor()
                        .filter(processor -> head.isPresent())
                        .filter(Processor.Npu.class::isInstance)
                        .map(processor -> ((Processor.Npu) processor).spec().memory()));
    }
}
