package io.splitnets.nas.space;

import io.splitnets.network.Fusion;
import java.util.ArrayList;
import java.util.List;

/**
 * The shape of a space of split networks: a stem of stride 2, phases of inverted residual blocks, a head. The supernet
 * holds the largest choice of everything; a candidate selects from the lists.
 *
 * @param name as used in files
 * @param inputChannels 1 for grey images, 3 for colour
 * @param resolutions square input sizes, rising
 * @param stemWidths channels of the 3x3 stride-2 stem, rising
 * @param phases in order
 * @param headWidth channels of the 1x1 convolution before the global average pool; without meaning where the form
 *     derives them from the last phase
 * @param classes outputs of the classifier
 * @param keptChannels channels a split module may keep, rising
 * @param splitBits bits a split module may transmit with
 * @param views numbers of cameras, rising
 * @param fusion how several views are joined
 * @param form what all networks have in common
 */
public record NetworkSpaceSpec(
        String name,
        int inputChannels,
        List<Integer> resolutions,
        List<Integer> stemWidths,
        List<PhaseSpec> phases,
        int headWidth,
        int classes,
        List<Integer> keptChannels,
        List<Integer> splitBits,
        List<Integer> views,
        Fusion fusion,
        NetworkForm form) {
    /** Copies the lists. */
    public NetworkSpaceSpec {
        resolutions = List.copyOf(resolutions);
        stemWidths = List.copyOf(stemWidths);
        phases = List.copyOf(phases);
        keptChannels = List.copyOf(keptChannels);
        splitBits = List.copyOf(splitBits);
        views = List.copyOf(views);
    }

    /** A space of the standard form. */
    public NetworkSpaceSpec(
            String name,
            int inputChannels,
            List<Integer> resolutions,
            List<Integer> stemWidths,
            List<PhaseSpec> phases,
            int headWidth,
            int classes,
            List<Integer> keptChannels,
            List<Integer> splitBits,
            List<Integer> views,
            Fusion fusion) {
        this(
                name,
                inputChannels,
                resolutions,
                stemWidths,
                phases,
                headWidth,
                classes,
                keptChannels,
                splitBits,
                views,
                fusion,
                NetworkForm.STANDARD);
    }

    /** The same space with networks of another form. */
    public NetworkSpaceSpec with(NetworkForm other) {
        return new NetworkSpaceSpec(
                name,
                inputChannels,
                resolutions,
                stemWidths,
                phases,
                headWidth,
                classes,
                keptChannels,
                splitBits,
                views,
                fusion,
                other);
    }

    /** The same with other numbers of bits of split modules. */
    public NetworkSpaceSpec withSplitBits(List<Integer> bits) {
        return new NetworkSpaceSpec(
                name,
                inputChannels,
                resolutions,
                stemWidths,
                phases,
                headWidth,
                classes,
                keptChannels,
                bits,
                views,
                fusion,
                form);
    }

    /** Whether {@code network} is in this space, whatever the number of bits of its split module. */
    public boolean holds(Architecture network) {
        boolean holds = resolutions.contains(network.resolution())
                && stemWidths.contains(network.stemWidth())
                && views.contains(network.views())
                && phases.size() == network.phases().size()
                && network.split()
                        .map(split -> split.phase() <= phases.size() && keptChannels.contains(split.keptChannels()))
                        .orElse(true);
        List<Integer> last = form.lastWidths().isEmpty() ? List.of(0) : form.lastWidths();
        holds = holds && last.contains(network.lastWidth());
        for (int p = 0; holds && p < phases.size(); p++) {
            holds = phases.get(p).holds(network.phases().get(p));
        }
        return holds;
    }

    /**
     * The space of one network, in which nothing is left to choose.
     *
     * @throws IllegalArgumentException if it is not in this space
     */
    public NetworkSpaceSpec only(Architecture network) {
        if (!holds(network)) {
            throw new IllegalArgumentException("the network is not in the space " + name);
        }
        List<PhaseSpec> chosen = new ArrayList<>();
        for (int p = 0; p < phases.size(); p++) {
            chosen.add(phases.get(p).only(network.phases().get(p)));
        }
        return new NetworkSpaceSpec(
                name,
                inputChannels,
                List.of(network.resolution()),
                List.of(network.stemWidth()),
                chosen,
                headWidth,
                classes,
                network.split().map(split -> List.of(split.keptChannels())).orElse(List.of()),
                network.split().map(split -> List.of(split.bits())).orElse(List.of()),
                List.of(network.views()),
                fusion,
                form.only(network.lastWidth()));
    }

    /** Channels before the global average pool, behind a last phase of {@code width} channels. */
    public int headWidth(int width) {
        return form.headExpand() > 0 ? form.headExpand() * width : headWidth;
    }

    /** What tells spaces apart. The form is named only where it is not the standard one, so that older hashes stay true. */
    @Override
    public String toString() {
        String text = "NetworkSpaceSpec[name=" + name + ", inputChannels=" + inputChannels + ", resolutions="
                + resolutions + ", stemWidths=" + stemWidths + ", phases=" + phases + ", headWidth=" + headWidth
                + ", classes=" + classes + ", keptChannels=" + keptChannels + ", splitBits=" + splitBits + ", views="
                + views + ", fusion=" + fusion;
        return form.equals(NetworkForm.STANDARD) ? text + "]" : text + ", form=" + form + "]";
    }
}
