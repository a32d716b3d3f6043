package io.splitnets.nas.report;

import io.splitnets.nas.experiment.Judgement;
import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.nas.oracle.SystemEstimate.Interval;
import io.splitnets.nas.report.FrontPoints.Dot;
import io.splitnets.nas.report.FrontPoints.Fall;
import io.splitnets.nas.report.FrontPoints.Point;
import io.splitnets.report.Chart;
import io.splitnets.report.HtmlTable;
import io.splitnets.report.LabelLayout;
import io.splitnets.report.LabelLayout.Box;
import io.splitnets.report.Markup;
import io.splitnets.report.Scale;
import io.splitnets.report.TextWidth;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The front against the baselines, with error bars. */
final class FrontPanel {
    private static final List<Shape> SHAPES = List.of(Shape.values());
    private static final String NUMBER = "tick";
    private static final double FONT = 12;
    private static final double LONGEST_LABEL = 230;
    private static final double LEADER_FROM = 22;
    private static final double FREE = 8;
    private static final double FREE_RING = 11;
    private static final double RADIUS = 4.5;
    private static final double LIKELY = 6;
    private static final double LEAST = 1.6;
    private static final int CROWD = 25;
    private static final Box PLOT = new Box(54, 34, 960, 430);

    private final SearchOutcome outcome;
    private final List<Point> front;
    private final List<Point> baselines;
    private final List<Dot> dots;
    private final List<Fall> falls;
    private final boolean sure;
    private final long overloaded;

    FrontPanel(SearchOutcome outcome) {
        FrontPoints points = new FrontPoints(outcome);
        this.outcome = outcome;
        this.front = points.front();
        this.baselines = points.baselines();
        this.dots = points.dots();
        this.falls = points.falls();
        this.sure = front.stream().anyMatch(point -> odds(point) != null);
        this.overloaded = points.overloaded();
    }

    Markup markup() {
        Markup panel = Markup.of("section").add(Markup.of("h2", "Accuracy against latency"));
        if (front.isEmpty() && baselines.isEmpty() && dots.isEmpty()) {
            return panel.add(Markup.of("p", "No network has a steady state on this system."));
        }
        panel.add(chart());
        notes().forEach(note -> panel.add(Markup.of("p", note).with("class", "soft")));
        return panel.add(table());
    }

    private Markup chart() {
        Scale x = Scale.fitting(
                latencies().min().orElse(0), latencies().max().orElse(1), PLOT.x(), PLOT.x() + PLOT.width());
        Scale y = Scale.linear(
                100 * accuracies().min().orElse(0),
                100 * accuracies().max().orElse(1),
                PLOT.y() + PLOT.height(),
                PLOT.y());
        Legend legend = legend();
        double bottom = PLOT.y() + PLOT.height() + 48;
        Chart chart = new Chart(
                (outcome.spec().trained() ? "Test" : "Surrogate")
                        + " accuracy against p99 latency of the front and the baselines, with intervals",
                1024,
                bottom + legend.height(PLOT.width()) + 4,
                PLOT);
        chart.horizontalAxis(x, 8, x.logarithmic() ? "p99 latency, ms (logarithmic)" : "p99 latency, ms");
        chart.verticalAxis(y, 7, "accuracy, %");
        dots(chart, x, y);
        falls.forEach(fall -> fall(chart, fall, x, y));
        LabelLayout layout = new LabelLayout(PLOT, FONT);
        Stream.concat(baselines.stream(), front.stream()).forEach(point -> errorBars(chart, layout, point, x, y));
        for (int i = 0; i < baselines.size(); i++) {
            Point point = baselines.get(i);
            Shape shape = SHAPES.get(i % SHAPES.size());
            chart.add(Chart.explained(shape.at(x(point, x), y(point, y), 5, "hollow outline s6"), explanation(point)));
        }
        front.forEach(point -> member(chart, point, x, y));
        labels(chart, layout, x, y);
        legend.draw(chart, PLOT.x(), bottom, PLOT.width());
        return chart.markup();
    }

    private DoubleStream latencies() {
        return DoubleStream.concat(
                Stream.concat(front.stream(), baselines.stream())
                        .flatMapToDouble(point -> DoubleStream.of(
                                point.latency().low(), point.latency().high())),
                DoubleStream.concat(
                        dots.stream().mapToDouble(Dot::latency), falls.stream().mapToDouble(Fall::latency)));
    }

