package io.splitnets.input;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was read under one key, kept to print the effective file. */
sealed interface Reading {
    /** A single value; without an origin it is a default. The source is where the number was found, as cited. */
    record Value(
            String text,
            boolean quoted,
            Optional<Location> origin,
            Optional<String> source,
            Optional<Assumption> assumption)
            implements Reading {
        /** A default. */
        static Value ofDefault(String text) {
            return new Value(text, false, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /** A list of single values. */
    record Values(List<Node.Scalar> values, Optional<Location> origin) implements Reading {}

    /** A section. */
    record Nested(Section section) implements Reading {}

    /** A list of sections. */
    record NestedList(List<Section> sections, Optional<Location> origin) implements Reading {}

    /** A map of sections. */
    record NestedMap(Map<String, Section> sections, Optional<Location> origin) implements Reading {}
}
