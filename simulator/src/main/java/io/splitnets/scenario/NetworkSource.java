package io.splitnets.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the layers of a network come from.
 *
 * @param file they were imported from; empty for a built-in network
 * @param warnings what a user should know of the layers before trusting the figures
 * @param notes what the file leaves open and was taken for granted
 */
public record NetworkSource(Optional<Path> file, List<String> warnings, List<String> notes) {
    /** A network whose layers are all known. */
    public static final NetworkSource BUILTIN = new NetworkSource(Optional.empty(), List.of(), List.of());

    /** Copies the lists. */
    public NetworkSource {
        warnings = List.copyOf(warnings);
        notes = List.copyOf(notes);
    }
}
