package io.splitnets.network;

import java.util.List;
import java.util.Optional;

/**
 * A network cut in two. The head runs on every sensor, the tail once on the aggregator for all views together.
 *
 * @param head what a sensor runs, with the reduce convolution at its end; empty where raw pixels go out
 * @param tail what the aggregator runs, with recover or fuse at its start; empty where the whole network is on the
 *     sensor
 * @param crossing the tensors of one view that go over the link; one raw frame where the head is empty, the result
 *     where the tail is
 * @param bits bits per transmitted element
 */
public record Partition(
        Optional<NetworkGraph> head, Optional<NetworkGraph> tail, List<TensorShape> crossing, int bits) {
    /** Bytes of one view that go over the link. */
    public long bytes() {
        return crossing.stream().mapToLong(shape -> shape.bytes(bits)).sum();
    }
}
