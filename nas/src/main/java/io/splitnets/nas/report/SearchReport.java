package io.splitnets.nas.report;

import io.splitnets.input.AtomicFiles;
import io.splitnets.input.JsonText;
import io.splitnets.nas.experiment.SearchOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the outcome of a search into a folder: {@code front.csv}, {@code front.json}, {@code evaluated.csv},
 * {@code history.csv}, {@code report.html} and, last, {@code manifest.json} with the hashes of the others. Equal outcomes
 * give equal bytes.
 */
public final class SearchReport {
    private SearchReport() {}

    /** Writes the files, with a command to repeat the search that is made from its name. */
    public static Map<String, @Nullable Object> write(SearchOutcome outcome, Path folder) throws IOException {
        String name = outcome.spec().name();
        String file = (name.matches("[A-Za-z0-9._][A-Za-z0-9._-]*") ? name : "SEARCH") + ".yaml";
        return write(outcome, folder, "splitnets search " + file);
    }

    /**
     * Writes the files. All are composed before the first is written, and each takes its place whole or not at all.
     *
     * @param command repeats the search, as typed
     * @return what {@code search --json} prints, the content of {@code front.json}
     * @throws IOException if a file cannot be written; without {@code manifest.json} the folder is not complete
     */
    public static Map<String, @Nullable Object> write(SearchOutcome outcome, Path folder, String command)
            throws IOException {
        Map<String, @Nullable Object> tree = new FrontTree(outcome).tree();
        Map<String, String> files = new LinkedHashMap<>();
        files.put("front.csv", Tables.front(outcome));
        files.put("front.json", JsonText.write(tree));
        files.put("evaluated.csv", Tables.evaluated(outcome));
        files.put("history.csv", Tables.history(outcome));
        files.put("report.html", ReportPage.of(outcome, command));
        files.put("manifest.json", manifest(outcome, command, files));
        for (Map.Entry<String, String> file : files.entrySet()) {
            AtomicFiles.writeText(folder.resolve(file.getKey()), file.getValue());
        }
        return tree;
    }

    private static String manifest(SearchOutcome outcome, String command, Map<String, String> files) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("command", command);
        manifest.put("fingerprint", FrontTree.fingerprint(outcome));
        manifest.put("files", WrittenFiles.tree(files));
        manifest.put("provenance", outcome.provenance().toTree());
        return JsonText.write(manifest);
    }
}
