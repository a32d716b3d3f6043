package io.splitnets.nas.report;

import io.splitnets.measure.Stage;
import io.splitnets.measure.TimelineFrame;
import io.splitnets.nas.experiment.SearchOutcome;
import io.splitnets.report.Chart;
import io.splitnets.report.HtmlTable;
import io.splitnets.report.LabelLayout.Box;
import io.splitnets.report.Markup;
import io.splitnets.report.Scale;
import io.splitnets.report.TextWidth;
import io.splitnets.scenario.CameraSpec;
import io.splitnets.scenario.Scenario;
import io.splitnets.system.SimulationResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The first frames of the recommended network over the parts of the system, as a Gantt chart. */
final class TimelinePanel {
    private static final int MOST_FRAMES = 12;
    private static final int MOST_FRAMES_OF_ONE = 3;
    private static final double PS_PER_MS = 1e9;
    private static final double LEFT = 200;
    private static final double WIDTH = 810;
    private static final double TOP = 10;
    private static final double HALF = 13;
    private static final double ROW = 18;
    private static final double CAMERA = 2 * HALF + 2 * ROW + 16;
    private static final double SMALL = 10.5;

    private final SearchOutcome outcome;
    private final List<TimelineFrame> frames;

    TimelinePanel(SearchOutcome outcome) {
        this.outcome = outcome;
        this.frames = first(outcome.pickRun().map(SimulationResult::timeline).orElse(List.of()));
    }

    private static List<TimelineFrame> first(List<TimelineFrame> all) {
        Map<Integer, Integer> shown = new HashMap<>();
        long cameras = all.stream().map(TimelineFrame::camera).distinct().count();
        long from = firstWholeTrigger(all, cameras);
        return all.stream()
                .filter(frame -> frame.index() >= from)
                .sorted(Comparator.comparingLong(TimelineFrame::exposureStart)
                        .thenComparingInt(TimelineFrame::camera)
                        .thenComparingLong(TimelineFrame::index))
                .filter(frame -> shown.merge(frame.camera(), 1, Integer::sum) <= MOST_FRAMES_OF_ONE)
                .limit(Math.max(MOST_FRAMES, 2 * cameras))
                .toList();
    }

