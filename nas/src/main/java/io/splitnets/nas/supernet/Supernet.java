package io.splitnets.nas.supernet;

import io.splitnets.nas.space.NetworkForm;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.PhaseSpec;
import io.splitnets.network.Fusion;
import io.splitnets.network.InvertedResidualSpec;
import io.splitnets.network.InvertedResidualSpec.Shortcut;
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

    private Supernet(NetworkSpaceSpec space, SupernetStart start, ParamStore store, float[] ranges) {
        this.space = space;
        this.start = start;
        this.store = store;
        this.ranges = ranges;
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
            addPhase(builder, phase, channels, new Residual(space.form(), start.zeroGamma(), widths));
            channels = largest(phase.widths());
            widths = phase.widths();
        }
        addSplit(builder, space, space.phases().size(), channels, start.split());
        addHead(builder, space, channels);
        return new Supernet(
                space, start, builder.build(seed), new float[space.phases().size() + 1]);
    }

    private static void addHead(ParamStore.Builder builder, NetworkSpaceSpec space, int channels) {
        int head = space.headWidth(channels);
        builder.weight("head", channels, head, 2.0 / head);
        builder.norm("head", head, 1);
        int last = head;
        if (!space.form().lastWidths().isEmpty()) {
            last = largest(space.form().lastWidths());
            builder.weight("mix", head, last, 2.0 / last);
        }
        builder.weight("classifier", last, space.classes(), 1.0 / last);
        builder.bias("classifier.bias", space.classes());
    }

    /**
     * How the blocks of a phase add their input.
     *
     * @param form whether every block does
     * @param zero whether the last normalisation of blocks that add their input in every network starts at scale 0
     * @param before widths that may stand in front of the phase
     */
    private record Residual(NetworkForm form, boolean zero, List<Integer> before) {
        private boolean every() {
            return form.shortcut() == Shortcut.EVERY_BLOCK;
        }

        private boolean oneWidth(PhaseSpec phase) {
            return before.size() == 1 && before.equals(phase.widths());
        }

        double gamma(PhaseSpec phase, int block) {
            boolean adds = every() || block > 0 || phase.stride() == 1 && oneWidth(phase);
            return zero && adds ? 0 : 1;
        }

        boolean convolves(PhaseSpec phase, int block) {
            return every() && block == 0 && !oneWidth(phase);
        }
    }

    private static void addPhase(ParamStore.Builder builder, PhaseSpec phase, int in, Residual residual) {
        int width = largest(phase.widths());
        int kernel = largest(phase.kernels());
        for (int b = 0; b < largest(phase.depths()); b++) {
            String name = phase.name() + "." + b;
            int from = b == 0 ? in : width;
            int expand = largest(phase.expands());
            int hidden =
                    InvertedResidualSpec.hidden(from, expand, residual.form().hiddenDivisor());
            if (expand > 1) {
                builder.weight(name + ".expand", from, hidden, 2.0 / hidden);
                builder.norm(name + ".expand", hidden, 1);
            }
            builder.weight(name + ".depthwise", kernel * kernel, hidden, 2.0 / (kernel * kernel));
            builder.norm(name + ".depthwise", hidden, 1);
            if (phase.squeezeExcite()) {
                addSqueezeExcite(builder, name + ".se", hidden);
            }
            builder.weight(name + ".project", hidden, width, 2.0 / width);
            builder.norm(name + ".project", width, residual.gamma(phase, b));
            if (residual.convolves(phase, b)) {
                builder.weight(name + ".shortcut", from, width, 2.0 / width);
            }
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

    /**
     * The same weights and quantiser ranges, not copies of them, whose networks may transmit with other numbers of bits:
     * no weight depends on that number.
     *
     * @param bits numbers of bits of split modules, rising; 32 is float
     */
    public Supernet withSplitBits(List<Integer> bits) {
        return new Supernet(space.withSplitBits(bits), start, store, ranges);
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
