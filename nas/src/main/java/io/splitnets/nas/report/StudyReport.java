package io.splitnets.nas.report;

import io.splitnets.input.AtomicFiles;
import io.splitnets.input.JsonText;
import io.splitnets.nas.study.StudyOutcome;
import io.splitnets.nas.study.TableOutcome;
import io.splitnets.report.MarkedText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the tables of a study into a folder: a CSV file each, {@code tables.md}, {@code study.json} and, last,
 * {@code manifest.json} with the hashes of the others. Equal studies give equal bytes. {@code trainings.csv} beside them
 * tells what was trained and what CPU time it took, which is no result and not in the manifest.
 */
public final class StudyReport {
    private StudyReport() {}

    /**
     * Writes the files.
     *
     * @param command repeats the study, as typed
     * @throws IOException if a file cannot be written; without {@code manifest.json} the folder is not complete
     */
    public static void write(StudyOutcome outcome, Path folder, String command) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        outcome.tables().forEach(table -> files.put(table.name() + ".csv", StudyTables.csv(table)));
        files.put("tables.md", StudyTables.markdown(outcome));
        files.put("study.json", JsonText.write(StudyTree.of(outcome)));
        files.put("manifest.json", manifest(outcome, command, files));
        AtomicFiles.writeText(folder.resolve("trainings.csv"), StudyTables.trainings(outcome));
        for (Map.Entry<String, String> file : files.entrySet()) {
            AtomicFiles.writeText(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** The line in front of a table's place in a page. */
    public static String begin(String study, String table) {
        return "<!-- study " + study + "/" + table + " begin -->";
    }

    /** The line behind it. */
    public static String end(String study, String table) {
        return "<!-- study " + study + "/" + table + " end -->";
    }

    /** Whether {@code page} has both lines for a table. */
    public static boolean hasPlace(String page, String study, String table) {
        return MarkedText.with(page, begin(study, table), end(study, table), "").isPresent();
    }

    /** A page with the tables of a study written anew where it has a place for them, each with the CPU time it took. */
    public static String updated(String page, StudyOutcome outcome) {
        String study = outcome.spec().name();
        String updated = page;
        for (TableOutcome table : outcome.tables()) {
            String content = "\n" + StudyTables.markdown(table, outcome) + "\n" + StudyTables.cost(table) + "\n";
            updated = MarkedText.with(updated, begin(study, table.name()), end(study, table.name()), content)
                    .orElse(updated);
        }
        return updated;
    }

    private static String manifest(StudyOutcome outcome, String command, Map<String, String> files) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("command", command);
        manifest.put("seeds", outcome.spec().seeds());
        manifest.put("files", WrittenFiles.tree(files));
        manifest.put("trainings", StudyTree.trainings(outcome));
        manifest.put("provenance", outcome.provenance().toTree());
        return JsonText.write(manifest);
    }
}
