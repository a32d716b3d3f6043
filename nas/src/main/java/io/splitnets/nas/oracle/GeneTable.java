package io.splitnets.nas.oracle;

import io.splitnets.nas.space.Candidate;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.PhaseChoice;
import io.splitnets.nas.space.PhaseSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A table resolved by genes: the rows that each phase adds, summed for every way its genes can stand, so that the times of a
 * candidate are a handful of array look-ups. It knows the order of the genes of {@code SplitSpace}.
 *
 * <p>Immutable once made.
 */
final class GeneTable {
    private static final int PER_PHASE = 4;
    private static final int FIRST_PHASE = 2;

    private final NetworkSpaceSpec spec;
    private final BlockChain chain;
    private final BlockTable table;
    private final TableSide sensor;
    private final TableSide aggregator;
    private final Set<BlockKey> absent = new LinkedHashSet<>();
    private final int splitGene;
    private final SideSums stems;
    private final List<Phase> phases = new ArrayList<>();
    private final SideSums ends;
    private final List<Split> splits = new ArrayList<>();

    /** The sums of one phase on both processors. */
    private record Phase(SideSums sensor, SideSums aggregator) {}

    /** The sums of the split modules at one place. */
    private record Split(SideSums reduce, SideSums join) {}

    GeneTable(NetworkSpaceSpec spec, BlockTable table, TableSide sensor, TableSide aggregator) {
        this.spec = spec;
        this.chain = new BlockChain(spec);
        this.table = table;
        this.sensor = sensor;
        this.aggregator = aggregator;
        this.splitGene = FIRST_PHASE
                + PER_PHASE * spec.phases().size()
                + (spec.form().lastWidths().isEmpty() ? 0 : 1);
        this.stems = stems();
        for (int p = 0; p < spec.phases().size(); p++) {
            phases.add(phase(p));
        }
        this.ends = ends();
        for (int place = 0; place <= spec.phases().size(); place++) {
            splits.add(split(place));
        }
    }

    /** Blocks of candidates that the table does not have. */
    List<BlockKey> absent() {
        return List.copyOf(absent);
    }

    private List<BlockRow> rows(List<BlockKey> keys) {
        List<BlockRow> rows = new ArrayList<>();
        for (BlockKey key : keys) {
            table.row(key).ifPresentOrElse(rows::add, () -> absent.add(key));
        }
        return rows;
    }

    private SideSums stems() {
        List<Integer> widths = spec.stemWidths();
        SideSums sums = new SideSums(sensor, spec.resolutions().size() * widths.size());
        for (int r = 0; r < spec.resolutions().size(); r++) {
            for (int w = 0; w < widths.size(); w++) {
                sums.set(
                        r * widths.size() + w,
                        rows(List.of(chain.stem(spec.resolutions().get(r), widths.get(w)))));
            }
        }
        return sums;
    }

    /** Widths of the map in front of phase {@code place}. */
    List<Integer> widths(int place) {
        return place == 0 ? spec.stemWidths() : spec.phases().get(place - 1).widths();
    }

    /** Gene that says the width in front of phase {@code place}. */
    private static int widthGene(int place) {
        return place == 0 ? 1 : FIRST_PHASE + (place - 1) * PER_PHASE;
    }

    private Phase phase(int number) {
        List<Integer> inputs = widths(number);
        int each = choices(number);
        int places = spec.resolutions().size() * inputs.size() * each;
        Phase sums = new Phase(new SideSums(sensor, places), new SideSums(aggregator, places));
        int at = 0;
        for (int resolution : spec.resolutions()) {
            for (int width : inputs) {
                for (int choice = 0; choice < each; choice++) {
                    List<BlockRow> rows =
                            rows(chain.phase(number, chain.size(resolution, number), width, choice(number, choice)));
                    sums.sensor().set(at, rows);
                    sums.aggregator().set(at++, rows);
                }
            }
        }
        return sums;
    }

    private int choices(int number) {
        PhaseSpec phase = spec.phases().get(number);
        return phase.widths().size()
                * phase.depths().size()
                * phase.kernels().size()
                * phase.expands().size();
    }

