package io.splitnets.input;

/**
 * One thing wrong in the user's input.
 *
 * @param at where it stands
 * @param path the keys that lead there, such as {@code sensors[0].fps}; empty at the top level
 * @param value the text found, or empty if there is none
 * @param expected what is wrong and what was expected
 * @param suggestion empty, or {@code did you mean 'x'?}
 */
public record Problem(Location at, String path, String value, String expected, String suggestion) {
    private static final int LONGEST_PATH = 200;

    /** A problem about a place rather than a value. */
    static Problem at(Location at, String expected) {
        return new Problem(at, "", "", expected, "");
    }

    /** {@code FILE:LINE:COLUMN: PATH: 'VALUE': EXPECTED. Did you mean 'X'?} without the parts that are empty. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder().append(at).append(": ");
        if (!path.isEmpty()) {
            line.append(Printed.shortened(path, LONGEST_PATH)).append(": ");
        }
        if (!value.isEmpty()) {
            line.append('\'').append(Printed.shortened(value)).append("': ");
        }
        line.append(expected);
        if (!suggestion.isEmpty()) {
            line.append(". ")
                    .append(Character.toUpperCase(suggestion.charAt(0)))
                    .append(suggestion, 1, suggestion.length());
        }
        return line.toString();
    }
}
