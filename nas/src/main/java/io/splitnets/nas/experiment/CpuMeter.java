package io.splitnets.nas.experiment;

import com.sun.management.OperatingSystemMXBean;
import io.splitnets.input.AtomicFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CPU time of this process while something is trained, native threads and the compiler of Java included, in a file
 * beside the weights. A training that goes on where it stopped adds to what it took before.
 */
final class CpuMeter {
    private static final Pattern TEXT = Pattern.compile("steps (\\d{1,9}) cpu_seconds (\\d{1,9}\\.\\d{1,9})\\s*");

    private final Path file;
    private final boolean known;
    private final double before;
    private final double start;

    private CpuMeter(Path file, boolean known, double before) {
        this.file = file;
        this.known = known;
        this.before = before;
        this.start = seconds();
    }

    /** A meter that starts now; {@code steps} that were trained before count by what the file says of them. */
    static CpuMeter of(Path file, int steps) {
        Matcher matcher = TEXT.matcher(text(file));
        boolean same = matcher.matches() && Integer.parseInt(matcher.group(1)) == steps;
        return new CpuMeter(file, steps == 0 || same, steps > 0 && same ? Double.parseDouble(matcher.group(2)) : 0);
    }

    /** What {@code file} says; empty if it is not there or was not written by this class. */
    static OptionalDouble read(Path file) {
        Matcher matcher = TEXT.matcher(text(file));
        return matcher.matches() ? OptionalDouble.of(Double.parseDouble(matcher.group(2))) : OptionalDouble.empty();
    }

    /** Keeps the time until now; nothing, if that of the steps before is not known. */
    void save(int steps) {
        try {
            if (known) {
                AtomicFiles.writeText(
                        file, "steps " + steps + " cpu_seconds " + tenths(before + seconds() - start) + "\n");
            } else {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tenths(double seconds) {
        return String.format(java.util.Locale.ROOT, "%.1f", seconds);
    }

    private static String text(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.readString(file, StandardCharsets.UTF_8) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double seconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime() / 1e9
                : 0;
    }
}
