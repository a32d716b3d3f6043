package io.splitnets.nas.study;

import io.splitnets.input.Section;
import io.splitnets.nas.study.StudyRun.Part;
import io.splitnets.nas.study.TableOutcome.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The same networks after trainings that differ in one ingredient; the first variant is what the others are held to. */
final class AblationTable implements StudyTable {
    /** In the study file. */
    static final String KIND = "ablation";

    private final String name;
    private final List<Variant> variants;

    private AblationTable(String name, List<Variant> variants) {
        this.name = name;
        this.variants = List.copyOf(variants);
    }

    static StudyTable read(TableReader reader) {
        List<Variant> variants = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Section section : reader.section().sections("variants")) {
            String name = section.text("name");
            if (!names.add(name)) {
                section.problem("name", "expected a name that no other variant has");
            }
            variants.add(new Variant(name, reader.variant(section)));
            section.finish();
        }
        if (variants.size() < 2) {
            reader.section().problem("variants", "expected at least two variants, the first of which is compared with");
        }
        return new AblationTable(reader.name(), variants);
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
        List<List<Cell>> rows = new ArrayList<>();
        List<String> statements = new ArrayList<>();
        List<SeedFigure> means = new ArrayList<>();
        int to = Networks.OTHERS + run.subnets().size();
        for (Variant variant : variants) {
            SeedAccuracies measured =
                    run.inSupernet(variant, Networks.endsAnd(variant.search().space(), run.subnets()), Part.VALIDATION);
            SeedFigure mean = measured.mean(Networks.OTHERS, to);
            means.add(mean);
            SeedFigure difference = mean.minus(means.get(0));
            boolean first = means.size() == 1;
            rows.add(List.of(
                    Cell.text(variant.name()),
                    Cell.share(mean),
                    first ? Cell.text("") : Cell.difference(difference),
                    Cell.share(measured.least(Networks.OTHERS, to)),
                    Cell.share(measured.of(Networks.LARGEST)),
                    Cell.share(measured.of(Networks.SMALLEST))));
            if (!first) {
                statements.add(Verdict.sentence(
                        variant.name() + " instead of " + variants.get(0).name(), difference));
            }
        }
        return new TableOutcome(
                name,
                KIND,
                "Accuracy of the same " + run.subnets().size() + " random split networks after trainings of "
                        + variants.get(0).search().training().steps() + " steps, on " + run.images(Part.VALIDATION)
                        + "; differences are taken seed by seed.",
                List.of(
                        new Column("variant", "variant"),
                        new Column("split_mean", "mean of split networks, %"),
                        new Column("difference", "difference to the first, points"),
                        new Column("split_least", "least, %"),
                        new Column("largest", "largest without split, %"),
                        new Column("smallest", "smallest without split, %")),
                rows,
                List.of(),
                statements,
                run.trainings());
    }
}
