package io.splitnets.nas.augmentation;

import io.splitnets.input.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The kinds of augmentation by name, and how a list of them is read. */
public final class Augmentations {
    private static final Map<String, Function<Section, Augmentation>> KINDS = kinds();

    private Augmentations() {}

    private static Map<String, Function<Section, Augmentation>> kinds() {
        Map<String, Function<Section, Augmentation>> kinds = new LinkedHashMap<>();
        kinds.put("shift", section -> new Shift(section.integer("pixels", 1, 64)));
        kinds.put("flip", section -> new Flip());
        kinds.put("cutout", section -> new Cutout(section.integer("size", 1, 512)));
        kinds.put(
                "auto",
                section -> new Auto(section.integer("operations", 1, 8, 2), section.integer("magnitude", 0, 10, 9)));
        return kinds;
    }

    /** The names. */
    static List<String> names() {
        return List.copyOf(KINDS.keySet());
    }

    /** Reads a list of sections with a {@code kind} each; they are applied in that order. */
    public static List<Augmentation> read(List<Section> sections) {
        List<Augmentation> list = new ArrayList<>();
        for (Section section : sections) {
            String kind = section.choiceOf("kind", names());
            // An unknown kind is reported and read as the first one, whose keys nobody meant.
            if (section.has("kind") && kind.equals(section.text("kind"))) {
                list.add(Objects.requireNonNull(KINDS.get(kind)).apply(section));
                section.finish();
            }
        }
        return list;
    }
}
