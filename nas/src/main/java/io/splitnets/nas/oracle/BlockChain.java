package io.splitnets.nas.oracle;

import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.PhaseChoice;
import io.splitnets.nas.space.PhaseSpec;
import io.splitnets.network.Fusion;
import io.splitnets.network.InvertedResidualSpec;
import io.splitnets.network.InvertedResidualSpec.Shortcut;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The blocks of the networks of a space, in order of execution. It describes what {@code NetworkCodec} lays out. */
final class BlockChain {
    private static final int STEM_KERNEL = 3;
    private static final int STEM_STRIDE = 2;

    private final NetworkSpaceSpec spec;
    private final String activation;

    BlockChain(NetworkSpaceSpec spec) {
        this.spec = spec;
        this.activation = spec.form().activation().name().toLowerCase(Locale.ROOT);
    }

    /** The stem, the blocks of all phases, and what follows. */
    List<BlockKey> keys(Architecture network) {
        List<BlockKey> keys = new ArrayList<>(List.of(stem(network.resolution(), network.stemWidth())));
        for (int p = 0; p < spec.phases().size(); p++) {
            keys.addAll(phase(
                    p,
                    size(network.resolution(), p),
                    width(network, p),
                    network.phases().get(p)));
        }
        keys.addAll(end(network.resolution(), width(network, spec.phases().size()), network.lastWidth()));
        return keys;
    }

    BlockKey stem(int resolution, int width) {
        return new BlockKey(
                BlockKind.STEM,
                1,
                resolution,
                spec.inputChannels(),
                width,
                STEM_KERNEL,
                STEM_STRIDE,
                0,
                0,
                false,
                activation,
                BlockShortcut.NONE);
    }

    /** The blocks of a phase on a map of {@code size} with {@code inputs} channels. */
    List<BlockKey> phase(int number, int size, int inputs, PhaseChoice choice) {
        PhaseSpec phase = spec.phases().get(number);
        List<BlockKey> keys = new ArrayList<>();
        keys.add(block(phase, choice, size, inputs, phase.stride()));
        for (int i = 1; i < choice.depth(); i++) {
            keys.add(block(phase, choice, down(size, phase.stride()), choice.width(), 1));
        }
        return keys;
    }

    private BlockKey block(PhaseSpec phase, PhaseChoice choice, int size, int inputs, int stride) {
        return new BlockKey(
                BlockKind.BLOCK,
                1,
                size,
                inputs,
                choice.width(),
                choice.kernel(),
                stride,
                choice.expand(),
                InvertedResidualSpec.hidden(inputs, choice.expand(), spec.form().hiddenDivisor()),
                phase.squeezeExcite(),
                phase.activation().name().toLowerCase(Locale.ROOT),
                BlockShortcut.of(spec.form().shortcut() == Shortcut.EVERY_BLOCK, stride, inputs, choice.width()));
    }

    /** What follows the last phase of {@code width} channels. */
    List<BlockKey> end(int resolution, int width, int lastWidth) {
        int pooled = spec.headWidth(width);
        List<BlockKey> keys = new ArrayList<>();
        int size = size(resolution, spec.phases().size());
        keys.add(BlockKey.plain(BlockKind.HEAD, 1, size, width, pooled, activation));
        if (lastWidth > 0) {
            keys.add(BlockKey.plain(BlockKind.LAST, 1, 1, pooled, lastWidth, activation));
        }
        int inputs = lastWidth > 0 ? lastWidth : pooled;
        keys.add(BlockKey.plain(BlockKind.CLASSIFIER, 1, 1, inputs, spec.classes(), ""));
        return keys;
    }

    /** The split module's part on the sensor, in front of phase {@code place}. */
    BlockKey reduce(int size, int channels, int kept) {
        return BlockKey.plain(BlockKind.REDUCE, 1, size, channels, kept, "");
    }

    /** The split module's part behind the link, for one view. */
    BlockKey recover(int size, int kept, int channels) {
        return BlockKey.plain(BlockKind.RECOVER, 1, size, kept, channels, "");
    }

    /**
     * Where several views meet.
     *
     * @param kept channels of one view there
     * @param channels that the next block expects
     * @param narrow whether they come straight from split modules
     */
    BlockKey fuse(int views, int size, int kept, int channels, boolean narrow) {
        BlockKind kind = BlockKind.FUSE_CONCAT;
        if (spec.fusion() == Fusion.MAX) {
            kind = narrow ? BlockKind.FUSE_MAX_RECOVER : BlockKind.FUSE_MAX;
        }
        return BlockKey.plain(kind, views, size, kept, channels, "");
    }

    /** Height and width of the map in front of phase {@code place}; the number of phases is behind the last. */
    int size(int resolution, int place) {
        int size = down(resolution, STEM_STRIDE);
        for (PhaseSpec phase : spec.phases().subList(0, place)) {
            size = down(size, phase.stride());
        }
        return size;
    }

    /** Channels of that map. */
    static int width(Architecture network, int place) {
        return place == 0
                ? network.stemWidth()
                : network.phases().get(place - 1).width();
    }

    private static int down(int size, int stride) {
        return (size + stride - 1) / stride;
    }
}
