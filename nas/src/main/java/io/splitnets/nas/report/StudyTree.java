package io.splitnets.nas.report;

import io.splitnets.measure.Estimate;
import io.splitnets.nas.study.Cell;
import io.splitnets.nas.study.SeedFigure;
import io.splitnets.nas.study.StudyOutcome;
import io.splitnets.nas.study.TableOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tables of a study as a tree for JSON. Accuracies and their differences are shares. */
public final class StudyTree {
    private StudyTree() {}

    /** All tables. */
    public static Map<String, @Nullable Object> of(StudyOutcome outcome) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("study", outcome.spec().name());
        tree.put("seeds", outcome.spec().seeds());
        tree.put("subnets", outcome.spec().subnets().size());
        tree.put("subnets_seed", outcome.spec().subnetSeed());
        tree.put("confidence", SeedFigure.CONFIDENCE);
        tree.put("toy_dataset", outcome.toy());
        List<Object> tables = new ArrayList<>();
        outcome.tables().forEach(table -> tables.add(table(table)));
        tree.put("tables", tables);
        return tree;
    }

    private static Map<String, @Nullable Object> table(TableOutcome table) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("name", table.name());
        tree.put("kind", table.kind());
        tree.put("about", table.about());
        List<Object> rows = new ArrayList<>();
        for (List<Cell> row : table.rows()) {
            Map<String, @Nullable Object> cells = new LinkedHashMap<>();
            for (int c = 0; c < row.size(); c++) {
                cells.put(table.columns().get(c).key(), value(row.get(c)));
            }
            rows.add(cells);
        }
        tree.put("rows", rows);
        Map<String, Object> figures = new LinkedHashMap<>();
        table.figures().forEach(figure -> figures.put(figure.key(), figure(figure.figure())));
        tree.put("figures", figures);
        tree.put("statements", table.statements());
        return tree;
    }

    private static @Nullable Object value(Cell cell) {
        if (cell instanceof Cell.Figure figure) {
            return figure(figure.figure());
        }
        String text = ((Cell.Text) cell).text();
        return text.isEmpty() ? null : text;
    }

    private static Map<String, @Nullable Object> figure(SeedFigure figure) {
        Estimate estimate = figure.estimate();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("mean", estimate.value());
        tree.put("low", estimate.low().isPresent() ? estimate.low().getAsDouble() : null);
        tree.put("high", estimate.high().isPresent() ? estimate.high().getAsDouble() : null);
        tree.put("per_seed", figure.perSeed());
        return tree;
    }

    /** What was trained for each table, without the time it took. */
    static List<Object> trainings(StudyOutcome outcome) {
        List<Object> list = new ArrayList<>();
        for (TableOutcome table : outcome.tables()) {
            for (TableOutcome.Training training : table.trainings()) {
                Map<String, Object> tree = new LinkedHashMap<>();
                tree.put("table", table.name());
                tree.put("what", training.what());
                tree.put("seed", training.seed());
                tree.put("weights", training.key());
                tree.put("steps", training.steps());
                tree.put("batch", training.batch());
                list.add(tree);
            }
        }
        return list;
    }
}
