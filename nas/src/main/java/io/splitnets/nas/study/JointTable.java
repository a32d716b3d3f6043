package io.splitnets.nas.study;

import io.splitnets.input.Section;
import io.splitnets.nas.experiment.EqualLimits;
import io.splitnets.nas.experiment.ExperimentListener;
import io.splitnets.nas.experiment.Metric;
import io.splitnets.nas.experiment.Rival;
import io.splitnets.nas.experiment.SearchSpec;
import io.splitnets.nas.experiment.TrainedSupernet;
import io.splitnets.nas.space.Architecture;
import io.splitnets.nas.study.StudyRun.Part;
import io.splitnets.nas.study.TableOutcome.Column;
import io.splitnets.units.Dimension;
import io.splitnets.units.Rational;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Split networks that were trained and searched as such beside fixed networks that are cut and compressed afterwards, at
 * the same limits on the same system: both chosen by validation images, both measured on test images.
 */
final class JointTable implements StudyTable {
    /** In the study file. */
    static final String KIND = "joint";

    private static final double PS_PER_MS = 1e9;
    private static final int USUAL = 8;

    private final String name;
    private final Variant variant;
    private final List<Double> limits;
    private final int fixed;
    private final List<Double> alone;

    private JointTable(String name, Variant variant, List<Double> limits, int fixed, List<Double> alone) {
        this.name = name;
        this.variant = variant;
        this.limits = List.copyOf(limits);
        this.fixed = fixed;
        this.alone = List.copyOf(alone);
    }

    static StudyTable read(TableReader reader) {
        Section section = reader.section();
        List<Double> limits = times(section, "latency_p99");
        if (limits.isEmpty() || limits.stream().anyMatch(limit -> limit <= 0)) {
            section.problem("latency_p99", "expected a list of limits above zero");
            limits = List.of(1.0);
        }
        int most = reader.subnets().size();
        int fixed = section.integer("fixed", 0, 1000, Math.min(USUAL, most));
        if (fixed > most) {
            section.problem("fixed", "expected at most the " + most + " networks of subnets.count");
        }
        List<Double> alone = section.has("alone") ? times(section, "alone") : List.of();
        if (!limits.containsAll(alone)) {
            section.problem("alone", "expected limits of latency_p99");
        }
        SearchSpec search = reader.wholeSearch();
        if (!search.objectives().containsAll(List.of(Metric.ACCURACY, Metric.LATENCY_P99))) {
            section.problem("kind", "expected a search with the objectives accuracy and latency_p99");
        }
        SearchSpec loosest = search.withLimit(new SearchSpec.Limit(Metric.LATENCY_P99, Collections.max(limits)));
        return new JointTable(reader.name(), new Variant("supernet", loosest), limits, fixed, alone);
    }

