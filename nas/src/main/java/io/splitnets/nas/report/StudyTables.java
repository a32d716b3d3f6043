package io.splitnets.nas.report;

import io.splitnets.measure.Estimate;
import io.splitnets.nas.study.Cell;
import io.splitnets.nas.study.FigureText;
import io.splitnets.nas.study.SeedFigure;
import io.splitnets.nas.study.StudyOutcome;
import io.splitnets.nas.study.TableOutcome;
import io.splitnets.nas.study.TableOutcome.Column;
import io.splitnets.nas.study.TableOutcome.Training;
import io.splitnets.report.CsvText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The tables of a study as Markdown and as CSV. */
public final class StudyTables {
    private StudyTables() {}

    /** All tables with their names as headings. */
    public static String markdown(StudyOutcome outcome) {
        List<String> tables = new ArrayList<>();
        outcome.tables().forEach(table -> tables.add("## " + table.name() + "\n\n" + markdown(table, outcome)));
        return String.join("\n", tables);
    }

    /** One table with what it shows and what follows from it. */
    static String markdown(TableOutcome table, StudyOutcome outcome) {
        StringBuilder text = new StringBuilder(table.about())
                .append(' ')
                .append(seeds(outcome))
                .append("\n\n");
        row(text, table.columns().stream().map(Column::title).toList());
        row(text, table.columns().stream().map(column -> "---").toList());
        table.rows()
                .forEach(cells -> row(text, cells.stream().map(FigureText::of).toList()));
        List<String> lines = new ArrayList<>();
        table.figures()
                .forEach(overall ->
                        lines.add(overall.title() + ": " + FigureText.of(overall.figure(), overall.scale()) + "."));
        lines.addAll(table.statements());
        if (!lines.isEmpty()) {
            text.append('\n');
            lines.forEach(line -> text.append("- ").append(line).append('\n'));
        }
        return text.toString();
    }

    private static String seeds(StudyOutcome outcome) {
        List<Long> seeds = outcome.spec().seeds();
        String toy = outcome.toy() ? " A toy data set, which says nothing about real images." : "";
        return (seeds.size() == 1
                        ? "One seed (" + seeds.get(0) + "), so no interval."
                        : "Means over " + seeds.size() + " trainings (seeds "
                                + String.join(
                                        ", ",
                                        seeds.stream().map(String::valueOf).toList())
                                + ") with Student's 95 % interval over them in brackets.")
                + toy;
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append('|');
        cells.forEach(cell -> text.append(' ').append(cell.replace("|", "\\|")).append(" |"));
        text.append('\n');
    }

    /** What the trainings of a table took when they were trained, as a line; it differs between machines. */
    static String cost(TableOutcome table) {
        double sum = 0;
        int known = 0;
        for (Training training : table.trainings()) {
            known += training.cpuSeconds().isPresent() ? 1 : 0;
            sum += training.cpuSeconds().orElse(0);
        }
        return String.format(
                Locale.ROOT,
                "Trainings: %d, of which %d took %.0f CPU-seconds together when they were trained.%n",
                table.trainings().size(),
                known,
                sum);
    }

    /** One table; a figure takes three columns: its mean and the ends of its interval. */
    static String csv(TableOutcome table) {
        List<Boolean> figures = new ArrayList<>();
        List<String> header = new ArrayList<>();
        for (int c = 0; c < table.columns().size(); c++) {
            String key = table.columns().get(c).key();
            boolean figure = isFigure(table, c);
            figures.add(figure);
            header.addAll(figure ? List.of(key, key + "_low", key + "_high") : List.of(key));
        }
        CsvText csv = new CsvText(header);
        for (List<Cell> row : table.rows()) {
            for (int c = 0; c < row.size(); c++) {
                cell(csv, row.get(c), figures.get(c));
            }
            csv.end();
        }
        return csv.toString();
    }

    private static boolean isFigure(TableOutcome table, int column) {
        return table.rows().stream().anyMatch(row -> row.get(column) instanceof Cell.Figure);
    }

    private static void cell(CsvText csv, Cell cell, boolean wide) {
        if (cell instanceof Cell.Figure figure) {
            figure(csv, figure.figure());
        } else {
            csv.cell(((Cell.Text) cell).text());
            if (wide) {
                csv.cell("").cell("");
            }
        }
    }

    private static void figure(CsvText csv, SeedFigure figure) {
        Estimate estimate = figure.estimate();
        csv.cell(estimate.value()).cell(estimate.low()).cell(estimate.high());
    }

    /** What was trained, with the CPU-seconds that it took. */
    static String trainings(StudyOutcome outcome) {
        CsvText csv = new CsvText(List.of("table", "what", "seed", "weights", "steps", "batch", "cpu_seconds"));
        for (TableOutcome table : outcome.tables()) {
            for (Training training : table.trainings()) {
                OptionalDouble seconds = training.cpuSeconds();
                csv.cell(table.name())
                        .cell(training.what())
                        .cell(training.seed())
                        .cell(training.key())
                        .cell(training.steps())
                        .cell(training.batch())
                        .cell(seconds)
                        .end();
            }
        }
        return csv.toString();
    }
}
