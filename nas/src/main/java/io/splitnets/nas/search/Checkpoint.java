package io.splitnets.nas.search;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Keeps the state of a search, so that it can be continued. {@link SearchLoop} decides when: a state is as long as the
 * search has been, so a long one is kept less often than after every generation.
 */
@FunctionalInterface
public interface Checkpoint {
    /** Keeps a state; an exception ends the search. */
    void save(SearchState state);

    /** Whether the state is wanted after this generation in any case, as when the user interrupts the search. */
    default boolean wanted() {
        return false;
    }

    /**
     * A checkpoint of two functions.
     *
     * @param wanted as {@link #wanted}
     * @param save as {@link #save}
     */
    static Checkpoint of(BooleanSupplier wanted, Consumer<SearchState> save) {
        return new Checkpoint() {
            @Override
            public void save(SearchState state) {
                save.accept(state);
            }

            @Override
            public boolean wanted() {
                return wanted.getAsBoolean();
            }
        };
    }

    /**
     * Whether a generation that led from {@code before} to {@code after} evaluations ends with a checkpoint: there are 16 of
     * them, evenly spread, while the evaluations double, and one per generation where generations are longer than that.
     * All checkpoints of a search together are then at most about 24 times as long as the last, and what a crash costs is
     * at most a sixteenth of the work done, or one generation. It depends on the counts alone, so a search that was
     * continued has the checkpoints of one that was not interrupted.
     */
    static boolean due(int before, int after) {
        int step = Math.max(1, Integer.highestOneBit(after) / 16);
        return before / step != after / step;
    }
}
