package io.splitnets.npu;

import io.splitnets.network.LayerWorkload;
import io.splitnets.npu.LayerTraffic.Tiling;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Tiles with the least traffic: over some hundred pairs of input channels and rows of a tile, each with as many output
 * channels as fit, and over the six orders of the three loops.
 *
 * <p>An operand that no loop inside changes stays on chip; it is loaded again for every turn of a loop that is outside of
 * the innermost loop that changes it. Partial sums that have to leave are written and read with the accumulator's width,
 * {@code 2 (n_c - 1)} times all results. Neighbouring strips of rows overlap by a halo of {@code reach - stride} rows, which
 * is read again unless the strips follow each other at once.
 */
final class TileSearch {
    /** Loops over output channels, rows and input channels, outermost first. */
    private static final int[][] ORDERS = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};

    private static final int FILTERS = 0;
    private static final int ROWS = 1;
    private static final int CHANNELS = 2;

    private final TileShape shape;
    private final boolean held;

    /** With all weights in weight memory if {@code held}. */
    TileSearch(TileShape shape, boolean held) {
        this.shape = shape;
        this.held = held;
    }

    /**
     * What a tiling moves.
     *
     * @param weights times that all weights are loaded
     * @param ifmap bytes of operands
     * @param sums bytes of partial sums, both ways
     * @param tiling what it is called
     */
    record Passes(long weights, long ifmap, long sums, Tiling tiling) {}

    /** The least of all that fit; the first that moves each byte once, if one does. */
    Passes least(OperandBytes bytes, boolean resident) {
        if (!held) {
            shape.requireWeights();
        }
        shape.requireActivations(held);
        if (shape.layer().elementWise()) {
            return new Passes(1, bytes.ifmap(), 0, Tiling.ONE_PASS);
        }
        long bound = Math.addExact(resident ? 0 : bytes.weights(), bytes.ifmap());
        @Nullable Passes best = null;
        long least = Long.MAX_VALUE;
        for (long c : tiles(shape.channels())) {
            for (long h : tiles(shape.layer().outHeight())) {
                long n = filters(c, h);
                long[] turns = {
                    n == 0 ? 0 : Folds.ceilDiv(shape.filters(), n),
                    Folds.ceilDiv(shape.layer().outHeight(), h),
                    Folds.ceilDiv(shape.channels(), c)
                };
                for (int[] order : n == 0 ? new int[0][] : ORDERS) {
                    Passes passes = passes(bytes, turns, order);
                    long weights = resident ? 0 : Math.multiplyExact(passes.weights(), bytes.weights());
                    long moved = Math.addExact(weights, Math.addExact(passes.ifmap(), passes.sums()));
                    if (moved == bound) {
                        return passes;
                    }
                    if (moved < least) {
                        least = moved;
                        best = passes;
                    }
                }
            }
        }
        if (best == null) {
            throw new IllegalStateException("the smallest tile fits, yet no tile does");
        }
        return best;
    }

    /** Most output channels of a tile, 0 if none fits. */
    private long filters(long c, long h) {
        long low = 0;
        long high = shape.filters();
        while (low < high) {
            long middle = (low + high + 1) / 2;
            if (fits(middle, c, h)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private boolean fits(long n, long c, long h) {
        return (held || shape.weightBytes(n, c) <= shape.weightRoom())
                && Math.addExact(shape.inputBytes(c, h), shape.outputBytes(n, c, h)) <= shape.activationRoom();
    }

    private Passes passes(OperandBytes bytes, long[] turns, int[] order) {
        long weights = held ? 1 : loads(turns, order, ROWS);
        long inputs = loads(turns, order, FILTERS);
        long ifmap = Math.multiplyExact(inputs, withHalo(bytes.ifmap(), turns, order));
        long visits = loads(turns, order, CHANNELS);
        long sums = Math.multiplyExact(2 * (visits - 1), shape.sumBytes());
        return new Passes(weights, ifmap, sums, name(weights, inputs, visits));
    }

    private static Tiling name(long weights, long inputs, long visits) {
        if (visits > 1) {
            return Tiling.SUMS_SPILLED;
        }
        if (weights > 1) {
            return Tiling.INPUTS_TILED;
        }
        return inputs > 1 ? Tiling.WEIGHTS_TILED : Tiling.ONE_PASS;
    }

    /** How often an operand is loaded that only the loop {@code unrelated} does not change. */
    private static long loads(long[] turns, int[] order, int unrelated) {
        long inside = 0;
        for (int position = 2; position >= 0; position--) {
            if (order[position] == unrelated) {
                return inside > 0 ? turns[unrelated] : 1;
            }
            inside += turns[order[position]] > 1 ? 1 : 0;
        }
        return 1;
    }

    private long withHalo(long ifmap, long[] turns, int[] order) {
        boolean atOnce = true;
        for (int position = 2; order[position] != ROWS; position--) {
            atOnce &= turns[order[position]] == 1;
        }
        LayerWorkload layer = shape.layer();
        long rows = atOnce ? 0 : (turns[ROWS] - 1) * Math.max(0, layer.reachHeight() - layer.stride());
        return Math.addExact(ifmap, Folds.ceilDiv(Math.multiplyExact(ifmap, rows), layer.height()));
    }

    /** Sizes of a tile of a loop of {@code size}: a whole, a half, a third, a quarter, a sixth, an eighth ... and one. */
    private static long[] tiles(long size) {
        long[] found = new long[128];
        int count = 0;
        long previous = 0;
        for (long parts = 1;
                parts < size;
                parts = parts % 3 == 0 ? parts / 3 * 4 : Math.max(parts + 1, parts / 2 * 3)) {
            long tile = Folds.ceilDiv(size, parts);
            if (tile != previous) {
                found[count++] = tile;
                previous = tile;
            }
        }
        if (previous != 1) {
            found[count++] = 1;
        }
        return Arrays.copyOf(found, count);
    }
}