    private DoubleStream accuracies() {
        return DoubleStream.concat(
                Stream.concat(front.stream(), baselines.stream())
                        .flatMapToDouble(point -> DoubleStream.of(
                                point.accuracy().low(), point.accuracy().high())),
                DoubleStream.concat(
                        dots.stream().mapToDouble(Dot::accuracy), falls.stream().mapToDouble(Fall::accuracy)));
    }

    private void dots(Chart chart, Scale x, Scale y) {
        StringBuilder feasible = new StringBuilder();
        StringBuilder infeasible = new StringBuilder();
        for (Dot dot : dots) {
            double left = x.at(dot.latency());
            double top = y.at(100 * dot.accuracy());
            (dot.feasible() ? feasible : infeasible).append(Shape.circlePath(left, top, dot.feasible() ? 2 : 2.5));
        }
        path(chart, infeasible, "faint");
        path(chart, feasible, "waiting");
    }

    private static void path(Chart chart, StringBuilder path, String classes) {
        if (!path.isEmpty()) {
            chart.add(Markup.of("path").with("d", path.toString()).with("class", classes));
        }
    }

    private static void fall(Chart chart, Fall fall, Scale x, Scale y) {
        chart.add(Chart.explained(
                fallen(x.at(fall.latency()), y.at(100 * fall.accuracy())),
                fall.fallen().id() + " fell: " + fall.fallen().reason()));
    }

    private static Markup fallen(double x, double y) {
        return Shape.circle(x, y, RADIUS, "trend").with("stroke-dasharray", "2.2 1.6");
    }

    private void errorBars(Chart chart, LabelLayout layout, Point point, Scale x, Scale y) {
        String colour = point.number() > 0 ? "trend" : "s6";
        // Many bars would hide the points between them.
        String opacity = point.number() > 0 && front.size() > CROWD ? "0.35" : "1";
        double left = x(point, x);
        double top = y(point, y);
        Interval latency = point.latency();
        Interval accuracy = point.accuracy();
        if (latency.high() > latency.low()) {
            double from = x.at(latency.low());
            double to = x.at(latency.high());
            chart.add(Chart.line(from, top, to, top, colour).with("stroke-opacity", opacity));
            layout.keepFree(new Box(from - 1, top - 2, to - from + 2, 4));
        }
        if (accuracy.high() > accuracy.low()) {
            double from = y.at(100 * accuracy.high());
            double to = y.at(100 * accuracy.low());
            chart.add(Chart.line(left, from, left, to, colour).with("stroke-opacity", opacity));
            layout.keepFree(new Box(left - 2, from - 1, 4, to - from + 2));
        }
        layout.keepFree(left, top, FREE);
    }

    private void member(Chart chart, Point point, Scale x, Scale y) {
        double left = x(point, x);
        double top = y(point, y);
        if (FrontTree.picked(outcome, point.judgement())) {
            chart.add(Shape.circle(left, top, 9, "ring"));
        }
        chart.add(Chart.explained(Shape.circle(left, top, radius(odds(point)), "front"), explanation(point)));
    }

    /** Areas are as the probabilities, with a least one that can still be pointed at. */
    private static double radius(@Nullable Double odds) {
        return odds == null ? RADIUS : Math.max(LEAST, LIKELY * Math.sqrt(odds));
    }

    private @Nullable Double odds(Point point) {
        return outcome.trust().probability().get(point.judgement().id());
    }

    private void labels(Chart chart, LabelLayout layout, Scale x, Scale y) {
        for (Point point : front) {
            if (FrontTree.picked(outcome, point.judgement())) {
                layout.keepFree(x(point, x), y(point, y), FREE_RING);
                label(chart, layout, "recommended (" + point.number() + ")", "strong", new double[] {
                    x(point, x), y(point, y)
                });
            }
        }
        for (Point point : baselines) {
            String text = TextWidth.fitted(point.judgement().id(), FONT, LONGEST_LABEL);
            label(chart, layout, text, "label", new double[] {x(point, x), y(point, y)});
        }
        for (Point point : front) {
            if (!FrontTree.picked(outcome, point.judgement())) {
                label(chart, layout, Integer.toString(point.number()), NUMBER, new double[] {x(point, x), y(point, y)});
            }
        }
    }

