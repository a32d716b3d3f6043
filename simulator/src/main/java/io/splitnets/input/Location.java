package io.splitnets.input;

import java.util.Comparator;

/**
 * A place in a file.
 *
 * @param file name as the user gave it, or {@code --set} for a value from the command line
 * @param line counted from one
 * @param column counted from one, in Unicode code points
 */
public record Location(String file, int line, int column) {
    /** Order within one file. */
    static final Comparator<Location> IN_FILE =
            Comparator.comparingInt(Location::line).thenComparingInt(Location::column);

    /** The origin as shown beside a value: the file and the line, or only {@code --set}. */
    String origin() {
        return file.startsWith("--") ? file : Printed.escaped(file) + ":" + line;
    }

    @Override
    public String toString() {
        return Printed.escaped(file) + ":" + line + ":" + column;
    }
}
