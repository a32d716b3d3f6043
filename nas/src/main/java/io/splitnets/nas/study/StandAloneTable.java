package io.splitnets.nas.study;

import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.space.NetworkCodec;
import io.splitnets.nas.study.Cell.Scale;
import io.splitnets.nas.study.StudyRun.Part;
import io.splitnets.nas.study.TableOutcome.Column;
import io.splitnets.nas.study.TableOutcome.Overall;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;

/**
 * Split networks inside the supernet beside the same networks trained alone with the same budget: whether the supernet
 * ranks them as their own trainings do.
 */
final class StandAloneTable implements StudyTable {
    /** In the study file. */
    static final String KIND = "stand_alone";

    private static final int FEWEST = 3;
    private static final int USUAL = 6;

    private final String name;
    private final Variant variant;
    private final int candidates;

    private StandAloneTable(String name, Variant variant, int candidates) {
        this.name = name;
        this.variant = variant;
        this.candidates = candidates;
    }

    static StudyTable read(TableReader reader) {
        int most = reader.subnets().size();
        int candidates = reader.section().integer("candidates", FEWEST, 1000, USUAL);
        if (candidates > most) {
            reader.section().problem("candidates", "expected at most the " + most + " networks of subnets.count");
        }
        return new StandAloneTable(reader.name(), new Variant("supernet", reader.search()), candidates);
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
        NetworkCodec codec = new NetworkCodec(variant.search().space());
        List<Architecture> networks = spread(run.subnets(), candidates, codec);
        SeedAccuracies inside = run.inSupernet(variant, networks, Part.VALIDATION);
        SeedAccuracies alone = run.alone(variant, networks);
        List<List<Cell>> rows = new ArrayList<>();
        for (int n = 0; n < networks.size(); n++) {
            rows.add(List.of(
                    Cell.text(codec.describe(networks.get(n))),
                    Cell.share(inside.of(n)),
                    Cell.share(alone.of(n)),
                    Cell.difference(inside.of(n).minus(alone.of(n)))));
        }
        SeedFigure difference = inside.mean(0, candidates).minus(alone.mean(0, candidates));
        return new TableOutcome(
                name,
                KIND,
                "Accuracy of " + candidates
                        + " random split networks, from the least multiply-accumulates to the most, inside the "
                        + "supernet, and trained alone from scratch with the same "
                        + variant.search().training().steps() + " steps, batch and schedule, on "
                        + run.images(Part.VALIDATION) + ".",
                List.of(
                        new Column("network", "network"),
                        new Column("in_supernet", "in the supernet, %"),
                        new Column("alone", "trained alone, %"),
                        new Column("difference", "supernet minus alone, points")),
                rows,
                List.of(
                        rank("kendall_tau_b", "Kendall tau-b", inside, alone, new KendallsCorrelation()::correlation),
                        rank("spearman", "Spearman", inside, alone, new SpearmansCorrelation()::correlation)),
                List.of(Verdict.sentence("In the supernet instead of alone, mean of the networks", difference)),
                run.trainings());
    }

    /**
     * As many networks as {@code count} says, evenly spaced in the order of their multiply-accumulates, both ends among
     * them: random networks are much alike, and a ranking of like networks says little.
     */
    static List<Architecture> spread(List<Architecture> networks, int count, NetworkCodec codec) {
        List<Architecture> sorted = networks.stream()
                .sorted(Comparator.comparingLong(network -> codec.graph(network).macs()))
                .toList();
        List<Architecture> chosen = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            chosen.add(sorted.get(n * (sorted.size() - 1) / (count - 1)));
        }
        return List.copyOf(chosen);
    }

    /** A correlation of the accuracies inside with those alone, per seed. */
    static Overall rank(
            String key,
            String title,
            SeedAccuracies inside,
            SeedAccuracies alone,
            ToDoubleBiFunction<double[], double[]> correlation) {
        List<Double> perSeed = new ArrayList<>();
        for (int s = 0; s < inside.perSeed().size(); s++) {
            perSeed.add(correlation.applyAsDouble(
                    array(inside.perSeed().get(s)), array(alone.perSeed().get(s))));
        }
        return new Overall(key, title + " between the two rankings", new SeedFigure(perSeed), Scale.CORRELATION);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
