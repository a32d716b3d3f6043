package io.splitnets.nas.study;

import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.study.StudyRun.Part;
import io.splitnets.nas.study.TableOutcome.Column;
import java.util.ArrayList;
import java.util.List;

/** The random split networks with different numbers of bits at the cut, out of the same trained weights. */
final class BitsTable implements StudyTable {
    /** In the study file. */
    static final String KIND = "bits";

    private static final int FLOAT = 32;

    private final String name;
    private final Variant variant;
    private final List<Integer> bits;

    private BitsTable(String name, Variant variant, List<Integer> bits) {
        this.name = name;
        this.variant = variant;
        this.bits = bits;
    }

    static StudyTable read(TableReader reader) {
        return new BitsTable(reader.name(), new Variant("supernet", reader.search()), reader.bits("bits"));
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
        List<Architecture> networks = new ArrayList<>();
        bits.forEach(number -> run.subnets().forEach(subnet -> networks.add(Networks.withBits(subnet, number))));
        SeedAccuracies measured = run.inSupernet(variant, networks, Part.VALIDATION);
        int count = run.subnets().size();
        int last = bits.size() - 1;
        SeedFigure widest = measured.mean(last * count, networks.size());
        List<List<Cell>> rows = new ArrayList<>();
        List<String> statements = new ArrayList<>();
        for (int b = 0; b <= last; b++) {
            SeedFigure mean = measured.mean(b * count, (b + 1) * count);
            SeedFigure least = measured.least(b * count, (b + 1) * count);
            SeedFigure difference = mean.minus(widest);
            rows.add(List.of(
                    Cell.text(word(bits.get(b))),
                    Cell.share(mean),
                    Cell.share(least),
                    b == last ? Cell.text("") : Cell.difference(difference)));
            if (b < last) {
                statements.add(Verdict.sentence(word(bits.get(b)) + " instead of " + word(bits.get(last)), difference));
            }
        }
        return new TableOutcome(
                name,
                KIND,
                "Accuracy of the same " + count
                        + " random split networks with other numbers of bits at the cut, out of "
                        + "one training with "
                        + variant.search().space().splitBits().stream()
                                .map(BitsTable::word)
                                .reduce((one, other) -> one + ", " + other)
                                .orElse("")
                        + ", on " + run.images(Part.VALIDATION) + ".",
                List.of(
                        new Column("bits", "at the cut"),
                        new Column("split_mean", "mean of split networks, %"),
                        new Column("split_least", "least, %"),
                        new Column("difference", "difference to " + word(bits.get(last)) + ", points")),
                rows,
                List.of(),
                statements,
                run.trainings());
    }

    private static String word(int bits) {
        return bits == FLOAT ? "float" : bits + " bits";
    }
}
