package io.splitnets.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A table of wrong files: blocks of a title, lines taken out ({@code -}), lines put in ({@code +}), the message ({@code =}). */
public final class RefusalCases {
    private RefusalCases() {}

    /**
     * One wrong file.
     *
     * @param title what is wrong
     * @param removed lines of the good file that are taken out, the first place where they stand together
     * @param added lines in their place
     * @param expected first line of the messages, with FILE for the file's path and … for any text
     */
    public record Case(String title, List<String> removed, List<String> added, String expected) {
        /** The wrong file made from a good one. */
        public String appliedTo(String good) {
            String old = String.join("\n", removed) + "\n";
            int at = ("\n" + good).indexOf("\n" + old);
            if (at < 0) {
                throw new IllegalStateException(title + ": the good file has no such lines: " + old);
            }
            String text = added.isEmpty() ? "" : String.join("\n", added) + "\n";
            return good.substring(0, at) + text + good.substring(at + old.length());
        }

        /** What the message has to match, where … in the table stands for any text. */
        public Pattern pattern() {
            return Pattern.compile(
                    Arrays.stream(expected.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
        }

        @Override
        public String toString() {
            return title;
        }
    }

    /** The cases of a table. */
    public static List<Case> read(Path table) {
        List<Case> cases = new ArrayList<>();
        for (String block : text(table).split("\n\n+")) {
            List<String> lines =
                    block.lines().filter(line -> !line.startsWith("#")).toList();
            if (!lines.isEmpty()) {
                cases.add(new Case(
                        lines.get(0), marked(lines, '-'), marked(lines, '+'), String.join("\n", marked(lines, '='))));
            }
        }
        return cases;
    }

    /** A file's text. */
    public static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> marked(List<String> lines, char mark) {
        return lines.stream()
                .skip(1)
                .filter(line -> line.charAt(0) == mark)
                .map(line -> line.substring(1))
                .toList();
    }
}
