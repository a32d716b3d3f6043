package io.splitnets.nas.search;

/** Whether a search goes on, and if not, why. */
public enum SearchStatus {
    /** There is more to ask. */
    RUNNING,
    /** As many candidates as allowed were evaluated. */
    BUDGET_SPENT,
    /** No further candidate that is new and keeps the cheap constraints was found. */
    SPACE_EXHAUSTED
}
