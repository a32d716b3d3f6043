package io.splitnets.nas.space;

import java.util.List;

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
        StringBuilder id = new StringBuilder();
        for (int i = 0; i < genes.size(); i++) {
            id.append(i == 0 ? "" : ".").append(genes.get(i).intValue());
        }
        return id.toString();
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
