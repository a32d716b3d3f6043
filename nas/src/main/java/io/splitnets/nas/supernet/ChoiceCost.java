package io.splitnets.nas.supernet;

import java.util.OptionalDouble;

/**
 * What a network costs on the system it is meant for. Pure: the same network always costs the same, or a training could
 * not be repeated. Asked on the thread that runs the trainer alone.
 */
@FunctionalInterface
public interface ChoiceCost {
    /** Latency of the network, in ms, above zero; empty where the system cannot run it. */
    OptionalDouble milliseconds(SubnetChoice choice);
}
