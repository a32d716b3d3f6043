package io.splitnets.npu;

import io.splitnets.hardware.RowStationarySpec;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the mapping of a layer on a row-stationary array, as the offline mapper of Eyeriss does: every combination that
 * divides the layer evenly and fits the memories of an element and the buffers is tried. Of those that occupy at least three
 * quarters of the array (of all, where none does) the one with the least traffic to the outside for one frame is taken, then
 * the one with most elements at work, then the one with fewest cycles. A batch then changes only how many frames and filters
 * are in the buffer together, and how many filters take turns: those with the least traffic for the batch.
 *
 * <p>Sets are stacked before they are put side by side: a strip is wider than half the array where two sets fit on top of
 * each other and the layer has so many rows. A strip wider than the array is folded onto several places of the stack.
 */
final class RowMapper {
    private final RowStationarySpec spec;
    private final RowStationarySpec oneFrame;
    private final int rows;
    private final int columns;
    private final long bufferWords;
    private final long filterBufferWords;

    RowMapper(RowStationarySpec spec, int rows, int columns, long bufferWords, long filterBufferWords) {
        this.spec = spec;
        this.oneFrame = spec.withBatch(1);
        this.rows = rows;
        this.columns = columns;
        this.bufferWords = bufferWords;
        this.filterBufferWords = filterBufferWords;
    }

    /** The least words of buffer with which {@code layer} can be mapped: one row of sums and the inputs under it. */
    static long leastWords(RowLayer layer) {
        return new RowMapping(1, 1, 1, 1, 1, 1, 1).bufferWords(layer);
    }

    Optional<RowMapping> best(RowLayer layer) {
        Best best = new Best(layer);
        long places = rows / layer.kernelRows();
        long widest = Math.min(layer.outHeight(), places * columns);
        boolean stacked = places > 1 && layer.outHeight() > columns / 2;
        for (long e = stacked ? Math.min(widest, columns / 2 + 1) : 1; e <= widest; e++) {
            long sets = e <= columns ? places * (columns / e) : places / Folds.ceilDiv(e, columns);
            strip(layer, e, sets, best);
        }
        if (best.mapping == null && stacked) {
            for (long e = 1; e <= columns / 2; e++) {
                strip(layer, e, places * (columns / e), best);
            }
        }
        return Optional.ofNullable(best.mapping).map(mapping -> shared(layer, mapping));
    }

    /** The same sets, with the frames and filters of the least traffic, then the fewest cycles, for the batch. */
    private RowMapping shared(RowLayer layer, RowMapping one) {
        long[] turns = divisors(layer.filters() / one.t(), mostFilters(layer, one.q()));
        return Arrays.stream(divisors(spec.batch(), spec.batch()))
                .boxed()
                .flatMap(frames -> Arrays.stream(turns).boxed().flatMap(p -> filters(layer, one, frames, p)))
                .filter(mapping -> mapping.bufferWords(layer) <= bufferWords)
                .min(Comparator.comparingLong((RowMapping mapping) -> mapping.externalWords(layer, spec))
                        .thenComparingLong(mapping -> mapping.cycles(layer, spec)))
                .orElse(one);
    }

    private Stream<RowMapping> filters(RowLayer layer, RowMapping one, long frames, long p) {
        long step = p * one.t();
        if (step * one.q() * one.r() * layer.taps() > filterBufferWords) {
            return Stream.empty();
        }
        return Arrays.stream(divisors(layer.filters() / step, layer.filters()))
                .mapToObj(times -> new RowMapping(frames, times * step, one.e(), p, one.q(), one.r(), one.t()));
    }

    /** Filters that take turns in an element. */
    private long mostFilters(RowLayer layer, long q) {
        return Math.min(spec.psumWords(), spec.filterWords() / (q * layer.kernelColumns()));
    }

    private void strip(RowLayer layer, long e, long sets, Best best) {
        long mostChannels = spec.ifmapWords() / layer.kernelColumns();
        for (long q : divisors(layer.channels(), mostChannels)) {
            for (long r : divisors(layer.channels() / q, sets)) {
                for (long t : divisors(layer.filters(), sets / r)) {
                    filters(layer, new RowMapping(1, t, e, 1, q, r, t), best);
                }
            }
        }
    }

    private void filters(RowLayer layer, RowMapping seed, Best best) {
        for (long p : divisors(layer.filters() / seed.t(), mostFilters(layer, seed.q()))) {
            if (p * seed.t() * seed.q() * seed.r() * layer.taps() <= filterBufferWords) {
                best.offer(widened(layer, seed, p));
            }
        }
    }

    /** With as many filters in the buffer as fit: traffic only falls with them. */
    private @Nullable RowMapping widened(RowLayer layer, RowMapping seed, long p) {
        long step = p * seed.t();
        RowMapping least = new RowMapping(1, step, seed.e(), p, seed.q(), seed.r(), seed.t());
        long free = bufferWords - least.bufferWords(layer);
        if (free < 0) {
            return null;
        }
        long most = 1 + free / (step * seed.e() * layer.outWidth());
        long[] fitting = divisors(layer.filters() / step, most);
        return new RowMapping(1, step * fitting[fitting.length - 1], seed.e(), p, seed.q(), seed.r(), seed.t());
    }

    /** Divisors of {@code number} up to {@code most}, rising. */
    private static long[] divisors(long number, long most) {
        return LongStream.rangeClosed(1, Math.min(number, most))
                .filter(d -> number % d == 0)
                .toArray();
    }

    /** The best mapping so far. */
    private final class Best {
        private final RowLayer layer;
        private @Nullable RowMapping mapping;
        private long[] rank = {};

        Best(RowLayer layer) {
            this.layer = layer;
        }

        void offer(@Nullable RowMapping candidate) {
            if (candidate == null) {
                return;
            }
            long[] key = rank(candidate);
            if (mapping == null || Arrays.compare(key, rank) < 0) {
                mapping = candidate;
                rank = key;
            }
        }

        /** Lower is better. */
        private long[] rank(RowMapping candidate) {
            long active = candidate.active(layer);
            boolean full = 4 * active >= 3L * rows * columns;
            return new long[] {
                full ? 0 : 1, candidate.externalWords(layer, oneFrame), -active, candidate.cycles(layer, oneFrame)
            };
        }
    }
}
