package io.splitnets.nas.study;

import io.splitnets.nas.study.Cell.Scale;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A table as it was measured.
 *
 * @param name of the table in the study file
 * @param kind its kind there
 * @param about what is compared, on which images; sentences
 * @param columns in order
 * @param rows one cell per column
 * @param figures what is said of the table as a whole
 * @param statements what the figures say, in words made from them; sentences
 * @param trainings what was trained for it, in order
 */
public record TableOutcome(
        String name,
        String kind,
        String about,
        List<Column> columns,
        List<List<Cell>> rows,
        List<Overall> figures,
        List<String> statements,
        List<Training> trainings) {
    /** Copies the lists and refuses rows that do not fit the columns. */
    public TableOutcome {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        figures = List.copyOf(figures);
        statements = List.copyOf(statements);
        trainings = List.copyOf(trainings);
        int width = columns.size();
        if (rows.stream().anyMatch(row -> row.size() != width)) {
            throw new IllegalArgumentException("table '" + name + "' has a row that is not " + width + " cells wide");
        }
    }

    /**
     * A column.
     *
     * @param key in CSV and JSON
     * @param title for people
     */
    public record Column(String key, String title) {}

    /**
     * A figure of the whole table.
     *
     * @param key in JSON
     * @param title for people
     * @param figure over the seeds
     * @param scale how it is shown
     */
    public record Overall(String key, String title, SeedFigure figure, Scale scale) {}

    /**
     * Something trained for a table.
     *
     * @param what the variant, or the network that was trained alone
     * @param seed of the training
     * @param key of the kept weights
     * @param steps optimiser steps
     * @param batch images per step
     * @param cpuSeconds CPU time when it was trained; empty where it is not known
     */
    public record Training(String what, long seed, String key, int steps, int batch, OptionalDouble cpuSeconds) {}
}
