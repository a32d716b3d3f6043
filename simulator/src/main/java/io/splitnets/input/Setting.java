package io.splitnets.input;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts a value from the command line at its place in the tree. */
final class Setting {
    private final String path;
    private final Location origin;
    private final List<String> steps;

    Setting(String path, Location origin) {
        this.path = path;
        this.origin = origin;
        this.steps = Arrays.asList(path.replaceAll("\\[(\\d+)]", ".$1").split("\\.", -1));
        if (steps.contains("") || steps.size() > NodeReader.DEEPEST) {
            throw refusal("expected a path of keys such as 'links.csi0.lanes'", "");
        }
    }

    /** {@code root} with {@code value} at the path. */
    Node.Mapping applied(Node.Mapping root, Node value) {
        return inMapping(root, 0, relocated(value));
    }

    private Node inside(Node node, int step, Node value) {
        if (step == steps.size()) {
            return value;
        }
        if (node instanceof Node.Mapping mapping) {
            return inMapping(mapping, step, value);
        }
        if (node instanceof Node.Sequence list) {
            return inList(list, step, value);
        }
        if (node instanceof Node.Scalar scalar && scalar.isEmpty()) {
            return inMapping(new Node.Mapping(origin, Map.of()), step, value);
        }
        throw refusal("'" + before(step) + "' is a single value and has no keys", "");
    }

    private Node.Mapping inMapping(Node.Mapping mapping, int step, Node value) {
        Map<String, Node.Entry> entries = new LinkedHashMap<>(mapping.entries());
        Node.Entry entry = mapping.entries().get(steps.get(step));
        Node below = entry == null ? new Node.Mapping(origin, Map.of()) : entry.value();
        Location keyAt = entry == null ? origin : entry.keyAt();
        entries.put(steps.get(step), new Node.Entry(keyAt, inside(below, step + 1, value)));
        return new Node.Mapping(mapping.at(), entries);
    }

    private Node inList(Node.Sequence list, int step, Node value) {
        List<Node> items = new ArrayList<>(list.items());
        int index = index(list, step);
        items.set(index, inside(items.get(index), step + 1, value));
        return new Node.Sequence(list.at(), items);
    }

    private int index(Node.Sequence list, int step) {
        String wanted = steps.get(step);
        List<String> ids = list.items().stream()
                .map(item -> item instanceof Node.Mapping mapping
                        ? mapping.id().map(Node.Scalar::text).orElse("")
                        : "")
                .toList();
        int size = ids.size();
        int index = ids.indexOf(wanted);
        if (index >= 0) {
            return index;
        }
        Optional<Integer> number = IntStream.range(0, size)
                .boxed()
                .filter(i -> Integer.toString(i).equals(wanted))
                .findFirst();
        List<String> known = ids.stream().filter(id -> !id.isEmpty()).toList();
        String choice = (known.isEmpty() ? "" : "; known ids: " + Printed.names(known))
                + (size == 0 ? "; the list is empty" : "; indices: 0 to " + (size - 1));
        return number.orElseThrow(() -> refusal(
                "'" + before(step) + "' has no element '" + Printed.shortened(wanted) + "'" + choice,
                Kind.suggestion(wanted, known)));
    }

    private String before(int step) {
        return Printed.shortened(String.join(".", steps.subList(0, step)));
    }

    private Node relocated(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return new Node.Scalar(origin, scalar.text(), scalar.quoted());
        }
        if (node instanceof Node.Sequence list) {
            return new Node.Sequence(
                    origin, list.items().stream().map(this::relocated).toList());
        }
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        ((Node.Mapping) node)
                .entries()
                .forEach((key, entry) -> entries.put(key, new Node.Entry(origin, relocated(entry.value()))));
        return new Node.Mapping(origin, entries);
    }

    private InputException refusal(String expected, String suggestion) {
        return new InputException(new Problem(origin, path, "", expected, suggestion));
    }
}
