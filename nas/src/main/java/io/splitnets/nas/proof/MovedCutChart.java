package io.splitnets.nas.proof;

import io.splitnets.report.Chart;
import io.splitnets.report.LabelLayout.Box;
import io.splitnets.report.Markup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The chosen cuts as a drawing of three panels, one for each assumption; it stands in a file of its own. */
final class MovedCutChart {
    private static final String STYLE = "svg{background:#ffffff;font-family:system-ui,sans-serif}"
            + "text{fill:#1b1f24;font-size:12px}.tick{fill:#59616b}.small{font-size:10.5px}.middle{text-anchor:middle}"
            + ".end{text-anchor:end}.strong{font-weight:700}.grid{stroke:#d5d9de}.axis{stroke:#59616b}"
            + ".any{stroke:#0072B2;stroke-width:1.8;fill:none}.anydot{fill:#0072B2}"
            + ".kept{stroke:#E69F00;stroke-width:1.8;fill:none;stroke-dasharray:5 4}.keptdot{fill:#E69F00}";

    private static final double PANEL = 330;
    private static final double STEP = 26;
    private static final double TOP = 58;
    private static final double LEFT = 60;
    private static final double GAP = 22;
    /** A little apart, so that both can be seen where they are the same. */
    private static final double APART = 4;

    private final MovedCut table;
    private final double height;

    private MovedCutChart(MovedCut table) {
        this.table = table;
        this.height = STEP * (table.cuts().size() - 1);
    }

    static String of(MovedCut table) {
        return new MovedCutChart(table).draw();
    }

    private String draw() {
        Map<String, List<MovedCut.Row>> panels = new LinkedHashMap<>();
        table.rows()
                .forEach(row -> panels.computeIfAbsent(row.moved(), key -> new ArrayList<>())
                        .add(row));
        double width = LEFT + panels.size() * (PANEL + GAP);
        Box plot = new Box(LEFT, TOP, width - LEFT - GAP, height);
        Chart chart = new Chart("Chosen cut against lanes, sensor memory and clock", width, TOP + height + 64, plot);
        for (int i = 0; i < table.cuts().size(); i++) {
            double y = TOP + height - i * STEP;
            chart.add(Chart.text(LEFT - 12, y + 4, table.cuts().get(i), "tick end"));
            chart.add(Chart.line(LEFT - 6, y, width - GAP, y, "grid"));
        }
        int i = 0;
        for (Map.Entry<String, List<MovedCut.Row>> panel : panels.entrySet()) {
            panel(chart, LEFT + i++ * (PANEL + GAP), panel.getKey(), panel.getValue());
        }
        legend(chart);
        Markup svg = chart.markup()
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("width", width)
                .with("height", TOP + height + 64)
                .add(Markup.of("style", STYLE));
        return svg + "\n";
    }

    private void panel(Chart chart, double x, String name, List<MovedCut.Row> rows) {
        double step = PANEL / rows.size();
        chart.add(Chart.line(x, TOP - 8, x, TOP + height + 8, "axis"));
        chart.add(Chart.text(x + PANEL / 2, TOP + height + 46, name, "label middle strong"));
        List<double[]> any = new ArrayList<>();
        List<double[]> kept = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            MovedCut.Row row = rows.get(i);
            double at = x + (i + 0.5) * step;
            String value = row.value() + (row.base() ? " *" : "");
            chart.add(Chart.text(at, TOP + height + 26, value, "tick middle"));
            place(row.choice(), at, -APART, any);
            place(row.withoutRaw(), at, APART, kept);
        }
        line(chart, kept, "kept", "keptdot");
        line(chart, any, "any", "anydot");
        for (int i = 0; i < rows.size(); i++) {
            double at = x + (i + 0.5) * step;
            rows.get(i).choice().ifPresent(choice -> label(chart, choice, at));
        }
    }

    private void label(Chart chart, CutChoice choice, double at) {
        if (choice.channels() > 0) {
            String share = choice.kept() == choice.channels() ? "all" : choice.kept() + "/" + choice.channels();
            chart.add(Chart.text(at, y(choice) - 12, share, "small middle"));
        }
    }

    private void place(Optional<CutChoice> choice, double x, double apart, List<double[]> points) {
        choice.ifPresent(found -> points.add(new double[] {x, y(found) + apart}));
    }

    private double y(CutChoice choice) {
        return TOP + height - table.cuts().indexOf(choice.cut()) * STEP;
    }

    private static void line(Chart chart, List<double[]> points, String line, String dot) {
        StringBuilder path = new StringBuilder();
        for (double[] point : points) {
            path.append(path.isEmpty() ? "M" : "L")
                    .append(Markup.coordinate(point[0]))
                    .append(' ')
                    .append(Markup.coordinate(point[1]));
        }
        chart.add(Markup.of("path").with("d", path.toString()).with("class", line));
        for (double[] point : points) {
            chart.add(circle(point[0], point[1], dot));
        }
    }

    private static Markup circle(double x, double y, String dot) {
        return Markup.of("circle").with("cx", x).with("cy", y).with("r", 4).with("class", dot);
    }

    private void legend(Chart chart) {
        chart.add(circle(LEFT, 16, "anydot"));
        chart.add(Chart.text(LEFT + 12, 20, "chosen cut, with channels kept of all", "label"));
        chart.add(circle(LEFT + 300, 16, "keptdot"));
        chart.add(Chart.text(LEFT + 312, 20, "where raw pixels may not leave the sensor", "label"));
        chart.add(Chart.text(LEFT + 620, 20, "* base system", "label"));
    }
}
