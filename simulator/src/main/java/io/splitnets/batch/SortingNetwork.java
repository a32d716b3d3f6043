package io.splitnets.batch;

import java.util.ArrayList;
import java.util.List;

/** Sorts the same places of many lanes by compare and exchange, without a branch. */
final class SortingNetwork {
    private final int[] low;
    private final int[] high;

    /** Batcher's merge exchange for any number of places (Knuth, The Art of Computer Programming 3, 5.2.2, algorithm M). */
    SortingNetwork(int places) {
        List<int[]> pairs = new ArrayList<>();
        int top = Integer.highestOneBit(Math.max(1, places - 1));
        for (int p = top; places > 1 && p > 0; p >>= 1) {
            int q = top;
            int r = 0;
            int d = p;
            while (d > 0) {
                for (int i = 0; i < places - d; i++) {
                    if ((i & p) == r) {
                        pairs.add(new int[] {i, i + d});
                    }
                }
                d = q - p;
                q >>= 1;
                r = p;
            }
        }
        low = pairs.stream().mapToInt(pair -> pair[0]).toArray();
        high = pairs.stream().mapToInt(pair -> pair[1]).toArray();
    }

    /** Puts lane c of {@code keys[first]}, {@code keys[first + 1]} ... in ascending order, for each c below {@code lanes}. */
    void sort(long[][] keys, int first, int lanes) {
        for (int i = 0; i < low.length; i++) {
            exchange(keys[first + low[i]], keys[first + high[i]], lanes);
        }
    }

    /** The same, and {@code carried} moves along with the keys. */
    void sort(long[][] keys, long[][] carried, int first, int lanes) {
        for (int i = 0; i < low.length; i++) {
            int a = first + low[i];
            int b = first + high[i];
            exchange(keys[a], keys[b], carried[a], carried[b], lanes);
        }
    }

    private static void exchange(long[] a, long[] b, int lanes) {
        for (int c = 0; c < lanes; c++) {
            long difference = a[c] - b[c];
            long negative = difference & (difference >> 63);
            long larger = a[c] - negative;
            a[c] = b[c] + negative;
            b[c] = larger;
        }
    }

    private static void exchange(long[] a, long[] b, long[] withA, long[] withB, int lanes) {
        for (int c = 0; c < lanes; c++) {
            long difference = a[c] - b[c];
            long ordered = difference >> 63;
            long negative = difference & ordered;
            long larger = a[c] - negative;
            a[c] = b[c] + negative;
            b[c] = larger;
            long moved = (withA[c] ^ withB[c]) & ~ordered;
            withA[c] ^= moved;
            withB[c] ^= moved;
        }
    }
}
