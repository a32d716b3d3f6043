package io.splitnets.engine;

import java.util.Arrays;

/**
 * A heap of four children per key (D. B. Johnson, Information Processing Letters 4, 1975). A removed first key leaves a
 * hole that the next added key fills: one way down in place of a way down and a way up.
 */
final class HeapKeys extends KeyQueue {
    // The children of i are 4 i + 1 ... 4 i + 4; behind the last key stands NONE, so that every key has four children.
    private final long[] keys;
    private int size;
    private boolean hole;

    HeapKeys(int capacity) {
        keys = new long[capacity + 4];
        Arrays.fill(keys, NONE);
    }

    @Override
    long first() {
        if (hole) {
            close();
        }
        return keys[0];
    }

    private void close() {
        hole = false;
        size--;
        long moved = keys[size];
        keys[size] = NONE;
        if (size > 0) {
            sink(moved);
        }
    }

    @Override
    void removeFirst() {
        if (hole) {
            close();
        }
        hole = true;
    }

    @Override
    void add(long key) {
        if (hole) {
            hole = false;
            sink(key);
        } else {
            rise(key);
        }
    }

    private void rise(long key) {
        long[] all = keys;
        int i = size++;
        while (i > 0) {
            int parent = (i - 1) >> 2;
            long above = all[parent];
            if (above <= key) {
                break;
            }
            all[i] = above;
            i = parent;
        }
        all[i] = key;
    }

    private void sink(long key) {
        long[] all = keys;
        int end = size;
        int i = 0;
        for (int child = 1; child < end; child = 4 * i + 1) {
            int least = child;
            long value = all[child];
            for (int c = child + 1; c < child + 4; c++) {
                long next = all[c];
                least = next < value ? c : least;
                value = Math.min(next, value);
            }
            if (value >= key) {
                break;
            }
            all[i] = value;
            i = least;
        }
        all[i] = key;
    }

    @Override
    boolean remove(long key) {
        return false;
    }

    @Override
    void clear() {
        Arrays.fill(keys, 0, size, NONE);
        size = 0;
        hole = false;
    }
}
