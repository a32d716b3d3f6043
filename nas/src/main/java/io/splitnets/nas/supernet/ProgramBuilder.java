package io.splitnets.nas.supernet;

import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.PhaseChoice;
import io.splitnets.nas.space.PhaseSpec;
import io.splitnets.nas.space.SplitChoice;
import io.splitnets.network.Fusion;
import io.splitnets.network.InvertedResidualSpec;
import io.splitnets.network.InvertedResidualSpec.Shortcut;
import io.splitnets.network.Layer.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lays the steps of one subnet out over the supernet's parameters. */
final class ProgramBuilder {
    private final NetworkSpaceSpec space;
    private final ParamStore store;
    private final List<Op> ops = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();
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
        convolve("stem", choice.stemWidth(), space.form().activation());
        split(choice, 0);
        for (int p = 0; p < choice.phases().size(); p++) {
            phase(space.phases().get(p), choice.phases().get(p));
            split(choice, p + 1);
        }
        convolve("head", space.headWidth(at.channels()), space.form().activation());
        push(new Op.Pool(at));
        if (choice.lastWidth() > 0) {
            push(new Op.Mix(at, at.withChannels(choice.lastWidth()), store.named("mix")));
            push(new Op.Activate(at, space.form().activation()));
        }
        push(new Op.Linear(
                at, at.withChannels(space.classes()), store.named("classifier"), store.named("classifier.bias")));
        return new SubnetProgram(choice, ops, Supernet.fusionBlocks(space), places);
    }

    private void push(Op op) {
        ops.add(op);
        at = op.out();
    }

    private void convolve(String name, int outputs, Activation activation) {
        push(new Op.Pointwise(at, at.withChannels(outputs), store.named(name)));
        norm(name, activation);
    }

    /** Normalisation, then the activation, which is a step of its own unless it is ReLU6. */
    private void norm(String name, Activation activation) {
        norm(name, activation == Activation.RELU6);
        if (activation != Activation.RELU6 && activation != Activation.NONE) {
            push(new Op.Activate(at, activation));
        }
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
        int entry = ops.size() - 1;
        Extent before = at;
        if (choice.expand() > 1) {
            int hidden = InvertedResidualSpec.hidden(
                    at.channels(), choice.expand(), space.form().hiddenDivisor());
            convolve(name + ".expand", hidden, spec.activation());
        }
        push(new Op.Depthwise(at, at.strided(stride), store.named(name + ".depthwise"), choice.kernel(), stride));
        norm(name + ".depthwise", spec.activation());
        if (spec.squeezeExcite()) {
            squeezeExcite(name + ".se");
        }
        convolve(name + ".project", choice.width(), Activation.NONE);
        if (stride == 1 && before.channels() == choice.width()) {
            push(new Op.Add(at, entry, additions++));
        } else if (space.form().shortcut() == Shortcut.EVERY_BLOCK) {
            Optional<Parameter> weight = before.channels() == choice.width()
                    ? Optional.empty()
                    : Optional.of(store.named(name + ".shortcut"));
            push(new Op.ShortcutAdd(at, entry, additions++, before, stride, weight));
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
        places.add(ops.size() - 1);
        for (SplitChoice split : choice.splits()) {
            if (split.phase() == position) {
                String name = "split" + position;
                int channels = at.channels();
                convolve(name + ".reduce", split.keptChannels(), Activation.NONE);
                if (split.bits() < Op.FLOAT_BITS) {
                    push(new Op.Quantise(at, position, split.bits()));
                }
                if (at.views() > 1 && space.fusion() == Fusion.MAX) {
                    push(new Op.ViewMax(at));
                }
                Extent fused = new Extent(1, at.height(), at.width(), channels);
                push(new Op.Pointwise(at, fused, store.named(name + ".recover")));
                norm(name + ".recover", space.form().activation());
            }
        }
    }

    private void check(SubnetChoice choice) {
        member(choice.resolution(), space.resolutions(), "resolution");
        member(choice.stemWidth(), space.stemWidths(), "stem width");
        member(choice.views(), space.views(), "number of views");
        List<Integer> lastWidths = space.form().lastWidths();
        member(choice.lastWidth(), lastWidths.isEmpty() ? List.of(0) : lastWidths, "last width");
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
