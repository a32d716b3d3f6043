package io.splitnets.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A value written with where it is from: {@code {value: 48 MHz, source: driver, range: [40 MHz, 56 MHz]}}. */
final class Sourced {
    private static final Set<String> KEYS = Set.of("value", "source", "range", "status");

    private Sourced() {}

    /** Whether {@code node} is such a map. */
    static boolean is(Node node) {
        return node instanceof Node.Mapping mapping
                && mapping.entries().containsKey("value")
                && KEYS.containsAll(mapping.entries().keySet());
    }

    /** The value alone, where there is one. */
    static Node value(Node node) {
        return is(node) ? ((Node.Mapping) node).value("value").orElse(node) : node;
    }

    /** The text of the source, empty where none is given. */
    static Optional<String> source(Node node) {
        return is(node) ? text(((Node.Mapping) node).value("source")).map(Node.Scalar::text) : Optional.empty();
    }

    /** The text of the status, empty where none is given. */
    static Optional<String> status(Node node) {
        return is(node) ? text(((Node.Mapping) node).value("status")).map(Node.Scalar::text) : Optional.empty();
    }

    /** The range, empty where none is given. */
    static Optional<Node> range(Node node) {
        return is(node) ? ((Node.Mapping) node).value("range") : Optional.empty();
    }

    private static Optional<Node.Scalar> text(Optional<Node> node) {
        return node.filter(Node.Scalar.class::isInstance)
                .map(Node.Scalar.class::cast)
                .filter(scalar -> !scalar.isEmpty());
    }

    /**
     * {@code node} of a preset with each short source replaced by its citation; a number without a source is a problem.
     */
    static Node cited(Node node, String path, Node.Mapping citations, List<Problem> problems) {
        if (is(node)) {
            return withCitation((Node.Mapping) node, path, citations, problems);
        }
        if (node instanceof Node.Mapping mapping) {
            Map<String, Node.Entry> entries = new LinkedHashMap<>();
            mapping.entries()
                    .forEach((key, entry) -> entries.put(
                            key,
                            new Node.Entry(
                                    entry.keyAt(), cited(entry.value(), path + "." + key, citations, problems))));
            return new Node.Mapping(mapping.at(), entries);
        }
        if (node instanceof Node.Scalar scalar && scalar.text().matches("[+-]?[0-9.].*")) {
            problems.add(new Problem(
                    scalar.at(),
                    path,
                    scalar.text(),
                    "a number of a preset needs its source; expected {value: " + scalar.text()
                            + ", source: ...} or source: assumed",
                    ""));
        }
        return node;
    }

    private static Node withCitation(
            Node.Mapping mapping, String path, Node.Mapping citations, List<Problem> problems) {
        Optional<Node.Scalar> name = text(mapping.value("source"));
        if (name.isEmpty()) {
            problems.add(new Problem(mapping.at(), path, "", "missing key 'source'; a citation, or: assumed", ""));
            return mapping;
        }
        Optional<Node.Scalar> citation = text(citations.value(name.get().text()));
        if (citation.isEmpty()) {
            return mapping;
        }
        Map<String, Node.Entry> entries = new LinkedHashMap<>(mapping.entries());
        Location at = name.get().at();
        entries.put(
                "source", new Node.Entry(at, new Node.Scalar(at, citation.get().text(), true)));
        return new Node.Mapping(mapping.at(), entries);
    }
}
