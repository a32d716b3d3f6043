package io.splitnets.nas.study;

import io.splitnets.input.Section;
import io.splitnets.nas.study.StudyRun.Part;
import io.splitnets.nas.study.TableOutcome.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The accuracy of the largest and the smallest network without a split module and of the random split networks, on test
 * images: the figures that nothing was chosen by.
 */
final class AccuracyTable implements StudyTable {
    /** In the study file. */
    static final String KIND = "accuracy";

    private final String name;
    private final Variant variant;
    private final Asked asked;

    /** Least accuracies asked for, in percent; empty where none is. */
    private record Asked(OptionalDouble largest, OptionalDouble smallest, OptionalDouble splitMean) {
        static Asked read(Section section) {
            Section asked = section.sectionOrDefaults("at_least");
            Asked read = new Asked(percent(asked, "largest"), percent(asked, "smallest"), percent(asked, "split_mean"));
            asked.finish();
            return read;
        }

        private static OptionalDouble percent(Section section, String key) {
            return section.has(key) ? OptionalDouble.of(section.number(key, 0, 100)) : OptionalDouble.empty();
        }
    }

    private AccuracyTable(String name, Variant variant, Asked asked) {
        this.name = name;
        this.variant = variant;
        this.asked = asked;
    }

    static StudyTable read(TableReader reader) {
        return new AccuracyTable(reader.name(), new Variant("supernet", reader.search()), Asked.read(reader.section()));
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
        SeedAccuracies measured =
                run.inSupernet(variant, Networks.endsAnd(variant.search().space(), run.subnets()), Part.TEST);
        int from = Networks.OTHERS;
        int to = from + run.subnets().size();
        String random = run.subnets().size() + " random split networks, ";
        List<List<Cell>> rows = new ArrayList<>();
        rows.add(row("largest, no split module", measured.of(Networks.LARGEST), asked.largest));
        rows.add(row("smallest, no split module", measured.of(Networks.SMALLEST), asked.smallest));
        rows.add(row(random + "mean", measured.mean(from, to), asked.splitMean));
        rows.add(row(random + "least", measured.least(from, to), OptionalDouble.empty()));
        rows.add(row(random + "greatest", measured.greatest(from, to), OptionalDouble.empty()));
        return new TableOutcome(
                name,
                KIND,
                "Accuracy of networks inside the trained supernet on the " + run.images(Part.TEST) + ".",
                List.of(
                        new Column("network", "network"),
                        new Column("accuracy", "test accuracy, %"),
                        new Column("at_least", "asked, %"),
                        new Column("result", "result")),
                rows,
                List.of(),
                List.of(),
                run.trainings());
    }

    private static List<Cell> row(String network, SeedFigure accuracy, OptionalDouble least) {
        String bound = least.isPresent() ? String.format(Locale.ROOT, ">= %.2f", least.getAsDouble()) : "";
        String result = least.isEmpty() ? "" : 100 * accuracy.mean() >= least.getAsDouble() ? "reached" : "not reached";
        return List.of(Cell.text(network), Cell.share(accuracy), Cell.text(bound), Cell.text(result));
    }
}