    /** The choice of a phase with its genes as digits, the last one counting ones. */
    private PhaseChoice choice(int number, int index) {
        PhaseSpec phase = spec.phases().get(number);
        int expand = index % phase.expands().size();
        int rest = index / phase.expands().size();
        int kernel = rest % phase.kernels().size();
        rest /= phase.kernels().size();
        return new PhaseChoice(
                phase.widths().get(rest / phase.depths().size()),
                phase.depths().get(rest % phase.depths().size()),
                phase.kernels().get(kernel),
                phase.expands().get(expand));
    }

    private SideSums ends() {
        List<Integer> widths = widths(spec.phases().size());
        List<Integer> lasts = lasts();
        SideSums sums = new SideSums(aggregator, spec.resolutions().size() * widths.size() * lasts.size());
        int at = 0;
        for (int resolution : spec.resolutions()) {
            for (int width : widths) {
                for (int last : lasts) {
                    sums.set(at++, rows(chain.end(resolution, width, last)));
                }
            }
        }
        return sums;
    }

    private List<Integer> lasts() {
        return spec.form().lastWidths().isEmpty() ? List.of(0) : spec.form().lastWidths();
    }

    private Split split(int place) {
        List<Integer> widths = widths(place);
        int modules =
                spec.resolutions().size() * widths.size() * spec.keptChannels().size();
        Split sums = new Split(
                new SideSums(sensor, modules),
                new SideSums(aggregator, modules * spec.views().size()));
        int at = 0;
        for (int resolution : spec.resolutions()) {
            int size = chain.size(resolution, place);
            for (int width : widths) {
                for (int kept : spec.keptChannels()) {
                    sums.reduce().set(at, rows(List.of(chain.reduce(size, width, kept))));
                    for (int v = 0; v < spec.views().size(); v++) {
                        int views = spec.views().get(v);
                        BlockKey join = views > 1
                                ? chain.fuse(views, size, kept, width, true)
                                : chain.recover(size, kept, width);
                        sums.join().set(at * spec.views().size() + v, rows(List.of(join)));
                    }
                    at++;
                }
            }
        }
        return sums;
    }

    /** Looks candidates up. For one thread. */
    final class Lookup {
        private final SideSums.Total head = new SideSums.Total(sensor);
        private final SideSums.Total tail = new SideSums.Total(aggregator);

        /** Goes through the genes of {@code candidate}, which must be one of the space. */
        void find(Candidate candidate) {
            List<Integer> genes = candidate.genes();
            int resolution = genes.get(0);
            int place = genes.get(splitGene);
            head.start();
            tail.start();
            head.add(stems, resolution * spec.stemWidths().size() + genes.get(1));
            for (int p = 0; p < phases.size(); p++) {
                int at = phaseIndex(p, resolution, genes);
                if (p < place) {
                    head.add(phases.get(p).sensor(), at);
                } else {
                    tail.add(phases.get(p).aggregator(), at);
                }
            }
            int module = module(genes);
            head.add(splits.get(place).reduce(), module);
            tail.add(splits.get(place).join(), module * spec.views().size() + genes.get(splitGene + 3));
            int last = spec.form().lastWidths().isEmpty() ? 0 : genes.get(splitGene - 1);
            int end = resolution * widths(phases.size()).size() + genes.get(widthGene(phases.size()));
            tail.add(ends, end * lasts().size() + last);
        }

        /** Time of the sensor's part, ps; 0 if it does not fit. */
        long sensor() {
            return head.picoseconds();
        }

        /** Time of the aggregator's part, ps; 0 if it does not fit. */
        long aggregator() {
            return tail.picoseconds();
        }
    }

    private int phaseIndex(int number, int resolution, List<Integer> genes) {
        PhaseSpec phase = spec.phases().get(number);
        int gene = FIRST_PHASE + number * PER_PHASE;
        int index = resolution * widths(number).size() + genes.get(widthGene(number));
        index = index * phase.widths().size() + genes.get(gene);
        index = index * phase.depths().size() + genes.get(gene + 1);
        index = index * phase.kernels().size() + genes.get(gene + 2);
        return index * phase.expands().size() + genes.get(gene + 3);
    }

    /** Place of a split module among those of its place, without bits and views. */
    int module(List<Integer> genes) {
        int place = genes.get(splitGene);
        int index = genes.get(0) * widths(place).size() + genes.get(widthGene(place));
        return index * spec.keptChannels().size() + genes.get(splitGene + 1);
    }

    /** Position of the gene that says where the split module stands; kept channels, bits and views follow it. */
    int splitGene() {
        return splitGene;
    }
}
