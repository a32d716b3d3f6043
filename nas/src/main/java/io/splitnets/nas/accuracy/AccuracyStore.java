package io.splitnets.nas.accuracy;

import io.splitnets.input.AtomicFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Accuracies measured before, in a text file: one line per network, {@code correct total network}. What the accuracies
 * depend on beside the network (weights, images) is in the file's name, chosen by the caller. Thread-safe.
 */
public final class AccuracyStore {
    private static final String HEADER = "splitnets accuracies 1";

    private final Path file;
    private final Map<String, AccuracyEstimate> known = new ConcurrentSkipListMap<>();

    private AccuracyStore(Path file) {
        this.file = file;
    }

    /** The store in {@code file}; a file that is missing or was not written by this class counts as empty. */
    public static AccuracyStore open(Path file) {
        AccuracyStore store = new AccuracyStore(file);
        if (Files.isRegularFile(file)) {
            store.load();
        }
        return store;
    }

    private void load() {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            if (text.startsWith(HEADER + "\n")) {
                text.lines().skip(1).forEach(this::line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void line(String line) {
        String[] parts = line.split(" ", 3);
        if (parts.length == 3 && parts[0].matches("\\d{1,9}") && parts[1].matches("[1-9]\\d{0,8}")) {
            int correct = Integer.parseInt(parts[0]);
            int total = Integer.parseInt(parts[1]);
            if (correct <= total) {
                known.put(parts[2], new AccuracyEstimate(correct, total));
            }
        }
    }

    /** The accuracy of {@code network}, if it was measured before. */
    public Optional<AccuracyEstimate> find(String network) {
        return Optional.ofNullable(known.get(network));
    }

    /** Keeps an accuracy until the next {@link #save()}. */
    public void put(String network, AccuracyEstimate accuracy) {
        known.put(network, accuracy);
    }

    /** Writes all accuracies to the file, whole or not at all. */
    public void save() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        known.forEach((network, accuracy) -> text.append(accuracy.correct())
                .append(' ')
                .append(accuracy.total())
                .append(' ')
                .append(network)
                .append('\n'));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            AtomicFiles.writeText(file, text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
