package io.splitnets.nas.study;

import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.space.NetworkSpaceSpec;
import io.splitnets.nas.space.SplitChoice;
import io.splitnets.nas.study.Cell.Scale;
import io.splitnets.nas.study.StudyRun.Part;
import io.splitnets.nas.study.TableOutcome.Column;
import java.util.ArrayList;
import java.util.List;

/**
 * What a split module costs in accuracy: the largest network with one at each place and each number of kept channels,
 * minus the largest network without.
 */
final class PriceTable implements StudyTable {
    /** In the study file. */
    static final String KIND = "price";

    private final String name;
    private final Variant variant;
    private final int bits;

    private PriceTable(String name, Variant variant, int bits) {
        this.name = name;
        this.variant = variant;
        this.bits = bits;
    }

    static StudyTable read(TableReader reader) {
        Variant variant = new Variant("supernet", reader.search());
        List<Integer> offered = variant.search().space().splitBits();
        int usual = offered.contains(8) ? 8 : offered.get(offered.size() - 1);
        int bits = reader.section().integer("bits", 2, 32, usual);
        if (!offered.contains(bits)) {
            reader.section().problem("bits", "expected one of the space's split_bits " + offered);
        }
        return new PriceTable(reader.name(), variant, bits);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public TableOutcome measure(StudyRun run) {
        NetworkSpaceSpec space = variant.search().space();
        List<Architecture> networks = networks(space);
        SeedAccuracies measured = run.inSupernet(variant, networks, Part.VALIDATION);
        NetworkCodec codec = new NetworkCodec(space);
        List<Column> columns = new ArrayList<>(List.of(new Column("split_after", "split after")));
        space.keptChannels()
                .forEach(
                        kept -> columns.add(new Column("kept_" + kept, kept + (kept == 1 ? " channel" : " channels"))));
        List<List<Cell>> rows = new ArrayList<>();
        List<SeedFigure> prices = new ArrayList<>();
        int next = 1;
        for (int place = 0; place <= space.phases().size(); place++) {
            List<Cell> row = new ArrayList<>(List.of(Cell.text(codec.blockBefore(place))));
            for (int k = 0; k < space.keptChannels().size(); k++) {
                SeedFigure price = measured.of(next++).minus(measured.of(0));
                prices.add(price);
                row.add(Cell.difference(price));
            }
            rows.add(row);
        }
        return new TableOutcome(
                name,
                KIND,
                "Accuracy of the largest network with a split module of " + bits + " bits, minus that of the largest "
                        + "network without one (" + FigureText.of(measured.of(0), Scale.SHARE)
                        + " %), in percentage points, on " + run.images(Part.VALIDATION) + ".",
                columns,
                rows,
                List.of(),
                List.of(statement(prices)),
                run.trainings());
    }

    private List<Architecture> networks(NetworkSpaceSpec space) {
        Architecture largest = Networks.plain(space, true);
        List<Architecture> networks = new ArrayList<>(List.of(largest));
        for (int place = 0; place <= space.phases().size(); place++) {
            for (int kept : space.keptChannels()) {
                networks.add(largest.with(new SplitChoice(place, kept, bits)));
            }
        }
        return networks;
    }

    private static String statement(List<SeedFigure> prices) {
        long hurt = prices.stream()
                .filter(price -> Verdict.of(price) == Verdict.HURTS)
                .count();
        double dearest = prices.stream().mapToDouble(SeedFigure::mean).min().orElseThrow();
        double cheapest = prices.stream().mapToDouble(SeedFigure::mean).max().orElseThrow();
        String range = "Means go from " + FigureText.of(new SeedFigure(List.of(dearest)), Scale.DIFFERENCE) + " to "
                + FigureText.of(new SeedFigure(List.of(cheapest)), Scale.DIFFERENCE) + " points";
        return prices.get(0).perSeed().size() == 1
                ? range + " with one seed."
                : range + "; " + hurt + " of " + prices.size() + " intervals lie below zero.";
    }
}
