package io.splitnets.cli;

import io.splitnets.report.Provenance;
import io.splitnets.scenario.NetworkSpec;
import io.splitnets.scenario.Scenario;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** SHA-256 of the files that a run reads: the scenario, and the networks it names, relative to it. */
final class InputHashes {
    private InputHashes() {}

    static Map<String, String> of(Path file, Scenario scenario) {
        Map<String, String> hashes = new LinkedHashMap<>();
        hashes.put(file.getFileName().toString(), Provenance.sha256(file));
        for (NetworkSpec network : scenario.networks()) {
            network.use()
                    .flatMap(use -> use.source().file())
                    .ifPresent(source -> hashes.put(relative(file, source), Provenance.sha256(source)));
        }
        return hashes;
    }

    private static String relative(Path file, Path source) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Path shown = folder == null
                ? source
                : folder.relativize(source.toAbsolutePath().normalize());
        return shown.toString().replace('\\', '/');
    }
}
