package io.splitnets.scenario;

import io.splitnets.input.Section;
import io.splitnets.units.Similarity;
import java.util.Collection;

/** Names that parts of a scenario are referred to by. */
final class Ids {
    private Ids() {}

    static String read(Section section) {
        return name(section, "id");
    }

    /** A name in the form of an id. */
    static String name(Section section, String key) {
        String name = section.text(key);
        if (!name.matches("[A-Za-z][A-Za-z0-9_-]{0,39}")) {
            section.problem(key, "expected a letter followed by up to 39 letters, digits, '_' or '-'");
        }
        return name;
    }

    /** Notes the preset that was put in, so that the key counts as known and stands in the effective file. */
    static void preset(Section section) {
        if (section.has("preset")) {
            section.text("preset");
        }
    }

    static String suggestion(String id, Collection<String> known) {
        return Similarity.nearest(id, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("");
    }
}
