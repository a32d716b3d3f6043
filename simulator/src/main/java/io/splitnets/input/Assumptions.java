package io.splitnets.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Collects the values with a range out of what was read, by the paths that {@code --set} takes. */
final class Assumptions {
    private final List<Assumption> found = new ArrayList<>();

    /** All of them below {@code root}, in reading order. */
    static List<Assumption> of(Section root) {
        Assumptions assumptions = new Assumptions();
        assumptions.section("", root);
        return List.copyOf(assumptions.found);
    }

    private void section(String path, Section section) {
        section.readings().forEach((key, reading) -> reading(path.isEmpty() ? key : path + "." + key, reading));
    }

    private void reading(String path, Reading reading) {
        if (reading instanceof Reading.Value value) {
            value.assumption().ifPresent(assumption -> found.add(assumption.at(path)));
        } else if (reading instanceof Reading.Nested nested) {
            section(path, nested.section());
        } else if (reading instanceof Reading.NestedList list) {
            for (int i = 0; i < list.sections().size(); i++) {
                Section section = list.sections().get(i);
                section(path + step(section, i), section);
            }
        } else if (reading instanceof Reading.NestedMap map) {
            for (Map.Entry<String, Section> entry : map.sections().entrySet()) {
                section(path + "." + entry.getKey(), entry.getValue());
            }
        }
    }

    private static String step(Section section, int index) {
        return section.readings().get("id") instanceof Reading.Value id ? "." + id.text() : "[" + index + "]";
    }
}
