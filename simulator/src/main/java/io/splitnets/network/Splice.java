package io.splitnets.network;

import io.splitnets.network.NetworkGraph.Node;
import java.util.Arrays;
import java.util.Optional;

/** Copies layers of one graph into another that is being built, and keeps track of where they went. */
final class Splice {
    private static final int ABSENT = -1;

    private final NetworkGraph source;
    private final NetworkGraph.Builder target;
    private final int[] places;
    private final int[] copies;

    Splice(NetworkGraph source, NetworkGraph.Builder target) {
        this.source = source;
        this.target = target;
        this.places = new int[source.nodes().size()];
        Arrays.fill(places, ABSENT);
        this.copies = places.clone();
    }

    /** Index in the target of what stands for the layer at {@code index} of the source. */
    int at(int index) {
        if (places[index] == ABSENT) {
            throw new IllegalStateException(
                    "tensor '" + source.nodes().get(index).name() + "' was not carried over");
        }
        return places[index];
    }

    /** From here on {@code place} of the target stands for the layer at {@code index} of the source. */
    void put(int index, int place) {
        places[index] = place;
    }

    /**
     * Copies a layer.
     *
     * @param prefix put before its name
     * @param owner an earlier copy of the same layers whose weights are used; empty to store them anew
     */
    void copy(Node node, String prefix, Optional<Splice> owner) {
        target.block(node.block());
        String name = prefix + node.name();
        int[] inputs = node.inputs().stream().mapToInt(this::at).toArray();
        int sharing = owner.map(first -> first.copies[node.index()]).orElse(copies[node.weightsOf()]);
        int place = sharing == ABSENT
                ? target.add(name, node.layer(), inputs)
                : target.addSharing(name, node.layer(), sharing, inputs);
        copies[node.index()] = place;
        put(node.index(), place);
    }
}
