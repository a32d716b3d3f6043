package io.splitnets.report;

import io.splitnets.input.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One element of a page or drawing, with its attributes, texts and elements. It is written so that both a reader of
 * HTML5 and one of XML understand it. All text and all attribute values are escaped on writing, so that nothing a user
 * wrote in a file can become an element; names of elements and attributes are the program's own.
 */
public final class Markup {
    private static final Set<String> VOID = Set.of("br", "col", "hr", "meta");
    private static final char REPLACEMENT = '\uFFFD';

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Object> content = new ArrayList<>();

    private Markup(String name) {
        this.name = name;
    }

    /** An empty element. */
    public static Markup of(String name) {
        return new Markup(name);
    }

    /** An element that holds one text. */
    public static Markup of(String name, String text) {
        return new Markup(name).text(text);
    }

    /** Sets an attribute. */
    public Markup with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    /** Sets an attribute to a coordinate or length, to a hundredth of a pixel. */
    public Markup with(String attribute, double value) {
        return with(attribute, coordinate(value));
    }

    /** Adds an element at the end. */
    public Markup add(Markup child) {
        content.add(child);
        return this;
    }

    /** Adds elements at the end. */
    public Markup addAll(List<Markup> children) {
        content.addAll(children);
        return this;
    }

    /** Adds a text at the end. */
    public Markup text(String text) {
        content.add(text);
        return this;
    }

    /** A coordinate in the fewest digits, to a hundredth. */
    public static String coordinate(double value) {
        double rounded = Math.rint(value * 100) / 100;
        if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e9) {
            return Long.toString((long) rounded);
        }
        return JsonText.number(rounded);
    }

    /** The element as text. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        write(out);
        return out.toString();
    }

    private void write(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((key, value) -> {
            out.append(' ').append(key).append("=\"");
            escape(value, out);
            out.append('"');
        });
        if (VOID.contains(name)) {
            out.append(" />");
            return;
        }
        out.append('>');
        for (Object part : content) {
            if (part instanceof Markup child) {
                child.write(out);
            } else {
                escape(part.toString(), out);
            }
        }
        out.append("</").append(name).append('>');
    }

    private static void escape(String text, StringBuilder out) {
        text.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(allowed(point) ? point : REPLACEMENT);
            }
        });
    }

    /** What XML 1.0 admits (production 2), less the characters that turn the direction of the text around them. */
    private static boolean allowed(int point) {
        if (point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069) {
            return false;
        }
        return point == '\t'
                || point == '\n'
                || point >= 0x20 && point <= 0x7E
                || point >= 0xA0 && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000;
    }
}
