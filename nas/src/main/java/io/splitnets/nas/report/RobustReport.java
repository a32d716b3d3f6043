package io.splitnets.nas.report;

import io.splitnets.input.AtomicFiles;
import io.splitnets.input.JsonText;
import io.splitnets.nas.robust.RobustOutcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the robustness of a front into a folder: {@code robust.csv} with its networks, {@code assumptions.csv}, {@code
 * robust.json}, {@code robust.html} and, last, {@code robust-manifest.json} with the hashes of the others. Equal outcomes
 * give equal bytes.
 */
public final class RobustReport {
    private RobustReport() {}

    /**
     * Writes the files.
     *
     * @param command repeats it, as typed
     * @throws IOException if a file cannot be written; without the manifest the folder is not complete
     */
    public static void write(RobustOutcome outcome, Path folder, String command) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("robust.csv", RobustTables.networks(outcome));
        files.put("assumptions.csv", RobustTables.assumptions(outcome));
        files.put("robust.json", JsonText.write(RobustTree.of(outcome)));
        files.put("robust.html", RobustPage.of(outcome, command));
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("command", command);
        manifest.put("files", WrittenFiles.tree(files));
        manifest.put("provenance", outcome.provenance().toTree());
        files.put("robust-manifest.json", JsonText.write(manifest));
        for (Map.Entry<String, String> file : files.entrySet()) {
            AtomicFiles.writeText(folder.resolve(file.getKey()), file.getValue());
        }
    }
}