    private static void label(Chart chart, LabelLayout layout, String text, String classes, double[] at) {
        // Many numbers with long leaders would hide what they name.
        double farthest = classes.equals(NUMBER) ? LEADER_FROM : Double.POSITIVE_INFINITY;
        Optional<Box> place = layout.place(text, at[0], at[1], farthest);
        place.ifPresent(box -> {
            double nearX = Math.max(box.x(), Math.min(at[0], box.x() + box.width()));
            double nearY = Math.max(box.y(), Math.min(at[1], box.y() + box.height()));
            if (StrictMath.hypot(nearX - at[0], nearY - at[1]) > LEADER_FROM) {
                chart.add(Chart.line(at[0], at[1], nearX, nearY, "leader"));
            }
            chart.add(Chart.text(
                    box.x() + box.width() / 2, box.y() + 0.78 * box.height(), text, classes + " middle halo"));
        });
    }

    private static double x(Point point, Scale x) {
        return x.at(point.latency().value());
    }

    private static double y(Point point, Scale y) {
        return y.at(100 * point.accuracy().value());
    }

    private String explanation(Point point) {
        return (point.number() > 0 ? point.number() + ": " : "")
                + point.judgement().id() + ": " + Shown.percent(point.accuracy()) + " %, p99 "
                + Shown.ms(point.latency()) + " ms"
                + (odds(point) == null ? "" : ", not dominated with " + Notes.odds(outcome, point.judgement()) + " %");
    }

    private String images(String part) {
        return outcome.spec().trained() ? ", " + part + " images" : "";
    }

    private Legend legend() {
        Legend legend = new Legend()
                .add(
                        (x, y) -> Shape.circle(x, y, RADIUS, "front"),
                        "front" + images("test") + ", numbered as in the table")
                .add((x, y) -> Shape.SQUARE.at(x, y, 4.5, "hollow outline s6"), "baseline" + images("test"));
        if (sure) {
            legend.add((x, y) -> Shape.circle(x, y, radius(0.1), "front"), "not dominated with 10 %")
                    .add((x, y) -> Shape.circle(x, y, radius(1.0), "front"), "with 100 %");
        }
        if (!falls.isEmpty()) {
            legend.add(FrontPanel::fallen, "fell from the front in fresh runs" + images("validation"));
        }
        if (dots.stream().anyMatch(Dot::feasible)) {
            legend.add((x, y) -> Shape.circle(x, y, 2, "waiting"), "dominated candidate" + images("validation"));
        }
        if (dots.stream().anyMatch(dot -> !dot.feasible())) {
            legend.add((x, y) -> Shape.circle(x, y, 2.5, "faint"), "candidate beyond a limit" + images("validation"));
        }
        return legend;
    }

    private List<String> notes() {
        Recommendation recommendation = new Recommendation(outcome);
        Stream.Builder<String> notes = Stream.builder();
        List<String> undrawn = outcome.baselines().stream()
                .filter(baseline -> baseline.system().latency().isEmpty())
                .map(baseline -> "'" + baseline.id() + "' (" + recommendation.reproach(baseline) + ")")
                .toList();
        if (!undrawn.isEmpty()) {
            notes.add("Not drawn, for an overloaded system has no latency: " + String.join(", ", undrawn) + ".");
        }
        Notes.prediction(outcome).ifPresent(notes::add);
        if (!dots.isEmpty() || !falls.isEmpty()) {
            Notes.seen(outcome).ifPresent(notes::add);
        }
        if (overloaded > 0) {
            notes.add("Not drawn: " + Shown.count(overloaded) + " evaluated candidates that overload the system.");
        }
        long overtaken = recommendation.overtaken();
        if (overtaken > 0) {
            notes.add("The search ranked by validation images. On the test images " + overtaken + " of the "
                    + outcome.front().size() + " front members are dominated by another one.");
        }
        if (front.size() < outcome.front().size()) {
            notes.add("Drawn are " + front.size() + " of " + outcome.front().size()
                    + " front members, evenly spread; front.csv holds all.");
        }
        return notes.build().toList();
    }

    private Markup table() {
        HtmlTable table = new HtmlTable(
                "Values with their intervals; every evaluated candidate is in evaluated.csv.",
                List.of(
                        "#no.",
                        "network",
                        outcome.spec().trained() ? "#test accuracy, %" : "#surrogate accuracy, %",
                        "#p99 latency, ms",
                        "#P(front), %"));
        Stream.concat(front.stream(), baselines.stream()).forEach(point -> {
            Judgement judgement = point.judgement();
            table.row(List.of(
                    point.number() > 0 ? Integer.toString(point.number()) : "",
                    judgement.id(),
                    Shown.percent(point.accuracy()),
                    Shown.ms(point.latency()),
                    Notes.odds(outcome, judgement)));
        });
        return table.folded("Table of this chart");
    }
}
