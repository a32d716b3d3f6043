package io.splitnets.input;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Merges one tree over another and notes what cannot be merged. */
final class Merge {
    private final List<Problem> problems = new ArrayList<>();

    /** What could not be merged, so far. */
    List<Problem> problems() {
        return problems;
    }

    Node.Mapping merge(Node.Mapping over, Node.Mapping base) {
        return merge(over, base, "");
    }

    private Node.Mapping merge(Node.Mapping over, Node.Mapping base, String path) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>(base.entries());
        over.entries().forEach((key, entry) -> {
            Node.Entry below = base.entries().get(key);
            String place = path.isEmpty() ? key : path + "." + key;
            entries.put(
                    key,
                    below == null ? entry : new Node.Entry(entry.keyAt(), merge(entry.value(), below.value(), place)));
        });
        return new Node.Mapping(over.at(), entries);
    }

    private Node merge(Node over, Node base, String path) {
        if (Sourced.is(over) || Sourced.is(base)) {
            return sourced(over, base, path);
        }
        if (over instanceof Node.Mapping top && base instanceof Node.Mapping below) {
            return merge(top, below, path);
        }
        if (over instanceof Node.Sequence top && base instanceof Node.Sequence below) {
            return haveIds(top) && haveIds(below) ? mergeById(top, below, path) : over;
        }
        if (!over.getClass().equals(base.getClass()) && !isEmpty(over) && !isEmpty(base)) {
            problems.add(new Problem(
                    over.at(),
                    path,
                    over instanceof Node.Scalar scalar ? scalar.text() : "",
                    "expected " + base.kind() + " as in " + base.at().origin() + ", but the value is " + over.kind(),
                    ""));
        }
        return over;
    }

    /** A single value may take the place of one with its source, and the other way round; the source goes with it. */
    private Node sourced(Node over, Node base, String path) {
        merge(Sourced.value(over), Sourced.value(base), path);
        return over;
    }

    private static boolean isEmpty(Node node) {
        return node instanceof Node.Scalar scalar && scalar.isEmpty();
    }

    private static boolean haveIds(Node.Sequence list) {
        return !list.items().isEmpty()
                && list.items().stream()
                        .allMatch(item -> item instanceof Node.Mapping mapping
                                && mapping.id().isPresent());
    }

    private Node mergeById(Node.Sequence over, Node.Sequence base, String path) {
        Map<String, Node.Mapping> merged = byId(base, path);
        byId(over, path).forEach((id, top) -> {
            Node.Mapping below = merged.get(id);
            merged.put(id, below == null ? top : merge(top, below, path + "." + id));
        });
        return new Node.Sequence(over.at(), List.copyOf(merged.values()));
    }

    private Map<String, Node.Mapping> byId(Node.Sequence list, String path) {
        Map<String, Node.Mapping> elements = new LinkedHashMap<>();
        for (Node item : list.items()) {
            if (item instanceof Node.Mapping mapping) {
                mapping.id().ifPresent(id -> {
                    Node.Mapping first = elements.putIfAbsent(id.text(), mapping);
                    if (first != null) {
                        String twice =
                                "this id was given before at " + first.at().origin();
                        problems.add(new Problem(id.at(), path, id.text(), twice, ""));
                    }
                });
            }
        }
        return elements;
    }
}
