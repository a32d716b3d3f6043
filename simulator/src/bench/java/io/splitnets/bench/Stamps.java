package io.splitnets.bench;

import java.util.Arrays;

/** A first-in first-out queue of instants that grows and never shrinks. */
final class Stamps {
    private long[] ring = new long[16];
    private int head;
    private int size;

    void add(long stamp) {
        if (size == ring.length) {
            grow();
        }
        ring[(head + size++) & (ring.length - 1)] = stamp;
    }

    long remove() {
        long stamp = ring[head];
        head = (head + 1) & (ring.length - 1);
        size--;
        return stamp;
    }

    boolean isEmpty() {
        return size == 0;
    }

    private void grow() {
        long[] wider = Arrays.copyOf(ring, 2 * size);
        System.arraycopy(ring, 0, wider, size, head);
        ring = wider;
    }
}
