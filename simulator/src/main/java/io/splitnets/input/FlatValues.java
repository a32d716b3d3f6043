package io.splitnets.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every single value of a tree by its path, which is written as {@code --set} takes it. */
final class FlatValues {
    private final Map<String, String> values = new LinkedHashMap<>();

    /** The values below {@code root}, in the order of the file. */
    static Map<String, String> of(Node.Mapping root) {
        FlatValues flat = new FlatValues();
        flat.mapping("", root);
        return flat.values;
    }

    private void node(String path, Node node) {
        if (node instanceof Node.Mapping mapping) {
            mapping(path, mapping);
        } else if (node instanceof Node.Sequence list) {
            list(path, list.items());
        } else {
            values.put(path, text(node));
        }
    }

    private void mapping(String path, Node.Mapping mapping) {
        if (mapping.entries().isEmpty()) {
            values.put(path, "{}");
        }
        mapping.entries().forEach((key, entry) -> node(path.isEmpty() ? key : path + "." + key, entry.value()));
    }

    private void list(String path, List<Node> items) {
        boolean plain = items.stream().allMatch(Node.Scalar.class::isInstance);
        if (plain) {
            values.put(path, items.stream().map(FlatValues::text).collect(Collectors.joining(", ", "[", "]")));
            return;
        }
        for (int i = 0; i < items.size(); i++) {
            node(path + step(items.get(i), i), items.get(i));
        }
    }

    private static String step(Node item, int index) {
        return item instanceof Node.Mapping mapping && mapping.id().isPresent()
                ? "." + mapping.id().get().text()
                : "[" + index + "]";
    }

    private static String text(Node node) {
        return node instanceof Node.Scalar scalar ? scalar.text() : "";
    }
}
