package io.splitnets.nas.supernet;

import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.PhaseSpec;
import io.splitnets.network.Fusion;
import io.splitnets.network.InvertedResidualSpec;
import java.util.Collections;
import java.util.List;

/**
 * The network that holds every network of a space: parameters for the largest choice of everything, from which a
 * subnet takes the leading channels, the leading blocks and the centre of the kernels. There is one split module per
 * phase position, shared by all kept-channel counts.
 *
 * <p>Weights change only while a {@link SandwichTrainer} runs; between steps any number of threads may read.
 */
public final class Supernet {
    static final int STEM_KERNEL = 3;
    private final NetworkSpaceSpec space;
    private final SupernetStart start;
    private final ParamStore store;
    private final float[] ranges;

    private Supernet(NetworkSpaceSpec space, SupernetStart start, ParamStore store) {
        this.space = space;
        this.start = start;
        this.store = store;
        this.ranges = new float[space.phases().size() + 1];
    }

    /**
     * Weights at their starting values: He fan-out for convolutions, {@code initialisation} for split modules. The same
     * seed gives the same bytes.
     *
     * @throws IllegalStateException if the native library is unfit, see {@link NativeSelfTest}
     */
    public static Supernet create(NetworkSpaceSpec space, long seed, SplitInitialisation initialisation) {
        return create(space, seed, new SupernetStart(initialisation, false));
    }

    /** The same, with every choice of the starting values. */
    public static Supernet create(NetworkSpaceSpec space, long seed, SupernetStart start) {
        NativeSelfTest.require();
        ParamStore.Builder builder = new ParamStore.Builder();
        int stem = largest(space.stemWidths());
        int taps = STEM_KERNEL * STEM_KERNEL;
        builder.weight("stem", taps * space.inputChannels(), stem, 2.0 / (taps * space.inputChannels()));
        builder.norm("stem", stem, 1);
        int channels = stem;
        List<Integer> widths = space.stemWidths();
        for (int p = 0; p < space.phases().size(); p++) {
            addSplit(builder, space, p, channels, start.split());
            PhaseSpec phase = space.phases().get(p);
            addPhase(builder, phase, channels, new ResidualGamma(start.zeroGamma(), widths));
            channels = largest(phase.widths());
            widths = phase.widths();
        }
        addSplit(builder, space, space.phases().size(), channels, start.split());
        builder.weight("head", channels, space.headWidth(), 2.0 / space.headWidth());
        builder.norm("head", space.headWidth(), 1);
        builder.weight("classifier", space.headWidth(), space.classes(), 1.0 / space.headWidth());
        builder.bias("classifier.bias", space.classes());
        return new Supernet(space, start, builder.build(seed));
    }

    /**
     * Starting scale of the last normalisation of a block.
     *
     * @param zero whether blocks that add their input in every network start at 0
     * @param before widths that may stand in front of the phase
     */
    private record ResidualGamma(boolean zero, List<Integer> before) {
        double start(PhaseSpec phase, int block) {
            boolean same = phase.stride() == 1 && before.size() == 1 && before.equals(phase.widths());
            return zero && (block > 0 || same) ? 0 : 1;
        }
    }

    private static void addPhase(ParamStore.Builder builder, PhaseSpec phase, int in, ResidualGamma gamma) {
        int width = largest(phase.widths());
        int kernel = largest(phase.kernels());
        for (int b = 0; b < largest(phase.depths()); b++) {
            String name = phase.name() + "." + b;
            int from = b == 0 ? in : width;
            int hidden = from * largest(phase.expands());
            if (hidden > from) {
                builder.weight(name + ".expand", from, hidden, 2.0 / hidden);
                builder.norm(name + ".expand", hidden, 1);
            }
            builder.weight(name + ".depthwise", kernel * kernel, hidden, 2.0 / (kernel * kernel));
            builder.norm(name + ".depthwise", hidden, 1);
            if (phase.squeezeExcite()) {
                addSqueezeExcite(builder, name + ".se", hidden);
            }
            builder.weight(name + ".project", hidden, width, 2.0 / width);
            builder.norm(name + ".project", width, gamma.start(phase, b));
        }
    }

    private static void addSqueezeExcite(ParamStore.Builder builder, String name, int channels) {
        int inside = squeezed(channels);
        builder.weight(name + ".reduce", channels, inside, 2.0 / inside);
        builder.bias(name + ".reduce.bias", inside);
        builder.weight(name + ".expand", inside, channels, 2.0 / channels);
        builder.bias(name + ".expand.bias", channels);
    }

    /** Values inside squeeze-and-excite: a quarter of the channels, rounded to a multiple of 8. */
    static int squeezed(int channels) {
        return InvertedResidualSpec.makeDivisible(Math.floorDiv(channels, 4), 8);
    }

    private static void addSplit(
            ParamStore.Builder builder, NetworkSpaceSpec space, int position, int channels, SplitInitialisation init) {
        if (space.keptChannels().isEmpty()) {
            return;
        }
        String name = "split" + position;
        int kept = largest(space.keptChannels());
        int blocks = fusionBlocks(space);
        builder.weight(name + ".reduce", channels, kept, init.variance(channels, kept));
        builder.norm(name + ".reduce", kept, 1);
        builder.weight(name + ".recover", blocks * kept, channels, init.variance(blocks * kept, channels));
        builder.norm(name + ".recover", channels, 1);
    }

    static int fusionBlocks(NetworkSpaceSpec space) {
        return space.fusion() == Fusion.CONCATENATE ? largest(space.views()) : 1;
    }

    static int largest(List<Integer> values) {
        return Collections.max(values);
    }

    /** A supernet of its own with the same weights and quantiser ranges, and with momentum at rest. */
    public Supernet copy() {
        Supernet copy = create(space, 0, start);
        float[] weights = new float[store.size()];
        store.weights().floats().get(0, weights);
        copy.store.weights().floats().put(0, weights);
        System.arraycopy(ranges, 0, copy.ranges, 0, ranges.length);
        return copy;
    }

    /** The space whose networks are inside. */
    public NetworkSpaceSpec space() {
        return space;
    }

    /** How the weights started. */
    public SupernetStart start() {
        return start;
    }

    /** Number of weights, scales, shifts and biases of the largest choice with all split modules. */
    public int parameters() {
        return store.size();
    }

    ParamStore store() {
        return store;
    }

    /** Largest magnitude seen in front of each quantiser, a running mean; 0 where none was seen yet. */
    float[] ranges() {
        return ranges;
    }

    /**
     * The steps of a subnet.
     *
     * @throws IllegalArgumentException if the choice is not in the space
     */
    SubnetProgram program(SubnetChoice choice) {
        return new ProgramBuilder(space, store).build(choice);
    }
}
