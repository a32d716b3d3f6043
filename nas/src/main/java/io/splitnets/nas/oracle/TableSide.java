package io.splitnets.nas.oracle;

import io.splitnets.hardware.NpuSpec;
import io.splitnets.units.Rational;
import java.util.Optional;

/**
 * One processor of a table: how its figures become times. They are added up in ticks: cycles where the table has them, so
 * that a part's time is rounded once, as a run rounds it; else picoseconds.
 */
final class TableSide {
    private final NpuSpec spec;
    private final boolean sensor;
    private final Optional<Rational> period;
    private final Frame resident;
    private final Frame streamed;

    /** What is added to every inference: ticks before they become a time, and a time. */
    private record Frame(long ticks, long overhead) {}

    private TableSide(NpuSpec spec, boolean sensor, Optional<Rational> period, Optional<BlockSide> frame) {
        this.spec = spec;
        this.sensor = sensor;
        this.period = period;
        this.resident = frame(frame.flatMap(BlockSide::resident));
        this.streamed = frame(frame.flatMap(BlockSide::streamed));
    }

    static TableSide sensor(NpuSpec spec, BlockTable table) {
        return new TableSide(
                spec, true, table.sensorPeriod(), table.row(BlockKey.FRAME).flatMap(BlockRow::sensor));
    }

    static TableSide aggregator(NpuSpec spec, BlockTable table) {
        return new TableSide(
                spec, false, table.aggregatorPeriod(), table.row(BlockKey.FRAME).flatMap(BlockRow::aggregator));
    }

    private Frame frame(Optional<BlockCost> cost) {
        return cost.map(found -> period.isPresent()
                        ? new Frame(
                                found.cycles(),
                                found.picoseconds() - period.get().ceilOfTimes(found.cycles()))
                        : new Frame(0, found.picoseconds()))
                .orElse(new Frame(0, 0));
    }

    NpuSpec spec() {
        return spec;
    }

    Optional<BlockSide> of(BlockRow row) {
        return sensor ? row.sensor() : row.aggregator();
    }

    long ticks(BlockCost cost) {
        return period.isPresent() ? cost.cycles() : cost.picoseconds();
    }

    /** Whether so many bytes of weights stay on chip. */
    boolean stays(long weightBytes) {
        return spec.weightsResident() && weightBytes <= spec.weightMemory().bytes();
    }

    /** Time of an inference whose blocks take {@code ticks}, ps. */
    long picoseconds(long ticks, boolean stays) {
        Frame frame = stays ? resident : streamed;
        long all = ticks + frame.ticks();
        return (period.isPresent() ? period.get().ceilOfTimes(all) : all) + frame.overhead();
    }

    /** Cycles of the scenario's clock that so many ticks are. */
    long cycles(long ticks) {
        return period.isPresent()
                ? ticks
                : Rational.of(ticks).dividedBy(spec.clock().periodPicoseconds()).ceil();
    }
}
