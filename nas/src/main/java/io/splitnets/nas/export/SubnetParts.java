package io.splitnets.nas.export;

import io.splitnets.nas.supernet.FoldedLayer;
import io.splitnets.nas.supernet.FoldedSubnet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where a subnet is cut: right behind the quantiser of its split module, or behind its reduce convolution where floats
 * cross.
 *
 * @param subnet whole
 * @param cut index among the layers of the quantiser, or of the mark that floats cross; empty where the subnet has no split module and stays in one part
 */
record SubnetParts(FoldedSubnet subnet, Optional<Integer> cut) {
    /**
     * Finds the cut.
     *
     * @throws IllegalArgumentException if there are several split modules, as no system runs them
     */
    static SubnetParts of(FoldedSubnet subnet) {
        List<FoldedLayer> layers = subnet.layers();
        List<Integer> cuts = IntStream.range(0, layers.size())
                .filter(i ->
                        layers.get(i) instanceof FoldedLayer.Quantise || layers.get(i) instanceof FoldedLayer.Floating)
                .boxed()
                .toList();
        if (cuts.size() > 1) {
            throw new IllegalArgumentException("a network with " + cuts.size() + " split modules has no two parts");
        }
        return new SubnetParts(subnet, cuts.stream().findFirst());
    }

    /** The quantiser at the cut; empty where floats cross. */
    Optional<FoldedLayer.Quantise> quantiser() {
        return subnet.layers().get(cut.orElseThrow()) instanceof FoldedLayer.Quantise quantise
                ? Optional.of(quantise)
                : Optional.empty();
    }

    /** Bits per value that crosses. */
    int bits() {
        return quantiser().map(FoldedLayer.Quantise::bits).orElse(Float.SIZE);
    }

    /** Channels and size of the features that cross. */
    int[] features() {
        int size = subnet.choice().resolution();
        int channels = subnet.inputChannels();
        for (FoldedLayer layer : subnet.layers().subList(0, cut.orElseThrow())) {
            if (layer instanceof FoldedLayer.Convolution conv) {
                size = (size + conv.stride() - 1) / conv.stride();
                channels = conv.outputs();
            }
        }
        return new int[] {channels, size, size};
    }

    int views() {
        return subnet.choice().views();
    }
}
