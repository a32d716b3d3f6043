package io.splitnets.input;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** How text from a file is shown in a message: short, on one line, nothing invisible. */
final class Printed {
    private static final int LONGEST = 60;
    private static final int MOST_NAMES = 30;

    private Printed() {}

    /** At most 60 characters, with control characters escaped. */
    static String shortened(String text) {
        return shortened(text, LONGEST);
    }

    /** At most {@code longest} characters, with control characters escaped. */
    static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return escaped(text);
        }
        int end = longest - 3;
        return escaped(text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)) + "...";
    }

    /** With control, format and unpaired surrogate characters as escapes. */
    static String escaped(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(result, point));
        return result.toString();
    }

    private static void append(StringBuilder result, int point) {
        switch (point) {
            case '\n' -> result.append("\\n");
            case '\r' -> result.append("\\r");
            case '\t' -> result.append("\\t");
            default -> {
                if (isInvisible(point)) {
                    result.append(hexadecimal(point));
                } else {
                    result.appendCodePoint(point);
                }
            }
        }
    }

    /** Whether a reader of a message could not see {@code point}. */
    static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }

    /** The escape of {@code point} as YAML reads it in double quotes. */
    static String hexadecimal(int point) {
        return String.format(Locale.ROOT, point > 0xFFFF ? "\\U%08X" : "\\u%04X", point);
    }

    /** The names, separated by commas; a long collection is cut. */
    static String names(Collection<String> names) {
        String listed = names.stream().limit(MOST_NAMES).map(Printed::shortened).collect(Collectors.joining(", "));
        return names.size() <= MOST_NAMES ? listed : listed + " and " + (names.size() - MOST_NAMES) + " more";
    }
}
