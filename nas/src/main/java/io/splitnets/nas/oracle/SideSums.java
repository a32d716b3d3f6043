package io.splitnets.nas.oracle;

import java.util.List;
import java.util.Optional;

/** Sums of rows on one processor by place: what a group of choices adds to a part. */
final class SideSums {
    /** More ticks than any part has, and few enough that some hundred of them do not overflow. */
    static final long MISSING = 1L << 52;

    private final TableSide side;
    private final long[] resident;
    private final long[] streamed;
    private final long[] stored;

    SideSums(TableSide side, int places) {
        this.side = side;
        resident = new long[places];
        streamed = new long[places];
        stored = new long[places];
    }

    void set(int place, List<BlockRow> rows) {
        for (BlockRow row : rows) {
            Optional<BlockSide> found = side.of(row);
            resident[place] = plus(resident[place], found.flatMap(BlockSide::resident));
            streamed[place] = plus(streamed[place], found.flatMap(BlockSide::streamed));
            stored[place] += found.map(BlockSide::weightBytes).orElse(0L);
        }
    }

    private long plus(long sum, Optional<BlockCost> cost) {
        return Math.min(MISSING, sum + cost.map(side::ticks).orElse(MISSING));
    }

    /** A part in the making. Mutable, for one thread; used again. */
    static final class Total {
        private final TableSide side;
        private long resident;
        private long streamed;
        private long stored;

        Total(TableSide side) {
            this.side = side;
        }

        void start() {
            resident = 0;
            streamed = 0;
            stored = 0;
        }

        void add(SideSums sums, int place) {
            resident += sums.resident[place];
            streamed += sums.streamed[place];
            stored += sums.stored[place];
        }

        /** Time of one inference, ps; 0 if a block has no cost. */
        long picoseconds() {
            boolean stays = side.stays(stored);
            long ticks = stays ? resident : streamed;
            return ticks >= MISSING ? 0 : side.picoseconds(ticks, stays);
        }
    }
}