    /** With jitter the warm-up's end cuts through the frames of one trigger; the timeline starts at a whole one. */
    private static long firstWholeTrigger(List<TimelineFrame> all, long cameras) {
        Map<Long, Long> views =
                all.stream().collect(Collectors.groupingBy(TimelineFrame::index, TreeMap::new, Collectors.counting()));
        return views.entrySet().stream()
                .filter(trigger -> trigger.getValue() == cameras)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Long.MIN_VALUE);
    }

    /**
     * A part of a frame's life.
     *
     * @param stage what it is
     * @param from its start, ps
     * @param to its end, ps
     */
    private record Span(Stage stage, long from, long to) {
        boolean drawn() {
            return from != TimelineFrame.NOT_REACHED && to > from;
        }
    }

    Markup markup() {
        Markup panel = Markup.of("section").add(Markup.of("h2", "The first frames of the recommended network"));
        if (frames.isEmpty()) {
            return panel.add(Markup.of("p", "No frames were recorded."));
        }
        return panel.add(chart())
                .add(Markup.of(
                                "p",
                                "Numbers are those of the triggers. Thin bars are waits; a cross marks a dropped frame. "
                                        + "Shown from the end of the warm-up of the first replication.")
                        .with("class", "soft"))
                .add(table());
    }

    private Markup chart() {
        List<Integer> cameras =
                frames.stream().map(TimelineFrame::camera).distinct().sorted().toList();
        long start = start();
        long end = frames.stream().mapToLong(TimelinePanel::end).max().orElseThrow();
        Box plot = new Box(LEFT, TOP, WIDTH, cameras.size() * CAMERA);
        Scale x = new Scale(0, Math.max((end - start) / PS_PER_MS, 1e-6) * 1.02, LEFT, LEFT + WIDTH, false);
        Legend legend = new Legend();
        for (Stage stage :
                List.of(Stage.EXPOSURE, Stage.READOUT, Stage.SENSOR_COMPUTE, Stage.LINK, Stage.AGGREGATOR_COMPUTE)) {
            legend.colour(StagePanel.colour(stage), StagePanel.words(stage));
        }
        legend.colour("waiting", "waiting");
        double bottom = TOP + plot.height() + 48;
        Chart chart = new Chart(
                "Timeline of the first frames over sensor, link and aggregator",
                1024,
                bottom + legend.height(WIDTH),
                plot);
        for (int i = 0; i < cameras.size(); i += 2) {
            chart.add(Chart.rectangle(new Box(0, TOP + i * CAMERA, LEFT + WIDTH, CAMERA), "band"));
        }
        chart.horizontalAxis(x, 10, "ms since the first exposure shown began");
        for (int i = 0; i < cameras.size(); i++) {
            rows(chart, name(cameras.get(i)), TOP + i * CAMERA + 8);
        }
        for (TimelineFrame frame : frames) {
            frame(chart, x, frame, TOP + cameras.indexOf(frame.camera()) * CAMERA + 8);
        }
        legend.draw(chart, LEFT, bottom, WIDTH);
        return chart.markup();
    }

    private long start() {
        return frames.get(0).exposureStart();
    }

    private static void rows(Chart chart, String camera, double top) {
        chart.add(Chart.text(8, top + 16, TextWidth.fitted(camera, 12, LEFT - 84), "strong"));
        chart.add(Chart.text(LEFT - 8, top + 16, "sensor", "tick end"));
        chart.add(Chart.text(LEFT - 8, top + 2 * HALF + 12, "link", "tick end"));
        chart.add(Chart.text(LEFT - 8, top + 2 * HALF + ROW + 12, "aggregator", "tick end"));
    }

    private void frame(Chart chart, Scale x, TimelineFrame f, double top) {
        String name = name(f.camera()) + " #" + f.index();
        String number = Long.toString(f.index());
        double compute = top + HALF;
        double link = top + 2 * HALF;
        double aggregator = link + ROW;
        bar(chart, x, new Span(Stage.EXPOSURE, f.exposureStart(), f.readoutStart()), top, new String[] {name, number});
        bar(chart, x, new Span(Stage.READOUT, f.readoutStart(), f.readoutEnd()), top, new String[] {name, ""});
        bar(chart, x, new Span(Stage.SENSOR_WAIT, f.readoutEnd(), f.sensorStart()), compute, new String[] {name, ""});
        bar(chart, x, new Span(Stage.SENSOR_COMPUTE, f.sensorStart(), f.sensorEnd()), compute, new String[] {
            name, number
        });
        bar(chart, x, new Span(Stage.LINK_WAIT, f.sensorEnd(), f.linkStart()), link, new String[] {name, ""});
        bar(chart, x, new Span(Stage.LINK, f.linkStart(), f.linkEnd()), link, new String[] {name, number});
        bar(chart, x, new Span(Stage.FUSION_WAIT, f.linkEnd(), f.joined()), aggregator, new String[] {name, ""});
        bar(chart, x, new Span(Stage.AGGREGATOR_WAIT, f.joined(), f.aggregatorStart()), aggregator, new String[] {
            name, ""
        });
        bar(
                chart,
                x,
                new Span(Stage.AGGREGATOR_COMPUTE, f.aggregatorStart(), f.aggregatorEnd()),
                aggregator,
                new String[] {name, number});
        if (!f.dropped().isEmpty()) {
            double at = x.at((end(f) - start()) / PS_PER_MS);
            double row = f.linkEnd() != TimelineFrame.NOT_REACHED ? aggregator : link;
            chart.add(
                    Chart.explained(Chart.text(at, row + 12, "×", "strong middle"), name + " dropped: " + f.dropped()));
        }
    }

    /** Draws a span; {@code texts} are its explanation and what is written into it where there is room. */
    private void bar(Chart chart, Scale x, Span span, double top, String[] texts) {
        if (!span.drawn()) {
            return;
        }
        double from = x.at((span.from() - start()) / PS_PER_MS);
        double to = x.at((span.to() - start()) / PS_PER_MS);
        boolean waits = StagePanel.colour(span.stage()).equals("c8");
        double width = Math.max(to - from, 0.75);
        Box box = waits ? new Box(from, top + 4.5, width, 3) : new Box(from, top, width, HALF - 1);
        String explanation = texts[0] + ", " + StagePanel.words(span.stage()) + ", "
                + Shown.figure((span.to() - span.from()) / PS_PER_MS) + " ms";
        String classes = waits ? "waiting" : StagePanel.colour(span.stage());
        chart.add(Chart.explained(Chart.rectangle(box, classes), explanation));
        if (!waits && !texts[1].isEmpty() && TextWidth.of(texts[1], SMALL) + 3 <= width) {
            chart.add(
                    Chart.text(from + width / 2, top + 9.5, texts[1], "small middle " + StagePanel.ink(span.stage())));
        }
    }

    /** The last boundary that a frame reached. */
    private static long end(TimelineFrame frame) {
        return LongStream.of(boundaries(frame)).max().orElseThrow();
    }

    private static long[] boundaries(TimelineFrame f) {
        return new long[] {
            f.exposureStart(),
            f.readoutStart(),
            f.readoutEnd(),
            f.sensorStart(),
            f.sensorEnd(),
            f.linkStart(),
            f.linkEnd(),
            f.joined(),
            f.aggregatorStart(),
            f.aggregatorEnd()
        };
    }

    /** The camera's name; a network with fewer views than there are cameras uses every so-manieth of them. */
    private String name(int camera) {
        Scenario scenario = outcome.spec().scenario();
        int views = outcome.pick().map(pick -> pick.query().plan().views()).orElse(1);
        int every = scenario.fuses() ? Math.max(1, scenario.cameras().size() / views) : 1;
        List<String> ids = scenario.cameras().stream().map(CameraSpec::id).toList();
        int place = camera * every;
        return place < ids.size() ? ids.get(place) : "camera " + camera;
    }

    private Markup table() {
        HtmlTable table = new HtmlTable(
                "Boundaries in ms since the first exposure shown began.",
                List.of(
                        "camera",
                        "#frame",
                        "#exposure",
                        "#readout",
                        "#readout end",
                        "#NPU start",
                        "#NPU end",
                        "#link start",
                        "#link end",
                        "#joined",
                        "#aggregator start",
                        "#result",
                        "dropped"));
        for (TimelineFrame frame : frames) {
            List<String> row = new ArrayList<>(List.of(name(frame.camera()), Long.toString(frame.index())));
            for (long at : boundaries(frame)) {
                row.add(
                        at == TimelineFrame.NOT_REACHED
                                ? Shown.NOTHING
                                : String.format(Locale.ROOT, "%.3f", (at - start()) / PS_PER_MS));
            }
            row.add(frame.dropped());
            table.row(row);
        }
        return table.folded("Table of this chart");
    }
}
