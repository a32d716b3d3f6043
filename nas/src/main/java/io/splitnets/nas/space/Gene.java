package io.splitnets.nas.space;

import java.util.List;

/**
 * One choice of a search space.
 *
 * @param name unique within the space, as printed
 * @param choices the admissible values as printed, at least one, in order
 */
public record Gene(String name, List<String> choices) {
    /** Copies the list and refuses an empty one. */
    public Gene {
        choices = List.copyOf(choices);
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("gene '" + name + "' has no choices");
        }
    }
}
