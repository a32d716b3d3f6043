package io.splitnets.nas.search;

/** Is told after every generation how far the search has come. */
@FunctionalInterface
public interface SearchProgress {
    /** Called once per generation, in order, by the thread that runs the search. */
    void generation(GenerationSummary summary);
}
