package io.splitnets.nas.oracle;

import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.PhaseSpec;
import io.splitnets.network.Compression;
import io.splitnets.network.SplitPlan;
import io.splitnets.network.SplitPoint;
import io.splitnets.network.TensorShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The blocks of the two parts of a network, cut after the stem, after a phase, before everything or behind everything.
 *
 * @param sensor those on the sensor
 * @param aggregator those on the aggregator
 * @param crossing the tensor of one view that goes over the link
 * @param bits bits per transmitted element
 */
record BlockParts(List<BlockKey> sensor, List<Placed> aggregator, TensorShape crossing, int bits) {
    /** The cut before everything. */
    private static final int START = -1;

    /**
     * A block of the aggregator.
     *
     * @param key which one
     * @param times how often it runs for one result, with one set of weights
     */
    record Placed(BlockKey key, int times) {}

    /**
     * Cuts a network as {@code query} says.
     *
     * @throws IllegalArgumentException if the cut, or the place where views meet, is none of a table's
     */
    static BlockParts of(BlockChain chain, NetworkSpaceSpec spec, SystemQuery query) {
        return new Cut(chain, spec, query).parts();
    }

    /** A cut in the making. Places: 0 behind the stem, n behind phase n, one more behind everything. */
    private static final class Cut {
        private final BlockChain chain;
        private final NetworkSpaceSpec spec;
        private final Architecture network;
        private final SplitPlan plan;
        private final List<List<BlockKey>> segments = new ArrayList<>();
        private final int end;

        Cut(BlockChain chain, NetworkSpaceSpec spec, SystemQuery query) {
            this.chain = chain;
            this.spec = spec;
            this.network = query.architecture();
            this.plan = query.plan();
            this.end = spec.phases().size() + 1;
            List<BlockKey> keys = chain.keys(network);
            int from = 0;
            for (int place = 0; place <= end; place++) {
                int count = place == 0
                        ? 1
                        : place < end ? network.phases().get(place - 1).depth() : keys.size() - from;
                segments.add(keys.subList(from, from + count));
                from += count;
            }
        }

        BlockParts parts() {
            int named = place(plan.cut().after());
            int meeting = plan.fuseAfter().map(this::place).orElse(named);
            int cut = plan.views() > 1 && plan.cut().equals(SplitPoint.ALL) ? meeting : named;
            check(cut, meeting);
            List<BlockKey> sensor = new ArrayList<>();
            segments.subList(0, cut + 1).forEach(sensor::addAll);
            plan.compression()
                    .ifPresent(module -> sensor.add(chain.reduce(size(cut), width(cut), module.keptChannels())));
            return new BlockParts(
                    sensor,
                    plan.views() > 1 ? fused(cut, meeting) : single(cut),
                    crossing(cut),
                    plan.compression()
                            .map(Compression::bits)
                            .orElse(plan.precision().activationBits()));
        }

        private void check(int cut, int meeting) {
            if (plan.compression().isPresent() && (cut == START || cut == end)) {
                throw new IllegalArgumentException("compression needs a cut inside the network, not '"
                        + plan.cut().after() + "'");
            }
            if (plan.views() > 1 && (meeting < cut || meeting == START || meeting == end)) {
                throw new IllegalArgumentException("no table says what views cost that meet after '"
                        + plan.fuseAfter().orElse(plan.cut().after()) + "', with a cut after '"
                        + plan.cut().after() + "'");
            }
        }

        private List<Placed> single(int cut) {
            List<Placed> blocks = new ArrayList<>();
            plan.compression()
                    .ifPresent(module ->
                            blocks.add(new Placed(chain.recover(size(cut), module.keptChannels(), width(cut)), 1)));
            rest(blocks, cut, end, 1);
            return blocks;
        }

        private List<Placed> fused(int cut, int meeting) {
            List<Placed> blocks = new ArrayList<>();
            boolean late = meeting > cut;
            boolean narrow = plan.compression().isPresent() && !late;
            if (late) {
                plan.compression()
                        .ifPresent(module -> blocks.add(
                                new Placed(chain.recover(size(cut), module.keptChannels(), width(cut)), plan.views())));
                rest(blocks, cut, meeting, plan.views());
            }
            int each = narrow ? plan.compression().orElseThrow().keptChannels() : width(meeting);
            blocks.add(new Placed(chain.fuse(plan.views(), size(meeting), each, width(meeting), narrow), 1));
            rest(blocks, meeting, end, 1);
            return blocks;
        }

        private void rest(List<Placed> blocks, int after, int upTo, int times) {
            segments.subList(after + 1, upTo + 1)
                    .forEach(segment -> segment.forEach(key -> blocks.add(new Placed(key, times))));
        }

        private TensorShape crossing(int cut) {
            if (cut == START) {
                return new TensorShape(spec.inputChannels(), network.resolution(), network.resolution());
            }
            if (cut == end) {
                return new TensorShape(spec.classes(), 1, 1);
            }
            int channels = plan.compression().map(Compression::keptChannels).orElse(width(cut));
            return new TensorShape(channels, size(cut), size(cut));
        }

        private int size(int place) {
            return chain.size(network.resolution(), place);
        }

        private int width(int place) {
            return BlockChain.width(network, place);
        }

        private int place(String after) {
            List<String> names = new ArrayList<>(List.of(SplitPoint.NONE.after(), "stem"));
            spec.phases().stream().map(PhaseSpec::name).forEach(names::add);
            names.add("head");
            int index = after.equals(SplitPoint.ALL.after()) ? end + 1 : names.indexOf(after);
            if (index < 0) {
                throw new IllegalArgumentException(
                        "a table knows cuts after " + String.join(", ", names) + ", not after '" + after + "'");
            }
            return index - 1;
        }
    }
}
