package io.splitnets.network;

import io.splitnets.network.NetworkGraph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds what the aggregator runs: inputs per view, recover or fuse, the rest of the network. */
final class TailBuilder {
    private final NetworkGraph source;
    private final SplitPlan plan;
    private final CutPoint cut;
    private final CutPoint fuse;
    private final NetworkGraph.Builder builder;

    TailBuilder(NetworkGraph source, SplitPlan plan, CutPoint cut, CutPoint fuse) {
        this.source = source;
        this.plan = plan;
        this.cut = cut;
        this.fuse = fuse;
        this.builder = NetworkGraph.builder(source.name() + ".tail");
    }

    /** Shapes of the tensors of one view that cross the link. */
    List<TensorShape> crossing() {
        return cut.shapes().stream().map(this::compressed).toList();
    }

    Optional<NetworkGraph> build() {
        boolean nothingLeft = cut.lastNode() == source.output().index();
        if (plan.views() == 1) {
            return nothingLeft ? Optional.empty() : Optional.of(single());
        }
        return Optional.of(fused());
    }

    private NetworkGraph single() {
        Splice splice = new Splice(source, builder);
        addInputs(splice, "");
        recoverOnce(splice, "", Optional.empty());
        copy(splice, cut.lastNode(), source.output().index(), "", Optional.empty());
        return builder.build();
    }

    private NetworkGraph fused() {
        Node meeting = Partitioner.single(fuse, "fusion");
        List<Splice> views = new ArrayList<>();
        for (int view = 1; view <= plan.views(); view++) {
            Splice splice = new Splice(source, builder);
            addInputs(splice, prefix(view));
            views.add(splice);
        }
        boolean late = fuse.lastNode() > cut.lastNode();
        if (late) {
            for (int view = 1; view <= views.size(); view++) {
                Splice splice = views.get(view - 1);
                Optional<Splice> owner = view == 1 ? Optional.empty() : Optional.of(views.get(0));
                recoverOnce(splice, prefix(view), owner);
                copy(splice, cut.lastNode(), fuse.lastNode(), prefix(view), owner);
            }
        }
        int[] features =
                views.stream().mapToInt(splice -> splice.at(meeting.index())).toArray();
        Splice rest = new Splice(source, builder);
        rest.put(meeting.index(), join(features, meeting.output().channels(), late));
        copy(rest, fuse.lastNode(), source.output().index(), "", Optional.empty());
        return builder.build();
    }

    /** Joins the views and brings the result back to the width that the rest of the network expects. */
    private int join(int[] features, int channels, boolean late) {
        builder.block("fuse");
        boolean narrow = plan.compression().isPresent() && !late;
        if (plan.fusion() == Fusion.MAX) {
            int joined = builder.add("fuse.max", new Layer.Merge(Layer.MergeKind.MAX), features);
            return narrow ? builder.add("fuse.recover", Partitioner.pointwise(channels), joined) : joined;
        }
        int joined = builder.add("fuse.concat", new Layer.Concat(), features);
        return builder.add("fuse.conv", Partitioner.pointwise(channels), joined);
    }

    private void addInputs(Splice splice, String prefix) {
        builder.block("input");
        for (Node node : cut.crossing()) {
            splice.put(node.index(), builder.input(prefix + node.name(), compressed(node.output())));
        }
    }

    private void recoverOnce(Splice splice, String prefix, Optional<Splice> owner) {
        if (plan.compression().isEmpty()) {
            return;
        }
        Node crossing = Partitioner.single(cut, "compression");
        Layer recover = Partitioner.pointwise(crossing.output().channels());
        String name = prefix + "split.recover";
        int input = splice.at(crossing.index());
        builder.block("split");
        splice.put(
                crossing.index(),
                owner.isEmpty()
                        ? builder.add(name, recover, input)
                        : builder.addSharing(name, recover, owner.get().at(crossing.index()), input));
    }

    private void copy(Splice splice, int after, int upTo, String prefix, Optional<Splice> owner) {
        for (Node node : source.nodes().subList(after + 1, upTo + 1)) {
            if (!(node.layer() instanceof Layer.Input)) {
                splice.copy(node, prefix, owner);
            }
        }
    }

    private TensorShape compressed(TensorShape shape) {
        return plan.compression()
                .map(module -> new TensorShape(module.keptChannels(), shape.height(), shape.width()))
                .orElse(shape);
    }

    private static String prefix(int view) {
        return "v" + view + "/";
    }
}
