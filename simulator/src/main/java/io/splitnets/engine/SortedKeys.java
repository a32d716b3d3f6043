package io.splitnets.engine;

import java.util.Arrays;

/** Keys in descending order, the least at the end: the fastest queue for a few dozen. */
final class SortedKeys extends KeyQueue {
    // keys[0] is NONE: the end of every search for a place, and the first key of an empty queue.
    private final long[] keys;
    private int last;

    SortedKeys(int capacity) {
        keys = new long[capacity + 1];
        keys[0] = NONE;
    }

    @Override
    long first() {
        return keys[last];
    }

    @Override
    void removeFirst() {
        last--;
    }

    @Override
    void add(long key) {
        long[] all = keys;
        int i = last++;
        long smaller = all[i];
        while (smaller < key) {
            all[i + 1] = smaller;
            smaller = all[--i];
        }
        all[i + 1] = key;
    }

    @Override
    boolean remove(long key) {
        int i = last;
        while (keys[i] != key) {
            i--;
        }
        System.arraycopy(keys, i + 1, keys, i, last - i);
        last--;
        return true;
    }

    @Override
    void clear() {
        last = 0;
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOfRange(keys, 1, last + 1));
    }
}
