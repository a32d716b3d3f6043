package io.splitnets.batch;

/** Takes the results of a recursion in the order in which they come to the aggregator. */
interface ResultSink {
    /** One result of these frames, which may be used again afterwards. */
    void result(Passage[] views);

    /** A frame whose set is not complete when the recursion ends. */
    void waiting(Passage view);

    /** Forgets all results so far. */
    void reset();
}
