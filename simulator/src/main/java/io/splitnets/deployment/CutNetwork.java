package io.splitnets.deployment;

import io.splitnets.network.NetworkGraph;
import io.splitnets.network.Partition;
import io.splitnets.network.Partitioner;
import io.splitnets.scenario.CameraSpec;
import io.splitnets.scenario.NetworkSpec;
import java.util.Optional;

/**
 * A network with its two parts.
 *
 * @param number its position in the scenario
 * @param spec the network
 * @param parts what runs where; empty where times are given by service laws
 */
record CutNetwork(int number, NetworkSpec spec, Optional<Partition> parts) {
    /** Cuts the network as it says. */
    static CutNetwork of(int number, NetworkSpec spec) {
        return new CutNetwork(number, spec, spec.use().map(use -> Partitioner.partition(use.graph(), use.split())));
    }

    boolean takes(CameraSpec camera) {
        return spec.takes(camera);
    }

    Optional<NetworkGraph> head() {
        return parts.flatMap(Partition::head);
    }

    Optional<NetworkGraph> tail() {
        return parts.flatMap(Partition::tail);
    }

    /** Whether whole images are sent for it. */
    boolean isRaw() {
        return spec.after().isEmpty()
                && parts.map(both -> both.head().isEmpty()).orElse(false);
    }
}
