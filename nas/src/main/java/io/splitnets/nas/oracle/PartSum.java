package io.splitnets.nas.oracle;

import java.util.Optional;

/** The blocks of one part of a network, added up on one processor. Mutable, for one thread. */
final class PartSum {
    private final TableSide side;
    private long macs;
    private long stored;
    private long weights;
    private long peak;
    private Cost resident = Cost.NOTHING;
    private Cost streamed = Cost.NOTHING;

    PartSum(TableSide side) {
        this.side = side;
    }

    /**
     * Costs added up.
     *
     * @param ticks of the table, see {@link TableSide}
     * @param missing whether a block has none
     */
    record Cost(long ticks, long sramBytes, long externalBytes, boolean missing) {
        static final Cost NOTHING = new Cost(0, 0, 0, false);

        Cost plus(Optional<BlockCost> block, int times, TableSide side) {
            if (missing || block.isEmpty()) {
                return new Cost(0, 0, 0, true);
            }
            BlockCost cost = block.get();
            return new Cost(
                    ticks + times * side.ticks(cost),
                    sramBytes + times * cost.sramBytes(),
                    externalBytes + times * cost.externalBytes(),
                    false);
        }
    }

    /** Adds a block that runs so many times with the same weights. */
    void add(BlockRow row, int times) {
        Optional<BlockSide> found = side.of(row);
        macs += times * row.macs();
        weights += row.weights();
        peak = Math.max(peak, row.peakBytes());
        stored += found.map(BlockSide::weightBytes).orElse(0L);
        resident = resident.plus(found.flatMap(BlockSide::resident), times, side);
        streamed = streamed.plus(found.flatMap(BlockSide::streamed), times, side);
    }

    long macs() {
        return macs;
    }

    long weights() {
        return weights;
    }

    long peak() {
        return peak;
    }

    boolean isResident() {
        return side.stays(stored);
    }

    Cost cost() {
        return cost(isResident());
    }

    Cost cost(boolean stays) {
        return stays ? resident : streamed;
    }

    /** Time of one inference, ps. */
    long picoseconds() {
        return side.picoseconds(cost().ticks(), isResident());
    }
}
