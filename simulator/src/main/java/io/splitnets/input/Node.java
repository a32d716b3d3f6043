package io.splitnets.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A part of a parsed file, with its place. */
sealed interface Node {
    /** Where it starts. */
    Location at();

    /** What it is, in words with the article. */
    String kind();

    /**
     * A single value.
     *
     * @param text exactly as written
     * @param quoted whether it stood in quotes or was a block text, so that it cannot be empty by omission
     */
    record Scalar(Location at, String text, boolean quoted) implements Node {
        private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

        /** Whether no value was given (YAML 1.2 core schema, 10.3.2, null). */
        boolean isEmpty() {
            return !quoted && NOTHING.contains(text);
        }

        @Override
        public String kind() {
            return isEmpty() ? "empty" : "a single value";
        }
    }

    /** A list. */
    record Sequence(Location at, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A map; the entries keep the order of the file. */
    record Mapping(Location at, Map<String, Entry> entries) implements Node {
        public Mapping {
            entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** The value of {@code key}, if there is one. */
        Optional<Node> value(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }

        /** The value of key {@code id}, if it is a single value that is there. */
        Optional<Scalar> id() {
            Entry entry = entries.get("id");
            return entry != null && entry.value() instanceof Scalar scalar && !scalar.isEmpty()
                    ? Optional.of(scalar)
                    : Optional.empty();
        }

        @Override
        public String kind() {
            return "a map of keys";
        }
    }

    /** A key's place and its value. */
    record Entry(Location keyAt, Node value) {}
}
