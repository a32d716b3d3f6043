package io.splitnets.input;

import java.util.Comparator;

/**
 * A place in a file.
 *
 * @param file name as the user gave it, or {@code --set} for a value from the command line
 * @param line counted from one; 0 for a file without lines
 * @param column counted from one, in Unicode code points; in a file without lines the byte, counted from zero
 */
public record Location(String file, int line, int column) {
    /** Order within one file. */
    static final Comparator<Location> IN_FILE =
            Comparator.comparingInt(Location::line).thenComparingInt(Location::column);

    /** A place in a file that has no lines. */
    public static Location atByte(String file, int offset) {
        return new Location(file, 0, offset);
    }

    /** The origin as shown beside a value: the file and the line, or only {@code --set}. */
    String origin() {
        return file.startsWith("--") ? file : Printed.escaped(file) + ":" + line;
    }

    @Override
    public String toString() {
        return Printed.escaped(file) + (line == 0 ? ": byte " : ":" + line + ":") + column;
    }
}
