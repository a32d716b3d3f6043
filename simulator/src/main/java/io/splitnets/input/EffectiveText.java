package io.splitnets.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Prints what was read from a document as YAML that reads back to the same. */
final class EffectiveText {
    private static final int WIDEST = 60;
    /** Texts that are the same in quotes and without, in block and in flow, as a key and as a value. */
    private static final Pattern PLAIN =
            Pattern.compile("(?:[A-Za-z0-9_/]|[-+.][A-Za-z0-9_/])[A-Za-z0-9_./%+()µ -]{0,200}");

    /** Texts that other readers of YAML 1.1 or 1.2 take for something else than a text. */
    private static final Pattern NOT_A_TEXT = Pattern.compile(
            "(?i)[-+]?\\.?[0-9][0-9_.:xabcdefo+-]*|[-+]?\\.inf|\\.nan|true|false|yes|no|on|off|y|n|null|~|");

    /** A line and the origin shown behind it, which is empty for lines without a value. */
    private record Line(String text, String origin) {}

    private final boolean withOrigins;

    EffectiveText(boolean withOrigins) {
        this.withOrigins = withOrigins;
    }

    String of(Section root) {
        List<Line> lines = new ArrayList<>();
        print(root, 0, lines);
        if (lines.isEmpty()) {
            return "{}\n";
        }
        int column = lines.stream()
                .filter(line -> !line.origin().isEmpty())
                .mapToInt(line -> line.text().length())
                .filter(length -> length <= WIDEST)
                .max()
                .orElse(0);
        return lines.stream().map(line -> rendered(line, column)).collect(Collectors.joining("\n", "", "\n"));
    }

    private String rendered(Line line, int column) {
        if (!withOrigins || line.origin().isEmpty()) {
            return line.text();
        }
        int blanks = Math.max(0, column - line.text().length()) + 2;
        return line.text() + " ".repeat(blanks) + "# " + line.origin();
    }

    private void print(Section section, int indent, List<Line> lines) {
        section.readings().forEach((key, reading) -> print(key, reading, indent, lines));
    }

    private void print(String key, Reading reading, int indent, List<Line> lines) {
        String start = " ".repeat(indent) + quoted(key, true) + ":";
        if (reading instanceof Reading.Value value) {
            lines.add(new Line(start + " " + quoted(value.text(), value.quoted()), origin(value)));
        } else if (reading instanceof Reading.Values list) {
            String values = list.values().stream()
                    .map(value -> quoted(value.text(), value.quoted()))
                    .collect(Collectors.joining(", ", " [", "]"));
            lines.add(new Line(start + values, origin(list.origin())));
        } else if (reading instanceof Reading.Nested nested) {
            printNested(start, nested.section(), indent + 2, lines);
        } else if (reading instanceof Reading.NestedList list) {
            printList(start, list, indent, lines);
        } else if (reading instanceof Reading.NestedMap map) {
            printMap(start, map, indent, lines);
        }
    }

    private void printNested(String start, Section section, int indent, List<Line> lines) {
        if (section.readings().isEmpty()) {
            lines.add(new Line(start + " {}", ""));
            return;
        }
        lines.add(new Line(start, ""));
        print(section, indent, lines);
    }

    private void printList(String start, Reading.NestedList list, int indent, List<Line> lines) {
        if (list.sections().isEmpty()) {
            lines.add(new Line(start + " []", origin(list.origin())));
            return;
        }
        lines.add(new Line(start, ""));
        for (Section section : list.sections()) {
            int first = lines.size();
            print(section, indent + 4, lines);
            String dash = " ".repeat(indent + 2) + "- ";
            if (lines.size() == first) {
                lines.add(new Line(dash + "{}", ""));
            } else {
                Line line = lines.get(first);
                lines.set(first, new Line(dash + line.text().substring(indent + 4), line.origin()));
            }
        }
    }

    private void printMap(String start, Reading.NestedMap map, int indent, List<Line> lines) {
        if (map.sections().isEmpty()) {
            lines.add(new Line(start + " {}", origin(map.origin())));
            return;
        }
        lines.add(new Line(start, ""));
        for (Map.Entry<String, Section> entry : map.sections().entrySet()) {
            String name = " ".repeat(indent + 2) + quoted(entry.getKey(), true) + ":";
            printNested(name, entry.getValue(), indent + 4, lines);
        }
    }

    private static String origin(Reading.Value value) {
        return origin(value.origin())
                + value.source().map(source -> "; " + source).orElse("")
                + value.assumption().map(EffectiveText::range).orElse("");
    }

    private static String range(Assumption assumption) {
        return "; " + assumption.shown(assumption.low()) + " to " + assumption.shown(assumption.high())
                + assumption.status().map(status -> ", " + status).orElse("");
    }

    private static String origin(Optional<Location> origin) {
        return origin.map(Location::origin).orElse("default");
    }

    /** In quotes if the text needs them, or had them and would otherwise be taken for a number or the like. */
    private static String quoted(String text, boolean wasQuoted) {
        boolean keep = wasQuoted && NOT_A_TEXT.matcher(text).matches();
        boolean nothing = new Node.Scalar(new Location("", 1, 1), text, false).isEmpty();
        if (PLAIN.matcher(text).matches() && !text.endsWith(" ") && !keep && !nothing) {
            return text;
        }
        StringBuilder result = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> result.append("\\\"");
                case '\\' -> result.append("\\\\");
                case '\n' -> result.append("\\n");
                case '\t' -> result.append("\\t");
                default -> {
                    if (Printed.isInvisible(point)) {
                        result.append(Printed.hexadecimal(point));
                    } else {
                        result.appendCodePoint(point);
                    }
                }
            }
        });
        return result.append('"').toString();
    }
}
