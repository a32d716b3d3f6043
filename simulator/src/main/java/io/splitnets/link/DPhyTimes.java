package io.splitnets.link;

import io.splitnets.hardware.ClockMode;
import io.splitnets.hardware.DPhyLinkSpec;
import io.splitnets.hardware.DPhyTiming;
import io.splitnets.units.Rational;
import io.splitnets.units.SimTime;

/**
 * Bursts on a D-PHY (MIPI Alliance, D-PHY v1.2).
 *
 * <pre>
 * T_hs(B)  = ceil(B / lanes) * 8 UI
 * T_ovh    = TLPX + (THS-PREPARE + THS-ZERO) + sync + THS-TRAIL + THS-EXIT
 * T_clk    = TLPX + (TCLK-PREPARE + TCLK-ZERO) + TCLK-PRE + TCLK-POST + TCLK-TRAIL     gated clock only
 * </pre>
 *
 * @param lanes data lanes
 */
record DPhyTimes(Rational unitInterval, int lanes, Rational overhead, Rational clockOverhead) implements PhyTimes {
    private static final int SHORT_PACKET = 4;
    private static final int HEADER_AND_CHECKSUM = 6;

    static DPhyTimes of(DPhyLinkSpec spec) {
        Rational ui = spec.laneRate().bitPicoseconds();
        DPhyTiming t = spec.timing();
        Rational trail = ui.times(t.trailLeastUi()).max(fixed(t.trail()).plus(ui.times(t.trailUi())));
        Rational overhead = fixed(t.lpx().plus(t.prepareZero()).plus(t.exit()))
                .plus(ui.times(t.prepareZeroUi() + t.syncUi()))
                .plus(trail);
        Rational clock = fixed(
                        t.lpx().plus(t.clockPrepareZero()).plus(t.clockPost()).plus(t.clockTrail()))
                .plus(ui.times(t.clockPreUi() + t.clockPostUi()));
        return new DPhyTimes(ui, spec.lanes(), overhead, spec.clock() == ClockMode.GATED ? clock : Rational.ZERO);
    }

    private static Rational fixed(SimTime time) {
        return Rational.of(time.picoseconds());
    }

    /** Bytes spread over the lanes; the fullest lane counts. */
    private Rational highSpeed(long bytes) {
        return unitInterval.times(8 * ((bytes + lanes - 1) / lanes));
    }

    @Override
    public Rational longPacket(long wordCount) {
        return highSpeed(longPacketBytes(wordCount));
    }

    @Override
    public Rational shortPacket() {
        return highSpeed(SHORT_PACKET);
    }

    @Override
    public Rational payload(long bytes) {
        return unitInterval.times(8 * bytes).dividedBy(Rational.of(lanes));
    }

    @Override
    public long longPacketBytes(long wordCount) {
        return wordCount + HEADER_AND_CHECKSUM;
    }

    @Override
    public long shortPacketBytes() {
        return SHORT_PACKET;
    }
}
