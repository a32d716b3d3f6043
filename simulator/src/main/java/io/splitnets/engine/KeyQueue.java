package io.splitnets.engine;

/** A priority queue of keys, numbers from 0 to below {@link #NONE}; room for a fixed number of them. */
abstract sealed class KeyQueue permits SortedKeys, HeapKeys {
    /** Stands for no key, and is above all. */
    static final long NONE = Long.MAX_VALUE;

    /** The least key, or {@link #NONE}. */
    abstract long first();

    /** Removes the least key; there is one. */
    abstract void removeFirst();

    abstract void add(long key);

    /** Removes a key that is there, or leaves it to be met and recognised as stale; returns whether it was removed. */
    abstract boolean remove(long key);

    abstract void clear();
}
