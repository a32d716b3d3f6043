package io.splitnets.nas.supernet;

import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.PhaseChoice;
import io.splitnets.nas.space.PhaseSpec;
import io.splitnets.nas.space.SplitChoice;
import io.splitnets.network.Fusion;
import io.splitnets.network.Layer.Activation;
import java.util.ArrayList;
import java.util.List;

/** Lays the steps of one subnet out over the supernet's parameters. */
final class ProgramBuilder {
    private final NetworkSpaceSpec space;
    private final ParamStore store;
    private final List<Op> ops = new ArrayList<>();
    private int additions;
    private Extent at = new Extent(1, 1, 1, 1);

    ProgramBuilder(NetworkSpaceSpec space, ParamStore store) {
        this.space = space;
        this.store = store;
    }

    SubnetProgram build(SubnetChoice choice) {
        check(choice);
        int taps = Supernet.STEM_KERNEL * Supernet.STEM_KERNEL;
        int half = (choice.resolution() + 1) / 2;
        at = new Extent(choice.views(), half, half, taps * space.inputChannels());
        convolve("stem", choice.stemWidth(), true);
        split(choice, 0);
        for (int p = 0; p < choice.phases().size(); p++) {
            phase(space.phases().get(p), choice.phases().get(p));
            split(choice, p + 1);
        }
        convolve("head", space.headWidth(), true);
        push(new Op.Pool(at));
        push(new Op.Linear(
                at, at.withChannels(space.classes()), store.named("classifier"), store.named("classifier.bias")));
        return new SubnetProgram(choice, ops, Supernet.fusionBlocks(space));
    }

    private void push(Op op) {
        ops.add(op);
        at = op.out();
    }

    private void convolve(String name, int outputs, boolean relu6) {
        push(new Op.Pointwise(at, at.withChannels(outputs), store.named(name)));
        norm(name, relu6);
    }

    private void norm(String name, boolean relu6) {
        push(new Op.BatchNorm(at, store.named(name + ".gamma"), store.named(name + ".beta"), relu6));
    }

    private void phase(PhaseSpec spec, PhaseChoice choice) {
        for (int b = 0; b < choice.depth(); b++) {
            block(spec.name() + "." + b, spec, choice, b == 0 ? spec.stride() : 1);
        }
    }

    private void block(String name, PhaseSpec spec, PhaseChoice choice, int stride) {
        boolean relu6 = spec.activation() == Activation.RELU6;
        int entry = ops.size() - 1;
        Extent before = at;
        if (choice.expand() > 1) {
            convolve(name + ".expand", at.channels() * choice.expand(), relu6);
            activate(spec);
        }
        push(new Op.Depthwise(at, at.strided(stride), store.named(name + ".depthwise"), choice.kernel(), stride));
        norm(name + ".depthwise", relu6);
        activate(spec);
        if (spec.squeezeExcite()) {
            squeezeExcite(name + ".se");
        }
        convolve(name + ".project", choice.width(), false);
        if (stride == 1 && before.channels() == choice.width()) {
            push(new Op.Add(at, entry, additions++));
        }
    }

    private void activate(PhaseSpec spec) {
        if (spec.activation() != Activation.RELU6) {
            push(new Op.Activate(at, spec.activation()));
        }
    }

    private void squeezeExcite(String name) {
        push(new Op.SqueezeExcite(
                at,
                Supernet.squeezed(at.channels()),
                store.named(name + ".reduce"),
                store.named(name + ".reduce.bias"),
                store.named(name + ".expand"),
                store.named(name + ".expand.bias")));
    }

    private void split(SubnetChoice choice, int position) {
        for (SplitChoice split : choice.splits()) {
            if (split.phase() == position) {
                String name = "split" + position;
                int channels = at.channels();
                convolve(name + ".reduce", split.keptChannels(), false);
                if (split.bits() < Op.FLOAT_BITS) {
                    push(new Op.Quantise(at, position, split.bits()));
                }
                if (at.views() > 1 && space.fusion() == Fusion.MAX) {
                    push(new Op.ViewMax(at));
                }
                Extent fused = new Extent(1, at.height(), at.width(), channels);
                push(new Op.Pointwise(at, fused, store.named(name + ".recover")));
                norm(name + ".recover", true);
            }
        }
    }

    private void check(SubnetChoice choice) {
        member(choice.resolution(), space.resolutions(), "resolution");
        member(choice.stemWidth(), space.stemWidths(), "stem width");
        member(choice.views(), space.views(), "number of views");
        if (choice.phases().size() != space.phases().size()) {
            throw new IllegalArgumentException(choice.phases().size() + " phases in a space of "
                    + space.phases().size());
        }
        for (int p = 0; p < choice.phases().size(); p++) {
            PhaseSpec spec = space.phases().get(p);
            PhaseChoice phase = choice.phases().get(p);
            member(phase.width(), spec.widths(), spec.name() + " width");
            member(phase.depth(), spec.depths(), spec.name() + " depth");
            member(phase.kernel(), spec.kernels(), spec.name() + " kernel");
            member(phase.expand(), spec.expands(), spec.name() + " expand");
        }
        for (SplitChoice split : choice.splits()) {
            member(split.keptChannels(), space.keptChannels(), "kept channels");
            member(split.bits(), space.splitBits(), "split bits");
            if (split.phase() < 0 || split.phase() > space.phases().size()) {
                throw new IllegalArgumentException("a split module before phase " + split.phase() + " of "
                        + space.phases().size());
            }
        }
    }

    private static void member(int value, List<Integer> allowed, String what) {
        if (!allowed.contains(value)) {
            throw new IllegalArgumentException(what + " " + value + " is not one of " + allowed);
        }
    }
}
