package io.splitnets.nas.space;

import io.splitnets.network.Compression;
import io.splitnets.network.InvertedResidualSpec;
import io.splitnets.network.NetworkGraph;
import io.splitnets.network.Precision;
import io.splitnets.network.SplitPlan;
import io.splitnets.network.SplitPoint;
import io.splitnets.network.TensorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From an architecture to the layers that hardware runs: the graph of one view without a split module, and the plan that
 * cuts it. It describes the same network that the supernet trains.
 */
public final class NetworkCodec {
    private final NetworkSpaceSpec spec;

    /** The codec of a space. */
    public NetworkCodec(NetworkSpaceSpec spec) {
        this.spec = spec;
    }

    /** The network of one view, without its split module. */
    public NetworkGraph graph(Architecture architecture) {
        List<InvertedResidualSpec.Stage> stages = new ArrayList<>();
        for (int p = 0; p < spec.phases().size(); p++) {
            PhaseSpec phase = spec.phases().get(p);
            PhaseChoice choice = architecture.phases().get(p);
            stages.add(new InvertedResidualSpec.Stage(
                    phase.name(),
                    choice.width(),
                    choice.depth(),
                    choice.kernel(),
                    choice.expand(),
                    phase.stride(),
                    phase.squeezeExcite(),
                    Optional.of(phase.activation())));
        }
        TensorShape input = new TensorShape(spec.inputChannels(), architecture.resolution(), architecture.resolution());
        int last = stages.get(stages.size() - 1).width();
        return new InvertedResidualSpec(
                        spec.name(),
                        input,
                        architecture.stemWidth(),
                        stages,
                        new InvertedResidualSpec.Head(spec.headWidth(last), architecture.lastWidth(), spec.classes()),
                        spec.form().shortcut(),
                        spec.form().activation(),
                        spec.form().hiddenDivisor())
                .graph();
    }

    /** Where the split module of {@code architecture} cuts it; it must have one. */
    public SplitPlan split(Architecture architecture) {
        SplitChoice split = architecture.split().orElseThrow();
        return new SplitPlan(
                new SplitPoint(blockBefore(split.phase())),
                Optional.empty(),
                Optional.of(new Compression(split.keptChannels(), split.bits())),
                architecture.views(),
                spec.fusion(),
                Precision.INT8);
    }

    /** Name of the block in front of the split module at {@code phase}: {@code stem} or a phase. */
    public String blockBefore(int phase) {
        return phase == 0 ? "stem" : spec.phases().get(phase - 1).name();
    }

    /** A short text that tells architectures apart, such as {@code r28 s12 mb1=16x1k3e2 split=mb2/8ch/8bit v1}. */
    public String describe(Architecture architecture) {
        StringBuilder text = new StringBuilder("r" + architecture.resolution() + " s" + architecture.stemWidth());
        for (int p = 0; p < spec.phases().size(); p++) {
            PhaseChoice choice = architecture.phases().get(p);
            text.append(' ')
                    .append(spec.phases().get(p).name())
                    .append('=')
                    .append(choice.width())
                    .append('x')
                    .append(choice.depth())
                    .append('k')
                    .append(choice.kernel())
                    .append('e')
                    .append(choice.expand());
        }
        if (architecture.lastWidth() > 0) {
            text.append(" l").append(architecture.lastWidth());
        }
        architecture
                .split()
                .ifPresent(split -> text.append(" split=" + blockBefore(split.phase()) + "/" + split.keptChannels()
                        + "ch/" + split.bits() + "bit"));
        return text.append(" v").append(architecture.views()).toString();
    }
}