    /** A list of times, in ms. */
    private static List<Double> times(Section section, String key) {
        return section.quantities(key, Dimension.TIME).stream()
                .map(Rational::toDouble)
                .map(ps -> ps / PS_PER_MS)
                .toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String kind() {
        return KIND;
    }

    /**
     * What keeps the loosest limit after one training.
     *
     * @param seed of the training
     * @param supernet its weights
     * @param joint split networks of the search
     * @param afterwards fixed networks, each at every cut
     */
    private record Field(long seed, TrainedSupernet supernet, List<Rival> joint, List<Rival> afterwards) {}

    @Override
    public TableOutcome measure(StudyRun run) {
        ExecutorService pool = Executors.newFixedThreadPool(run.workers());
        try {
            return measure(run, new EqualLimits(variant.search(), pool));
        } finally {
            pool.shutdownNow();
        }
    }

    private TableOutcome measure(StudyRun run, EqualLimits comparison) {
        List<Field> fields = new ArrayList<>();
        List<Architecture> networks = plain(run);
        for (long seed : run.seeds()) {
            TrainedSupernet supernet = run.supernet(variant, seed);
            ExperimentListener listener = run.listener(variant.name(), seed);
            fields.add(new Field(
                    seed,
                    supernet,
                    comparison.searched(supernet, listener),
                    comparison.fixed(supernet, networks, listener)));
        }
        List<List<Cell>> rows = new ArrayList<>();
        List<String> statements = new ArrayList<>();
        for (double limit : limits) {
            rows.add(row(limit, new Measured(run, comparison, fields), statements));
        }
        return new TableOutcome(
                name, KIND, about(run, networks.size()), columns(), rows, List.of(), statements, run.trainings());
    }

    /** The largest, the smallest, and random ones: those of the study without their split modules. */
    private List<Architecture> plain(StudyRun run) {
        List<Architecture> ends = Networks.endsAnd(variant.search().space(), List.of());
        List<Architecture> others = run.subnets().stream()
                .map(Architecture::plain)
                .filter(network -> !ends.contains(network))
                .distinct()
                .limit(fixed)
                .toList();
        return Networks.endsAnd(variant.search().space(), others);
    }

    /**
     * Measures on test images what was chosen.
     *
     * @param run of the study
     * @param comparison on the system
     * @param fields one per seed
     */
    private record Measured(StudyRun run, EqualLimits comparison, List<Field> fields) {
        /** The best within a limit, one per seed; empty where some seed has none. */
        Optional<List<Rival>> best(Function<Field, List<Rival>> side, double limit) {
            List<Rival> best = fields.stream()
                    .flatMap(field -> EqualLimits.best(side.apply(field), limit).stream())
                    .toList();
            return best.size() == fields.size() ? Optional.of(best) : Optional.empty();
        }

        SeedFigure inside(List<Rival> chosen) {
            List<Double> shares = new ArrayList<>();
            for (int s = 0; s < chosen.size(); s++) {
                shares.add(comparison.test(fields.get(s).supernet(), chosen.get(s)));
            }
            return new SeedFigure(shares);
        }

        SeedFigure alone(Variant variant, List<Rival> chosen) {
            List<Double> shares = new ArrayList<>();
            for (int s = 0; s < chosen.size(); s++) {
                Architecture network = chosen.get(s).network().plain();
                TrainedSupernet trained = run.alone(
                        variant, network, "fixed network alone", fields.get(s).seed());
                shares.add(comparison.test(trained, chosen.get(s)));
            }
            return new SeedFigure(shares);
        }
    }

    private List<Cell> row(double limit, Measured measured, List<String> statements) {
        String within = plain(limit) + " ms";
        Optional<List<Rival>> joint = measured.best(Field::joint, limit);
        Optional<List<Rival>> fixedOnes = measured.best(Field::afterwards, limit);
        Optional<SeedFigure> ours = joint.map(measured::inside);
        Optional<SeedFigure> theirs = fixedOnes.map(measured::inside);
        Optional<SeedFigure> difference = difference(ours, theirs);
        List<Cell> cells = new ArrayList<>(List.of(Cell.text(within), share(ours), share(theirs), points(difference)));
        statements.add(difference
                .map(points -> Verdict.sentence("Within " + within + ", joint instead of afterwards", points))
                .orElseGet(() -> "Within " + within + ": " + missing(ours, theirs)));
        if (alone.contains(limit)) {
            Optional<SeedFigure> trained = fixedOnes.map(chosen -> measured.alone(variant, chosen));
            Optional<SeedFigure> beside = difference(ours, trained);
            cells.addAll(List.of(share(trained), points(beside)));
            beside.ifPresent(points -> statements.add(Verdict.sentence(
                    "Within " + within
                            + ", joint inside the supernet instead of the fixed network trained alone and compressed afterwards",
                    points)));
        } else if (!alone.isEmpty()) {
            cells.addAll(List.of(Cell.text(""), Cell.text("")));
        }
        cells.add(Cell.text(joint.map(JointTable::cuts).orElse("")));
        cells.add(Cell.text(fixedOnes.map(JointTable::cuts).orElse("")));
        return cells;
    }

    private static String plain(double limit) {
        return limit == Math.rint(limit) ? String.valueOf((long) limit) : String.valueOf(limit);
    }

    private static Optional<SeedFigure> difference(Optional<SeedFigure> ours, Optional<SeedFigure> theirs) {
        return ours.flatMap(one -> theirs.map(one::minus));
    }

    private static Cell share(Optional<SeedFigure> figure) {
        return figure.map(Cell::share).orElseGet(() -> Cell.text("none keeps it"));
    }

    private static Cell points(Optional<SeedFigure> figure) {
        return figure.map(Cell::difference).orElseGet(() -> Cell.text(""));
    }

    private static String missing(Optional<SeedFigure> ours, Optional<SeedFigure> theirs) {
        String who = ours.isPresent() ? "no fixed network keeps" : "no split network that the search found keeps";
        return (ours.isEmpty() && theirs.isEmpty() ? "neither side keeps" : who)
                + " the limits with every seed, so there is nothing to compare.";
    }

    /** Where the chosen ones are cut, seed by seed, with their p99 latency. */
    private static String cuts(List<Rival> chosen) {
        return String.join(
                "; ",
                chosen.stream()
                        .map(rival -> String.format(Locale.ROOT, "%s (%.1f ms)", rival.cut(), rival.p99Ms()))
                        .toList());
    }

    private String about(StudyRun run, int networks) {
        SearchSpec search = variant.search();
        String memory = search.limits().stream()
                .filter(limit -> limit.metric() == Metric.SENSOR_MEMORY)
                .findFirst()
                .map(limit -> String.format(Locale.ROOT, " and %.4g KiB of sensor memory", limit.bound() / 1024))
                .orElse("");
        return "The most accurate split network that a search of "
                + search.strategy().evaluations()
                + " candidates finds (joint), beside the most accurate of " + networks
                + " fixed networks, each all on the sensor, all on the aggregator, and at every place uncompressed and "
                + "compressed afterwards (afterwards), within a p99 latency" + memory + " on the system '"
                + search.scenario().name() + "'. Weights of the same supernet; chosen by "
                + run.images(Part.VALIDATION) + ", measured on the " + run.images(Part.TEST) + ".";
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(
                new Column("latency_p99", "p99 latency at most"),
                new Column("joint", "joint, %"),
                new Column("afterwards", "afterwards, %"),
                new Column("difference", "joint minus afterwards, points")));
        if (!alone.isEmpty()) {
            columns.add(new Column("alone", "fixed network trained alone, afterwards, %"));
            columns.add(new Column("difference_alone", "joint minus that, points"));
        }
        columns.add(new Column("joint_cuts", "joint: cut per seed (its p99)"));
        columns.add(new Column("afterwards_cuts", "afterwards: cut per seed (its p99)"));
        return columns;
    }
}
