package io.splitnets.nas.space;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One point of a search space: for every gene, the index of the chosen value. Immutable; equal genes make equal
 * candidates.
 *
 * @param genes one index per gene of the space, in its order
 */
public record Candidate(List<Integer> genes) {
    /** Copies the list. */
    public Candidate {
        genes = List.copyOf(genes);
    }

    /** Stable text form, the indices joined by dots; reads back through {@link #parse}. */
    public String id() {
        return genes.stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    /**
     * Reads {@link #id()} back.
     *
     * @throws NumberFormatException if the text is no list of indices
     */
    public static Candidate parse(String id) {
        return new Candidate(java.util.Arrays.stream(id.split("\\.", -1))
                .map(Integer::valueOf)
                .toList());
    }
}
