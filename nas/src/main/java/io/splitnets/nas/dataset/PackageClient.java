package io.splitnets.nas.dataset;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs programs found on the path of a given environment, with messages in English. */
final class PackageClient {
    private static final long MINUTES = 30;
    private static final int KEPT_OUTPUT = 2000;

    private final Map<String, String> environment;

    PackageClient(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * How a program ended.
     *
     * @param output the end of what it wrote
     */
    record Outcome(int code, String output) {
        boolean succeeded() {
            return code == 0;
        }

        /** The lines in which apt and dpkg say what is wrong, or the last line. */
        String complaint() {
            List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
            List<String> errors = lines.stream()
                    .filter(line -> line.startsWith("E:") || line.startsWith("dpkg"))
                    .toList();
            if (!errors.isEmpty()) {
                return String.join(" ", errors);
            }
            return lines.isEmpty() ? "exit code " + code : lines.get(lines.size() - 1);
        }
    }

    /** The program of that name, if the path holds one. */
    Optional<Path> find(String program) {
        return Stream.of(environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder).resolve(program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** Runs a program in a folder until it ends; it is stopped after half an hour. */
    Outcome run(Path folder, Path program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile(folder, "client-", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                return new Outcome(-1, "no end after " + MINUTES + " minutes");
            }
            String text = Files.readString(log, StandardCharsets.ISO_8859_1);
            return new Outcome(process.exitValue(), text.substring(Math.max(0, text.length() - KEPT_OUTPUT)));
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(log);
        }
    }
}
