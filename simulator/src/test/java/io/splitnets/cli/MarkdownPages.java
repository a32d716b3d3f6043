package io.splitnets.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's pages: the files in Markdown at its root and under {@code docs}, and what tests read from them. */
final class MarkdownPages {
    private static final String LAUNCHER = "./splitnets ";
    private static final Set<String> SIMULATOR = Set.of(
            "run",
            "replay",
            "diff",
            "validate",
            "cost",
            "calibrate",
            "memory",
            "link",
            "sensor",
            "split",
            "trace",
            "verify");
    private static final Pattern EXIT = Pattern.compile("\\s+#\\s*exit (\\d+)\\s*$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    private final Path root;

    MarkdownPages(Path root) {
        this.root = root;
    }

    /**
     * A command that a page shows.
     *
     * @param place page and line
     * @param words arguments, without the launcher
     * @param exit the exit code that the page promises
     * @param printed lines that the page shows as its output, in order; {@code ...} stands for lines left out
     */
    record Shown(String place, List<String> words, int exit, List<String> printed) {
        @Override
        public String toString() {
            return place + " " + String.join(" ", words);
        }
    }

    /** A relative link of a page and the file it must lead to. */
    record Link(String place, Path target) {}

    List<Path> files() {
        try (Stream<Path> top = Files.list(root);
                Stream<Path> docs = Files.walk(root.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The simulator's commands in fenced blocks, those on search files left out. */
    List<Shown> commands() {
        List<Shown> commands = new ArrayList<>();
        for (Path file : files()) {
            List<String> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).startsWith("```")) {
                    int end = end(lines, i);
                    commands.addAll(block(file, lines, i + 1, end));
                    i = end;
                }
            }
        }
        return commands;
    }

    private List<Shown> block(Path file, List<String> lines, int from, int to) {
        List<Shown> commands = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (lines.get(i).startsWith(LAUNCHER)) {
                int next = i + 1;
                while (next < to && !lines.get(next).startsWith(LAUNCHER)) {
                    next++;
                }
                shown(place(file, i), lines.get(i), lines.subList(i + 1, next)).ifPresent(commands::add);
            }
        }
        return commands;
    }

    private static Optional<Shown> shown(String place, String line, List<String> printed) {
        Matcher exit = EXIT.matcher(line);
        int code = exit.find() ? Integer.parseInt(exit.group(1)) : 0;
        String command = exit.replaceFirst("").substring(LAUNCHER.length());
        List<String> words = words(command);
        boolean ours = SIMULATOR.contains(words.get(0)) && words.stream().noneMatch(word -> word.contains(".search."));
        return ours ? Optional.of(new Shown(place, words, code, printed)) : Optional.empty();
    }

    /** Words as a shell splits them, as far as the pages use it: blanks, and double quotes anywhere in a word. */
    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (char c : (command + " ").toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ' ' && !quoted) {
                if (word.length() > 0) {
                    words.add(word.toString());
                }
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        return words;
    }

    /** All links to files; those to the web and within a page are left out. */
    List<Link> links() {
        List<Link> links = new ArrayList<>();
        for (Path file : files()) {
            List<String> lines = lines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).startsWith("```")) {
                    i = end(lines, i);
                    continue;
                }
                Matcher link = LINK.matcher(lines.get(i));
                while (link.find()) {
                    String target = link.group(1).replaceFirst("#.*", "");
                    if (!target.isEmpty() && !target.contains(":")) {
                        links.add(new Link(place(file, i), file.resolveSibling(target)));
                    }
                }
            }
        }
        return links;
    }

    /** The first fenced block in a language on a page. */
    String firstBlock(String page, String language) {
        return blocks(page, language).get(0);
    }

    /** Every fenced block of {@code language} on a page. */
    List<String> blocks(String page, String language) {
        List<String> lines = lines(root.resolve(page));
        List<String> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).equals("```" + language)) {
                blocks.add(String.join("\n", lines.subList(i + 1, end(lines, i))) + "\n");
            }
        }
        return blocks;
    }

    private static int end(List<String> lines, int start) {
        for (int i = start + 1; i < lines.size(); i++) {
            if (lines.get(i).startsWith("```")) {
                return i;
            }
        }
        throw new IllegalStateException("a fenced block does not end: " + lines.get(start));
    }

    private String place(Path file, int line) {
        return root.relativize(file) + ":" + (line + 1);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
