package io.splitnets.scenario;

import io.splitnets.input.Section;
import io.splitnets.system.FusionPlan;
import io.splitnets.system.Join;
import io.splitnets.units.SimTime;
import java.util.List;
import java.util.Optional;

/** Reads {@code fusion}: a word, or {@code {join: window, window: 5 ms}}. */
final class FusionReader {
    private static final String KEY = "fusion";
    private static final String WINDOW = "window";
    private static final String NONE = "none";
    private static final List<String> WORDS = List.of(NONE, "wait_all", "latest");
    private static final List<String> TIMED = List.of(WINDOW, "drop_incomplete");
    private static final List<String> FEATURES = List.of("concatenate", "max");

    private FusionReader() {}

    /** What the section says; {@code none} if it says nothing. */
    static Optional<FusionPlan> read(Section owner) {
        if (owner.isSection(KEY)) {
            return owner.optionalSection(KEY).map(FusionReader::map);
        }
        String word = owner.isText(KEY) ? owner.text(KEY) : NONE;
        if (TIMED.contains(word)) {
            owner.problem(KEY, "expected a map with the time to wait, such as {join: " + word + ", window: 5 ms}");
            return Optional.empty();
        }
        if (FEATURES.contains(word)) {
            owner.problem(
                    KEY,
                    "expected one of: " + String.join(", ", WORDS)
                            + ", or a map; how features are joined is 'features'");
            return Optional.empty();
        }
        return switch (owner.choiceOf(KEY, WORDS, NONE)) {
            case "wait_all" -> Optional.of(FusionPlan.WAIT_ALL);
            case "latest" -> Optional.of(new FusionPlan(Join.LATEST, SimTime.ZERO));
            default -> Optional.empty();
        };
    }

    private static FusionPlan map(Section section) {
        Join join = section.choice("join", Join.class);
        boolean timed = join == Join.WINDOW || join == Join.DROP_INCOMPLETE;
        SimTime window = timed || section.has(WINDOW) ? section.time(WINDOW) : SimTime.ZERO;
        section.finish();
        if (!timed) {
            if (section.has(WINDOW)) {
                section.problem(WINDOW, "expected only with 'join: window' or 'join: drop_incomplete'");
            }
            return new FusionPlan(join, SimTime.ZERO);
        }
        if (window.picoseconds() == 0) {
            section.problem(WINDOW, "expected a time above zero");
            return FusionPlan.WAIT_ALL;
        }
        return new FusionPlan(join, window);
    }
}
